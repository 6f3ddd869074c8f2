// Cache: none. An audit reads what is stored now.
import type { Tx } from '#lib/db/client.ts';
import { draw, drawRule } from '../rules/draw.ts';
import type { PoolQuestion } from '../rules/draw.ts';
import { differingPositions, poolHash } from '../rules/drawn-from.ts';
import { readAttemptPolicy, readStartFacts } from '../stored.ts';
import { countSeenUnscoped } from './count-seen.ts';
import { loadPoolUnscoped } from './load-pool.ts';

export type Redrawn =
  | { kind: 'same' }
  | { kind: 'different'; positions: number[] }
  | { kind: 'not-recomputable'; why: string };

const shape = {
  id: true,
  number: true,
  startedAt: true,
  seed: true,
  policy: true,
  enrolmentId: true,
  enrolment: { select: { userId: true, courseId: true, courseVersionId: true } },
  slots: { select: { position: true, questionVersionId: true, optionOrder: true } },
  steps: { where: { kind: 'start' }, orderBy: { seq: 'asc' }, take: 1, select: { response: true } },
} as const;

/** A change to the pool that carries a time before a start can become visible only after it: this long at most. */
const lateChangeMilliseconds = 10 * 60_000;

const hashOf = (pool: readonly PoolQuestion[]) => poolHash(pool.map(({ questionVersionId }) => questionVersionId));

/**
 * The pool as the start saw it. A change that was being written just then may bear an earlier time and yet have been
 * unseen; the hash in the start step tells, and the pool without the newest such changes is tried.
 */
async function poolAtStart(
  tx: Tx,
  courseVersionId: string,
  startedAt: Date,
  hash: string | null,
): Promise<PoolQuestion[]> {
  const pool = await loadPoolUnscoped(tx, courseVersionId, startedAt);
  if (hash === null || hashOf(pool) === hash) return pool;
  const since = new Date(startedAt.getTime() - lateChangeMilliseconds);
  const changes = await tx.poolChange.findMany({
    where: { courseVersionId, at: { gte: since, lte: startedAt } },
    distinct: ['at'],
    orderBy: { at: 'desc' },
    select: { at: true },
  });
  for (const { at } of changes) {
    const earlier = await loadPoolUnscoped(tx, courseVersionId, new Date(at.getTime() - 1));
    if (hashOf(earlier) === hash) return earlier;
  }
  return pool;
}

/**
 * Draws the paper of an attempt again from its stored seed and policy, the pool as it stood at the start and what the
 * person had seen before, and holds it against the paper as stored.
 */
export async function redrawUnscoped(tx: Tx, attemptId: string): Promise<Redrawn> {
  const attempt = await tx.attempt.findUnique({ where: { id: attemptId }, select: shape });
  if (!attempt) return { kind: 'not-recomputable', why: 'there is no such attempt' };
  const start = readStartFacts(attempt.steps[0]?.response);
  if (!start) return { kind: 'not-recomputable', why: 'its log does not begin with a start' };
  if (start.draw !== drawRule) return { kind: 'not-recomputable', why: 'drawn by an earlier rule' };
  const { userId, courseId, courseVersionId } = attempt.enrolment;
  const pool = await poolAtStart(tx, courseVersionId, attempt.startedAt, start.poolHash);
  const seen = await countSeenUnscoped(tx, { ...attempt, userId, courseId });
  const again = draw(attempt.seed, pool, readAttemptPolicy(attempt.policy), seen);
  const positions = differingPositions(attempt.slots, again);
  return positions.length === 0 ? { kind: 'same' } : { kind: 'different', positions };
}
