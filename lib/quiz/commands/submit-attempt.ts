import type { Db } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { mayEnter } from '#lib/enrolment/rules.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import { isTimeOver } from '../rules/policy.ts';
import type { FinishedAttempt } from '../schema.ts';
import { isAttemptId } from '../stored.ts';
import { finishAttempt, finishedAttempt } from './finish-attempt.ts';
import type { OnPassed } from './finish-attempt.ts';
import { lockEnrolment, lockOwnAttempt } from './lock-attempt.ts';

export type SubmitRefusal = 'not-found' | 'no-access' | 'frozen';

/**
 * Hands in an attempt: marks the answers saved so far, writes the result exactly once and, on a pass, runs `onPassed`
 * in the same transaction. Handing in again returns the same result. After the deadline it ends at the deadline.
 */
export async function submitAttempt(
  db: Db,
  viewer: Viewer,
  attemptId: string,
  at: Date,
  onPassed: OnPassed,
): Promise<Result<FinishedAttempt, SubmitRefusal>> {
  if (!isAttemptId(attemptId)) return refuse('not-found');
  return transact<Result<FinishedAttempt, SubmitRefusal>>(db, async (tx) => {
    const found = await lockOwnAttempt(tx, viewer.userId, attemptId);
    if (!found) return refuse('not-found');
    if (found.result) return ok(finishedAttempt(found, found.result));
    await lockEnrolment(tx, found.enrolmentId);
    const enrolment = await tx.enrolment.findUniqueOrThrow({
      where: { id: found.enrolmentId },
      select: { endedAt: true, accessUntil: true, frozenAt: true },
    });
    const entry = mayEnter(enrolment, at);
    if (entry !== 'ok') return refuse(entry === 'frozen' ? 'frozen' : 'no-access');

    const { deadlineAt } = found;
    const ending =
      deadlineAt !== null && isTimeOver(deadlineAt, at)
        ? ({ cause: 'time-out', finishedAt: deadlineAt } as const)
        : ({ cause: 'submit', finishedAt: at } as const);
    return ok(await finishAttempt(tx, found, { ...ending, at, onPassed }));
  });
}
