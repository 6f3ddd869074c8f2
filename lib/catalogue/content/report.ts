import { libraryOf } from './library.ts';
import type { Content, CourseContent } from './load.ts';
import { courseMinutes } from './measure.ts';

/** One course in figures. */
export type CourseCounts = {
  readonly slug: string;
  readonly words: number;
  readonly modules: number;
  readonly questions: number;
  readonly claims: number;
  readonly minutesByMethod: Readonly<Record<string, number>>;
  readonly minutesOffered: number;
};
export type ContentCounts = {
  readonly courses: number;
  readonly modules: number;
  readonly words: number;
  readonly questions: number;
  readonly claims: number;
  readonly references: number;
  readonly terms: number;
  readonly figures: number;
  readonly handouts: number;
};

/** Counts one course. Its claims are those that its modules state. */
export function countCourse(course: CourseContent, content: Content): CourseCounts {
  const { words, methods, offered } = courseMinutes(course);
  return {
    slug: course.meta.slug,
    words,
    modules: course.modules.length,
    questions: course.questions.length,
    claims: Object.keys(libraryOf(course, content).claims).length,
    minutesByMethod: Object.fromEntries(methods.map(({ id, minutes }) => [id, minutes])),
    minutesOffered: offered,
  };
}

/** Counts the content as a whole. */
export function countContent(content: Content): ContentCounts {
  const modules = content.courses.flatMap((course) => course.modules);
  const handouts = content.courses.flatMap((course) => course.handouts);
  const questions = content.courses.flatMap((course) => course.questions);
  return {
    courses: content.courses.length,
    modules: modules.length,
    words: modules.reduce((total, { words }) => total + words, 0),
    questions: questions.length,
    claims: content.claims.size,
    references: content.references.size,
    terms: content.glossary.size,
    figures: new Set(modules.flatMap(({ uses }) => uses.figure.map(({ name }) => name))).size,
    handouts: handouts.length,
  };
}
