import { minutesByMethod, offeredMinutes, readingMinutes } from '../rules.ts';
import type { MinutesWorking } from '../schema.ts';
import type { CourseContent } from './load.ts';

/** The minutes of a course with the figures behind them. References, figures and self-checks add none. */
export function courseMinutes(course: CourseContent): MinutesWorking {
  const words = course.modules.reduce((total, module) => total + module.words, 0);
  const figures = course.modules.reduce((total, module) => total + module.uses.figure.length, 0);
  const questions = course.meta.quiz.questionCount;
  const { difficulty } = course.meta;
  const methods = minutesByMethod({ words, questions, difficulty });
  return { offered: offeredMinutes(methods), words, questions, figures, difficulty, methods };
}

/** Reading time of one module. */
export function moduleMinutes(words: number): number {
  return readingMinutes(words);
}
