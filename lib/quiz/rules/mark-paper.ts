import type { QuizPolicy } from '#lib/catalogue/schema.ts';
import { asksCertainty, certaintyIn, isSureAndWrong } from './certainty.ts';
import { gradePaper } from './grade.ts';
import type { PaperMark, PositionMark } from './grade.ts';
import { chosenKeys } from './parts.ts';
import type { Gradable } from './scores.ts';

/** `sureAndWrong` is there only where it is true. */
export type MarkedPosition = PositionMark & { readonly sureAndWrong?: true };

export type MarkedPaper = Omit<PaperMark, 'marks'> & {
  /** The score reaches the pass mark, and the policy holds the pass back for what was sure and wrong. */
  readonly heldBack: boolean;
  readonly marks: readonly MarkedPosition[];
};

export type PaperPosition = {
  readonly position: number;
  readonly question: Gradable & { readonly safety: boolean };
  /** As the log holds it: `{ keys, certainty? }`. */
  readonly response: unknown;
};

/**
 * Marks a whole paper with what its policy makes of certainty: the same for handing in and for regrading. Certainty
 * never changes a score; it can only hold a pass back. Total for any response.
 */
export function markPaper(
  paper: readonly PaperPosition[],
  policy: Pick<QuizPolicy, 'passPercent' | 'certainty'>,
): MarkedPaper {
  const { marks, passed, ...scores } = gradePaper(paper, policy.passPercent);
  const marked = marks.map((mark, index): MarkedPosition => {
    const asked = paper[index];
    if (!asked || !asksCertainty(asked.question, policy.certainty)) return mark;
    const isAnswered = chosenKeys(asked.question, asked.response).length > 0;
    return isSureAndWrong(isAnswered, certaintyIn(asked.response), mark.correct)
      ? { ...mark, sureAndWrong: true }
      : mark;
  });
  const heldBack = passed && policy.certainty.holdsPass && sureAndWrongIn(marked).length > 0;
  return { ...scores, passed: passed && !heldBack, heldBack, marks: marked };
}

/** The positions that were answered wrongly and for sure. */
export function sureAndWrongIn(marks: readonly MarkedPosition[]): number[] {
  return marks.filter(({ sureAndWrong }) => sureAndWrong).map(({ position }) => position);
}
