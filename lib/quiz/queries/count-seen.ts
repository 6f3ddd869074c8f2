// Cache: none. What a therapist has met decides the next paper.
import type { Tx } from '#lib/db/client.ts';
import type { SeenCounts } from '../rules/draw.ts';

/** The attempt whose paper is drawn. What came before it, and only that, counts as seen. */
export type DrawnAttempt = {
  readonly id: string;
  readonly number: number;
  readonly startedAt: Date;
  readonly enrolmentId: string;
  readonly userId: string;
  readonly courseId: string;
};

/**
 * How often this person had met each question of the course, in whatever enrolment and version, when `attempt` was
 * drawn. Within an enrolment the number decides what came before, because two attempts can start in one millisecond.
 */
export async function countSeenUnscoped(tx: Tx, attempt: DrawnAttempt): Promise<SeenCounts> {
  const { id, number, startedAt, enrolmentId, userId, courseId } = attempt;
  const slots = await tx.attemptSlot.findMany({
    where: {
      attempt: {
        enrolment: { userId, courseId },
        OR: [
          { enrolmentId, number: { lt: number } },
          { enrolmentId: { not: enrolmentId }, startedAt: { lt: startedAt } },
          { enrolmentId: { not: enrolmentId }, startedAt, id: { lt: id } },
        ],
      },
    },
    select: { questionVersion: { select: { key: true } } },
  });
  const counts: Record<string, number> = {};
  for (const { questionVersion } of slots) counts[questionVersion.key] = (counts[questionVersion.key] ?? 0) + 1;
  return counts;
}
