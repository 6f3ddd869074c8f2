import type { Question } from '#lib/catalogue/schema.ts';

export const maximumMilliEach = 1000;

/** What grading needs to know of a question: its kind, and which options are right. */
export type Gradable = {
  readonly kind: Question['kind'];
  readonly options: readonly { readonly key: string; readonly correct: boolean }[];
};

export type Mark = { readonly scoreMilli: number; readonly maximumMilli: number; readonly correct: boolean };

function listedKeys(response: unknown): readonly unknown[] {
  if (Array.isArray(response)) return response;
  if (typeof response !== 'object' || response === null) return [];
  const keys: unknown = Object.hasOwn(response, 'keys') ? (response as { readonly keys: unknown }).keys : null;
  return Array.isArray(keys) ? keys : [];
}

/**
 * The options a response names, each once, in the question's own order. Anything that is not an option of this
 * question is ignored, so order, repetition and foreign keys change nothing. Total for any value.
 */
export function chosenKeys(
  question: { readonly options: readonly { readonly key: string }[] },
  response: unknown,
): string[] {
  const given = new Set(listedKeys(response));
  return [...new Set(question.options.map(({ key }) => key))].filter((key) => given.has(key));
}

/** True when a stored response names nothing. */
export function isBlank(response: unknown): boolean {
  return listedKeys(response).length === 0;
}

function scoreMilli(question: Gradable, chosen: readonly string[]): number {
  const right = new Set(question.options.filter(({ correct }) => correct).map(({ key }) => key));
  if (chosen.length === 0 || right.size === 0) return 0;
  const hits = chosen.filter((key) => right.has(key)).length;
  if (question.kind !== 'multiple') return chosen.length === 1 && hits === 1 ? maximumMilliEach : 0;
  const wrong = chosen.length - hits;
  return Math.max(0, Math.floor(((hits - wrong) * maximumMilliEach) / right.size));
}

/**
 * Marks one answer. Single choice and true-false: one option, the right one, or nothing. Multiple choice:
 * (right ticks − wrong ticks) / number right, never below nothing, so ticking everything does not pay.
 */
export function grade(question: Gradable, response: unknown): Mark {
  const score = scoreMilli(question, chosenKeys(question, response));
  return { scoreMilli: score, maximumMilli: maximumMilliEach, correct: score === maximumMilliEach };
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
