import type { Db } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { isRunning } from '#lib/enrolment/rules.ts';
import { log } from '#lib/log.ts';
import type { FinishedAttempt } from './schema.ts';
import { finishAttempt } from './commands/finish-attempt.ts';
import type { OnPassed } from './commands/finish-attempt.ts';
import { lockEnrolment, lockOwnAttempt } from './commands/lock-attempt.ts';

const batchSize = 200;

/** Thrown to undo a close: a pass is never written without what belongs to a pass. */
class PassNeedsHook extends Error {}

async function closeOne(
  db: Db,
  attemptId: string,
  userId: string,
  at: Date,
  onPassed: OnPassed | null,
): Promise<FinishedAttempt | null> {
  return transact(db, async (tx) => {
    const attempt = await lockOwnAttempt(tx, userId, attemptId);
    if (!attempt || attempt.result || attempt.deadlineAt === null) return null;
    await lockEnrolment(tx, attempt.enrolmentId);
    const enrolment = await tx.enrolment.findUniqueOrThrow({
      where: { id: attempt.enrolmentId },
      select: { endedAt: true, accessUntil: true, frozenAt: true },
    });
    const runs = isRunning(enrolment);
    const finished = await finishAttempt(tx, attempt, {
      cause: 'time-out',
      finishedAt: attempt.deadlineAt,
      at,
      onPassed: runs ? onPassed : null,
    });
    if (finished.passed && runs && !onPassed) throw new PassNeedsHook(attemptId);
    return finished;
  });
}

/**
 * Closes every attempt whose time is over, as of its deadline; safe to run twice and beside a hand-in.
 * Without `onPassed` an attempt that passes is left open for a run that has it. An attempt that cannot be closed stays open
 * and does not hold up those behind it: the job fails at the end, so that it is tried again.
 */
export async function closeExpiredAttempts(db: Db, _payload: unknown, at: Date, onPassed?: OnPassed): Promise<void> {
  const expired = await db.attempt.findMany({
    // While the bank looks into the payment nobody passes or fails: it is closed as of its deadline after that.
    where: {
      deadlineAt: { lt: at },
      result: null,
      enrolment: { OR: [{ frozenAt: null }, { endedAt: { not: null } }] },
    },
    orderBy: { deadlineAt: 'asc' },
    take: batchSize,
    select: { id: true, enrolment: { select: { userId: true } } },
  });
  const failed: string[] = [];
  for (const { id, enrolment } of expired) {
    try {
      await closeOne(db, id, enrolment.userId, at, onPassed ?? null);
    } catch (error) {
      if (error instanceof PassNeedsHook) continue;
      log.error({ attemptId: id, err: error }, 'an expired attempt could not be closed');
      failed.push(id);
    }
  }
  if (failed.length > 0)
    throw new Error(`${failed.length} of ${expired.length} expired attempts could not be closed: ${failed.join(', ')}`);
}

/** The job with what a pass brings about built in. */
export function makeCloseExpiredAttempts(onPassed: OnPassed): (db: Db, payload: unknown, at: Date) => Promise<void> {
  return (db, payload, at) => closeExpiredAttempts(db, payload, at, onPassed);
}
