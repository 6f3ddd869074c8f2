import { checkCopied, sourceRuns } from './checks/copied.ts';
import { checkLibrary } from './checks/library.ts';
import { checkCourses, checkModules } from './checks/modules.ts';
import { checkQuestions } from './checks/questions.ts';
import { checkSentences } from './checks/sentences.ts';
import type { Fault } from './fault.ts';
import { loadContent } from './load.ts';
import { courseMinutes } from './measure.ts';

export type ContentReport = {
  readonly faults: readonly Fault[];
  /** False where the source articles are not on this machine: copying was not looked for. */
  readonly isCopyingChecked: boolean;
  readonly counts: {
    readonly courses: number;
    readonly modules: number;
    readonly words: number;
    readonly questions: number;
    readonly claims: number;
    readonly references: number;
    readonly terms: number;
    readonly figures: number;
  };
  readonly courses: readonly {
    readonly slug: string;
    readonly words: number;
    readonly questions: number;
    readonly minutes: number;
    readonly modules: readonly { readonly slug: string; readonly words: number }[];
  }[];
};

/** Holds the whole content folder against every rule. */
export function checkContent(dir: string, given: { figures: readonly string[]; sourceDir: string }): ContentReport {
  const { content, faults } = loadContent(dir);
  const sources = sourceRuns(given.sourceDir);
  const found = [
    ...faults,
    ...checkLibrary(content),
    ...checkModules(content, given.figures),
    ...checkCourses(content, (course) => courseMinutes(course).offered),
    ...checkQuestions(content),
    ...checkSentences(content),
    ...(sources ? checkCopied(content, sources) : []),
  ];
  const courses = content.courses.map((course) => {
    const { words, offered } = courseMinutes(course);
    return {
      slug: course.meta.slug,
      words,
      questions: course.questions.length,
      minutes: offered,
      modules: course.modules.map((module) => ({ slug: module.slug, words: module.words })),
    };
  });
  const modules = content.courses.flatMap((course) => course.modules);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  return {
    faults: found.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line),
    isCopyingChecked: sources !== null,
    counts: {
      courses: courses.length,
      modules: modules.length,
      words: sum(courses.map(({ words }) => words)),
      questions: sum(courses.map(({ questions }) => questions)),
      claims: content.claims.size,
      references: content.references.size,
      terms: content.glossary.size,
      figures: new Set(modules.flatMap(({ uses }) => uses.figure.map(({ name }) => name))).size,
    },
    courses,
  };
}
