// Cache: none. What an admin granted holds at once.
import type { Tx } from '#lib/db/client.ts';
import { applyGrants } from '../rules/adjustment.ts';
import type { AppliedAdjustment } from '../rules/adjustment.ts';

/** What applies to this person in this course at `at`. Reads no reasons. */
export async function loadAdjustmentUnscoped(
  tx: Tx,
  { userId, courseId }: { readonly userId: string; readonly courseId: string },
  at: Date,
): Promise<AppliedAdjustment> {
  const grants = await tx.quizAdjustment.findMany({
    where: { userId, OR: [{ courseId }, { courseId: null }] },
    select: {
      id: true,
      courseId: true,
      extraTimePercent: true,
      isUntimed: true,
      extraAttempts: true,
      isWaitWaived: true,
      grantedAt: true,
      validUntil: true,
      endedAt: true,
    },
  });
  return applyGrants(grants, courseId, at);
}
