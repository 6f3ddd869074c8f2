import type { Db } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { mayEnter } from '#lib/enrolment/rules.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import { mustReadPositionsUnscoped } from '../queries/load-must-read.ts';
import { isTaughtAt } from '../rules/must-read.ts';
import type { TaughtAt } from '../rules/must-read.ts';
import { isAttemptId } from '../stored.ts';
import { appendStep } from './append-step.ts';
import { lockOwnAttempt } from './lock-attempt.ts';

export type ReadRefusal = 'not-found' | 'no-access' | 'frozen' | 'not-finished' | 'no-must-read';

/**
 * Writes to the log of a finished attempt that a topic it left to read was read again: a step for each of its questions.
 * Saying it twice writes it once.
 */
export async function markRead(
  db: Db,
  viewer: Viewer,
  { attemptId, ...place }: TaughtAt & { readonly attemptId: string },
  at: Date,
): Promise<Result<'read', ReadRefusal>> {
  if (!isAttemptId(attemptId)) return refuse('not-found');
  return transact<Result<'read', ReadRefusal>>(db, async (tx) => {
    const attempt = await lockOwnAttempt(tx, viewer.userId, attemptId);
    if (!attempt) return refuse('not-found');
    const entry = mayEnter(attempt.enrolment, at);
    if (entry !== 'ok') return refuse(entry === 'frozen' ? 'frozen' : 'no-access');
    if (!attempt.result) return refuse('not-finished');
    const mustReads = await mustReadPositionsUnscoped(tx, attemptId);
    const here = mustReads.filter((each) => isTaughtAt(each, place));
    if (here.length === 0) return refuse('no-must-read');
    for (const { position, isRead } of here)
      if (!isRead) await appendStep(tx, { attemptId, kind: 'read', at, position, response: {} });
    return ok('read');
  });
}
