import type { QuizPolicy } from '#lib/catalogue/schema.ts';
import type { Db, Tx } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { mayEnter } from '#lib/enrolment/rules.ts';
import { newId } from '#lib/ids.ts';
import { ok } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import type { StartRefusal } from '../messages.ts';
import { countSeenUnscoped } from '../queries/count-seen.ts';
import { loadAdjustmentUnscoped } from '../queries/load-adjustment.ts';
import { isReadingLeftUnscoped } from '../queries/load-must-read.ts';
import { loadPoolUnscoped } from '../queries/load-pool.ts';
import { adjustPolicy } from '../rules/adjustment.ts';
import type { AppliedAdjustment } from '../rules/adjustment.ts';
import { draw, drawRule } from '../rules/draw.ts';
import { policyHash, poolHash } from '../rules/drawn-from.ts';
import { deadlineFor, mayStart } from '../rules/policy.ts';
import { paperHash } from '../rules/steps.ts';
import { readFactsPolicy } from '../stored.ts';
import { appendStep } from './append-step.ts';

export type StartedAttempt = { readonly attemptId: string; readonly number: number; readonly isNew: boolean };
export type StartOutcome =
  | { readonly ok: true; readonly value: StartedAttempt }
  | { readonly ok: false; readonly reason: StartRefusal; readonly until?: Date };

const enrolmentShape = {
  id: true,
  userId: true,
  courseId: true,
  courseVersionId: true,
  accessUntil: true,
  endedAt: true,
  frozenAt: true,
  courseVersion: { select: { facts: true, modules: { select: { slug: true } } } },
  progress: { where: { completedAt: { not: null } }, select: { moduleSlug: true } },
  attempts: { select: { id: true, number: true, result: { select: { finishedAt: true, passed: true } } } },
} as const;

async function lockRunningEnrolment(tx: Tx, viewer: Viewer, slug: string) {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT e."id" FROM "Enrolment" e JOIN "Course" c ON c."id" = e."courseId"
    WHERE e."userId" = ${viewer.userId}::uuid AND c."slug" = ${slug} AND e."endedAt" IS NULL
    FOR UPDATE OF e`;
  const [row] = rows;
  return row ? tx.enrolment.findUnique({ where: { id: row.id }, select: enrolmentShape }) : null;
}

type Enrolment = NonNullable<Awaited<ReturnType<typeof lockRunningEnrolment>>>;

function hasUnreadModules({ progress, courseVersion }: Enrolment): boolean {
  const read = new Set(progress.map(({ moduleSlug }) => moduleSlug));
  return courseVersion.modules.some(({ slug }) => !read.has(slug));
}

/** Why no new try starts under the policy as it holds for this person; null when one may. */
function refusalOf(
  enrolment: Enrolment,
  policy: QuizPolicy,
  at: Date,
): { readonly ok: false; readonly reason: StartRefusal; readonly until?: Date } | null {
  const results = enrolment.attempts.flatMap(({ result }) => result ?? []);
  const decision = mayStart({ results, hasOpenAttempt: false }, policy, at);
  if (decision.kind === 'wait') return { ok: false, reason: 'wait', until: decision.until };
  if (decision.kind === 'already-passed' || decision.kind === 'attempts-used')
    return { ok: false, reason: decision.kind };
  return hasUnreadModules(enrolment) ? { ok: false, reason: 'modules-unread' } : null;
}

type Start = {
  readonly enrolment: Enrolment;
  readonly policy: QuizPolicy;
  readonly adjustment: AppliedAdjustment;
  readonly at: Date;
  readonly seed: string;
};

/** Draws the paper and writes the attempt; the first step says all it was drawn from. Null when there is nothing to draw. */
async function drawAndWrite(
  tx: Tx,
  { enrolment, policy, adjustment, at, seed }: Start,
): Promise<StartedAttempt | null> {
  const { id: enrolmentId, userId, courseId, courseVersionId, attempts } = enrolment;
  const attempt = {
    id: newId(),
    enrolmentId,
    number: Math.max(0, ...attempts.map(({ number }) => number)) + 1,
    startedAt: at,
  };
  const pool = await loadPoolUnscoped(tx, courseVersionId, at);
  const slots = draw(seed, pool, policy, await countSeenUnscoped(tx, { ...attempt, userId, courseId }));
  if (slots.length === 0) return null;
  const applied = adjustment.ids.length > 0 ? { adjustment: { ...adjustment, ids: [...adjustment.ids] } } : {};
  const deadlineAt = deadlineFor(adjustPolicy(policy, adjustment), at);
  await tx.attempt.create({ data: { ...attempt, seed, policy, deadlineAt, ...applied } });
  await tx.attemptSlot.createMany({
    data: slots.map(({ position, questionVersionId, optionOrder }) => ({
      attemptId: attempt.id,
      position,
      questionVersionId,
      optionOrder: [...optionOrder],
    })),
  });
  const response = {
    userId,
    enrolmentId,
    number: attempt.number,
    seed,
    draw: drawRule,
    paperHash: paperHash(slots),
    poolHash: poolHash(pool.map(({ questionVersionId }) => questionVersionId)),
    policyHash: policyHash(policy),
    deadlineAt: deadlineAt?.toISOString() ?? null,
    ...applied,
  };
  await appendStep(tx, { attemptId: attempt.id, kind: 'start', at, response });
  return { attemptId: attempt.id, number: attempt.number, isNew: true };
}

/**
 * Starts a try at the quiz, or returns the one that is still open: two windows never make two.
 * The paper comes from the course version of the enrolment and follows from `seed`.
 */
export async function startAttempt(
  db: Db,
  viewer: Viewer,
  slug: string,
  at: Date,
  seed: string,
): Promise<StartOutcome> {
  return transact<StartOutcome>(db, async (tx) => {
    const enrolment = await lockRunningEnrolment(tx, viewer, slug);
    if (!enrolment) return { ok: false, reason: 'not-enrolled' };
    const entry = mayEnter(enrolment, at);
    if (entry !== 'ok') return { ok: false, reason: entry === 'frozen' ? 'frozen' : 'access-over' };
    const open = enrolment.attempts.find(({ result }) => result === null);
    if (open) return ok({ attemptId: open.id, number: open.number, isNew: false });

    const policy = readFactsPolicy(enrolment.courseVersion.facts);
    const adjustment = await loadAdjustmentUnscoped(tx, enrolment, at);
    const refusal = refusalOf(enrolment, adjustPolicy(policy, adjustment), at);
    if (refusal) return refusal;
    if (await isReadingLeftUnscoped(tx, enrolment.attempts)) return { ok: false, reason: 'must-read' };
    const started = await drawAndWrite(tx, { enrolment, policy, adjustment, at, seed });
    return started ? ok(started) : { ok: false, reason: 'no-questions' };
  });
}
