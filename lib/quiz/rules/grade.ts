import { chosenKeys } from './parts.ts';
import { maximumMilliEach, scoreOf } from './scores.ts';
import type { Gradable } from './scores.ts';

export type Mark = { readonly scoreMilli: number; readonly maximumMilli: number; readonly correct: boolean };

/**
 * Marks one answer. Single choice and true-false: the right option or nothing. Several answers: right ticks less wrong
 * ones. A statement with its reason: both right or nothing, because a verdict alone is a coin toss. An order: by its
 * pairs. A matching: by its prompts. A case: the mean of its questions. A number: within its tolerance or not. A text
 * with gaps: by its gaps. Places on a map: as one choice or several.
 */
export function grade(question: Gradable, response: unknown): Mark {
  const scoreMilli = scoreOf(question, chosenKeys(question, response));
  return { scoreMilli, maximumMilli: maximumMilliEach, correct: scoreMilli === maximumMilliEach };
}

export type PositionMark = Mark & { readonly position: number };

export type PaperMark = {
  readonly scoreMilli: number;
  readonly maximumMilli: number;
  readonly correctCount: number;
  readonly questionCount: number;
  /** Rounded down, so that 79.96 % never reads as 80. */
  readonly percentTenths: number;
  readonly passed: boolean;
  readonly marks: readonly PositionMark[];
};

export type AnsweredQuestion = { readonly position: number; readonly question: Gradable; readonly response: unknown };

/** Marks a whole paper: one mark for every question, answered or not. */
export function gradePaper(paper: readonly AnsweredQuestion[], passPercent: number): PaperMark {
  const marks = paper.map(({ position, question, response }) => ({ position, ...grade(question, response) }));
  const score = marks.reduce((sum, mark) => sum + mark.scoreMilli, 0);
  const maximum = marks.length * maximumMilliEach;
  const percentTenths = maximum === 0 ? 0 : Math.floor((score * 1000) / maximum);
  return {
    scoreMilli: score,
    maximumMilli: maximum,
    correctCount: marks.filter(({ correct }) => correct).length,
    questionCount: marks.length,
    percentTenths,
    passed: marks.length > 0 && percentTenths >= passPercent * 10,
    marks,
  };
}
