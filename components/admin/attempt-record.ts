import type { AttemptDetail, PaperSlot } from '#lib/account/admin-queries/attempt.ts';
import { explainParts } from '#lib/quiz/rules/explain.ts';
import type { ExplainedPart } from '#lib/quiz/rules/explain.ts';
import { gradePaper } from '#lib/quiz/rules/grade.ts';
import { chosenKeys } from '#lib/quiz/rules/parts.ts';
import { progressOf, shapeOf } from '#lib/quiz/rules/progress.ts';
import type { AnswerState } from '#lib/quiz/rules/progress.ts';
import { newestAnswers, paperHash, verifyChain } from '#lib/quiz/rules/steps.ts';

export type RecordCheck = { readonly isUnaltered: boolean; readonly findings: readonly string[] };

type Recorded = Pick<AttemptDetail, 'slots' | 'steps' | 'marks' | 'result' | 'passPercent'>;

function startedPaperHash(steps: Recorded['steps']): unknown {
  const response = steps[0]?.response;
  return typeof response === 'object' && response !== null && 'paperHash' in response ? response.paperHash : null;
}

function regrade({ slots, steps, passPercent }: Recorded) {
  const answers = newestAnswers(steps);
  return gradePaper(
    slots.map(({ position, question }) => ({ position, question, response: answers.get(position)?.response ?? null })),
    passPercent ?? 101,
  );
}

/** Whether the marks that were stored are those that the log gives when it is marked again. */
function hasTheSameMarks(record: Recorded): boolean {
  const { result } = record;
  if (!result) return true;
  const again = regrade(record);
  if (
    again.percentTenths !== result.percentTenths ||
    again.correctCount !== result.correctCount ||
    again.passed !== result.passed
  )
    return false;
  const stored = new Map(record.marks.map((mark) => [mark.position, mark.scoreMilli]));
  return again.marks.every((mark) => stored.get(mark.position) === mark.scoreMilli);
}

/**
 * Reads a sitting again from its log: each step is tied to the one before, the paper is the one the first step names,
 * and the marks follow from the answers. Says what does not fit.
 */
export function checkRecord(record: Recorded): RecordCheck {
  const findings: string[] = [];
  const chain = verifyChain(record.steps);
  if (record.steps.length === 0) findings.push('The log is empty.');
  if (!chain.ok) findings.push(`Step ${chain.seq} of the log is missing, moved or changed.`);
  if (record.steps.length > 0 && startedPaperHash(record.steps) !== paperHash(record.slots))
    findings.push('The paper is not the one that the first step of the log names.');
  if (!hasTheSameMarks(record)) findings.push('The stored result does not follow from the answers in the log.');
  return { isUnaltered: findings.length === 0, findings };
}

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
export function answeredPaper({ slots, steps, marks }: Pick<Recorded, 'slots' | 'steps' | 'marks'>): AnsweredSlot[] {
  const answers = newestAnswers(steps);
  return slots.map((slot) => answeredSlot(slot, answers.get(slot.position)?.response ?? null, marks));
}
