import { assertAdmin } from '#lib/admin-guard.ts';
import { recordAudit } from '#lib/audit/record.ts';
import type { Db } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { grantState } from '../rules/adjustment.ts';
import type { EndAdjustmentInput } from '../schema/adjustment.ts';

export type EndRefusal = 'not-found' | 'already-ended' | 'already-over';

/** Ends a grant before its time, with a reason. Attempts under way keep what they started with. */
export async function endAdjustment(
  db: Db,
  admin: AdminViewer,
  { userId, adjustmentId, reason }: EndAdjustmentInput,
  at: Date,
): Promise<Result<null, EndRefusal>> {
  assertAdmin(admin);
  return transact<Result<null, EndRefusal>>(db, async (tx) => {
    await tx.$queryRaw`SELECT 1 AS held FROM "QuizAdjustment" WHERE "id" = ${adjustmentId}::uuid FOR UPDATE`;
    const grant = await tx.quizAdjustment.findUnique({ where: { id: adjustmentId } });
    if (!grant || grant.userId !== userId) return refuse('not-found');
    if (grant.endedAt) {
      const isSamePress = grant.endedById === admin.userId && grant.endReason === reason;
      return isSamePress ? ok(null) : refuse('already-ended');
    }
    if (grantState(grant, at) !== 'in-force') return refuse('already-over');
    await tx.quizAdjustment.update({
      where: { id: adjustmentId },
      data: { endedAt: at, endedById: admin.userId, endReason: reason },
    });
    await recordAudit(
      tx,
      admin,
      { action: 'quiz-adjustment.ended', subjectType: 'user', subjectId: userId, reason, detail: { adjustmentId } },
      at,
    );
    return ok(null);
  });
}
