import type { AttemptDetail, PaperSlot } from '#lib/account/admin-queries/attempt.ts';
import { explainParts } from '#lib/quiz/rules/explain.ts';
import type { ExplainedPart } from '#lib/quiz/rules/explain.ts';
import { chosenKeys } from '#lib/quiz/rules/parts.ts';
import { progressOf, shapeOf } from '#lib/quiz/rules/progress.ts';
import type { AnswerState } from '#lib/quiz/rules/progress.ts';
import { newestAnswers } from '#lib/quiz/rules/steps.ts';

type Recorded = Pick<AttemptDetail, 'slots' | 'steps' | 'marks'>;

export type AnsweredSlot = {
  readonly position: number;
  readonly questionKey: string;
  readonly question: PaperSlot['question'];
  readonly parts: readonly ExplainedPart[];
  readonly state: AnswerState;
  /** Null until the paper is marked. */
  readonly mark: { readonly scoreMilli: number; readonly maximumMilli: number; readonly correct: boolean } | null;
};

function answeredSlot(slot: PaperSlot, response: unknown, marks: Recorded['marks']): AnsweredSlot {
  return {
    position: slot.position,
    questionKey: slot.questionKey,
    question: slot.question,
    parts: explainParts(slot.question, slot.optionOrder, response),
    state: progressOf(shapeOf(slot.question), chosenKeys(slot.question, response)).state,
    mark: marks.find(({ position }) => position === slot.position) ?? null,
  };
}

/** The paper as it was given, with the answer that stood at the end and its mark. */
export function answeredPaper({ slots, steps, marks }: Recorded): AnsweredSlot[] {
  const answers = newestAnswers(steps);
  return slots.map((slot) => answeredSlot(slot, answers.get(slot.position)?.response ?? null, marks));
}
