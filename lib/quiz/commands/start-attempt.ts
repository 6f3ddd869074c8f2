import type { Db, Tx } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { mayEnter } from '#lib/enrolment/rules.ts';
import { newId } from '#lib/ids.ts';
import { ok } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import type { StartRefusal } from '../messages.ts';
import { statedTerms } from '../rules/audit/terms.ts';
import { draw } from '../rules/draw.ts';
import type { SeenCounts } from '../rules/draw.ts';
import { deadlineFor, mayStart } from '../rules/policy.ts';
import { paperHash } from '../rules/steps.ts';
import { loadPoolUnscoped } from '../queries/load-pool.ts';
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

/** Counts every meeting of this person with a question of the course, in whatever enrolment and version. */
async function countSeen(tx: Tx, userId: string, courseId: string): Promise<SeenCounts> {
  const slots = await tx.attemptSlot.findMany({
    where: { attempt: { enrolment: { userId, courseId } } },
    select: { questionVersion: { select: { key: true } } },
  });
  const counts: Record<string, number> = {};
  for (const { questionVersion } of slots) counts[questionVersion.key] = (counts[questionVersion.key] ?? 0) + 1;
  return counts;
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
    if (mayEnter(enrolment, at) !== 'ok') return { ok: false, reason: 'access-over' };
    const open = enrolment.attempts.find(({ result }) => result === null);
    if (open) return ok({ attemptId: open.id, number: open.number, isNew: false });

    const policy = readFactsPolicy(enrolment.courseVersion.facts);
    const decision = mayStart(
      { results: enrolment.attempts.flatMap(({ result }) => result ?? []), hasOpenAttempt: false },
      policy,
      at,
    );
    if (decision.kind === 'wait') return { ok: false, reason: 'wait', until: decision.until };
    if (decision.kind === 'already-passed' || decision.kind === 'attempts-used')
      return { ok: false, reason: decision.kind };

    const read = new Set(enrolment.progress.map(({ moduleSlug }) => moduleSlug));
    if (enrolment.courseVersion.modules.some(({ slug: module }) => !read.has(module)))
      return { ok: false, reason: 'modules-unread' };

    const pool = await loadPoolUnscoped(tx, enrolment.courseVersionId, at);
    const slots = draw(seed, pool, policy, await countSeen(tx, enrolment.userId, enrolment.courseId));
    if (slots.length === 0) return { ok: false, reason: 'no-questions' };
    const attemptId = newId();
    const number = Math.max(0, ...enrolment.attempts.map((attempt) => attempt.number)) + 1;
    const deadlineAt = deadlineFor(policy, at);
    await tx.attempt.create({
      data: {
        id: attemptId,
        enrolmentId: enrolment.id,
        number,
        seed,
        policy,
        startedAt: at,
        deadlineAt,
      },
    });
    await tx.attemptSlot.createMany({
      data: slots.map(({ position, questionVersionId, optionOrder }) => ({
        attemptId,
        position,
        questionVersionId,
        optionOrder: [...optionOrder],
      })),
    });
    const stated = { paperHash: paperHash(slots), ...statedTerms({ policy, deadlineAt }) };
    await appendStep(tx, { attemptId, kind: 'start', at, response: { seed, ...stated } });
    return ok({ attemptId, number, isNew: true });
  });
}
