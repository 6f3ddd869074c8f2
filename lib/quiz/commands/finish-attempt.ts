import type { Tx } from '#lib/db/client.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { correctedQuestionsUnscoped } from '../queries/corrected.ts';
import { entriesWith } from '../rules/correction/mark.ts';
import { markPaper, sureAndWrongIn } from '../rules/mark-paper.ts';
import { newestAnswers } from '../rules/steps.ts';
import type { FinishCause, FinishedAttempt } from '../schema.ts';
import { finishCauseOf, readAttemptPolicy } from '../stored.ts';
import { appendStep } from './append-step.ts';
import type { LockedAttempt } from './lock-attempt.ts';

/** Runs in the transaction that writes a pass: what must happen with it happens with it, or neither does. */
export type OnPassed = (
  tx: Tx,
  passed: { readonly enrolmentId: string; readonly attemptId: string; readonly userId: string },
  at: Date,
) => Promise<unknown>;

/** Figures can wait: when many hand in at once, the machine is theirs. */
const tallyAfterSeconds = 60;

type ResultRow = NonNullable<LockedAttempt['result']>;

/** The outcome of an attempt as everyone is told it. */
export function finishedAttempt(attempt: Pick<LockedAttempt, 'id' | 'enrolment'>, result: ResultRow): FinishedAttempt {
  const { finishedAt, cause, scoreMilli, maximumMilli, percentTenths, passed, heldBack } = result;
  return {
    attemptId: attempt.id,
    courseSlug: attempt.enrolment.course.slug,
    finishedAt,
    cause: finishCauseOf(cause),
    scoreMilli,
    maximumMilli,
    percentTenths,
    passed,
    heldBack,
  };
}

async function mark(tx: Tx, attempt: LockedAttempt) {
  const slots = await tx.attemptSlot.findMany({
    where: { attemptId: attempt.id },
    orderBy: { position: 'asc' },
    select: { position: true, questionVersionId: true },
  });
  const inTime = attempt.deadlineAt === null ? {} : { at: { lte: attempt.deadlineAt } };
  const steps = await tx.attemptStep.findMany({
    where: { attemptId: attempt.id, kind: 'answer', ...inTime },
    select: { seq: true, kind: true, position: true, response: true },
  });
  const { bodies, corrections } = await correctedQuestionsUnscoped(
    tx,
    slots.map(({ questionVersionId }) => questionVersionId),
  );
  const entries = entriesWith(slots, newestAnswers(steps), corrections, bodies);
  return { ...markPaper(entries, readAttemptPolicy(attempt.policy)), corrections: corrections.map(({ id }) => id) };
}

type Ending = {
  readonly cause: FinishCause;
  readonly finishedAt: Date;
  readonly at: Date;
  readonly onPassed: OnPassed | null;
};

/**
 * Marks an open attempt and writes its result, once. The caller holds the lock and has seen that there is no result yet.
 * The last step of the log carries the score and what was sure and wrong, so that an altered result no longer fits it.
 */
export async function finishAttempt(
  tx: Tx,
  attempt: LockedAttempt,
  { cause, finishedAt, at, onPassed }: Ending,
): Promise<FinishedAttempt> {
  const { marks, corrections, ...outcome } = await mark(tx, attempt);
  await appendStep(tx, {
    attemptId: attempt.id,
    kind: cause,
    at,
    response: {
      finishedAt: finishedAt.toISOString(),
      ...outcome,
      sureAndWrong: sureAndWrongIn(marks),
      ...(corrections.length > 0 ? { corrections } : {}),
    },
  });
  const data = { attemptId: attempt.id, finishedAt, cause, ...outcome, marks: marks.map((each) => ({ ...each })) };
  await tx.attemptResult.create({ data, select: { attemptId: true } });
  const result = await tx.attemptStanding.create({ data });
  await enqueue(tx, 'tally-attempt', { attemptId: attempt.id }, undefined, tallyAfterSeconds);
  if (result.passed && onPassed)
    await onPassed(
      tx,
      { enrolmentId: attempt.enrolmentId, attemptId: attempt.id, userId: attempt.enrolment.userId },
      at,
    );
  return finishedAttempt(attempt, result);
}
