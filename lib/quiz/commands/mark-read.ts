import type { Db } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { mayEnter } from '#lib/enrolment/rules.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import { mustReadsOf } from '../rules/must-read.ts';
import { isAttemptId, readSureAndWrong } from '../stored.ts';
import { appendStep } from './append-step.ts';
import { lockOwnAttempt } from './lock-attempt.ts';

export type ReadRefusal = 'not-found' | 'no-access' | 'not-finished' | 'no-must-read';

/** Writes to the log of a finished attempt that one of its must-reads was read again. Saying it twice writes it once. */
export async function markRead(
  db: Db,
  viewer: Viewer,
  { attemptId, position }: { readonly attemptId: string; readonly position: number },
  at: Date,
): Promise<Result<'read', ReadRefusal>> {
  if (!isAttemptId(attemptId)) return refuse('not-found');
  return transact<Result<'read', ReadRefusal>>(db, async (tx) => {
    const attempt = await lockOwnAttempt(tx, viewer.userId, attemptId);
    if (!attempt) return refuse('not-found');
    if (mayEnter(attempt.enrolment, at) !== 'ok') return refuse('no-access');
    if (!attempt.result) return refuse('not-finished');
    const steps = await tx.attemptStep.findMany({
      where: { attemptId, kind: 'read' },
      select: { kind: true, position: true },
    });
    const mustRead = mustReadsOf(readSureAndWrong(attempt.result.marks), steps).find(
      (each) => each.position === position,
    );
    if (!mustRead) return refuse('no-must-read');
    if (!mustRead.isRead) await appendStep(tx, { attemptId, kind: 'read', at, position, response: {} });
    return ok('read');
  });
}
