import { recordAudit } from '#lib/audit/record.ts';
import type { Db, Tx } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { checkGrant } from '../queries/check-grant.ts';
import type { CheckedGrant, GrantRefusal } from '../queries/check-grant.ts';
import type { GrantAdjustmentInput } from '../schema/adjustment.ts';

type Row = CheckedGrant['adjustment'] &
  Pick<CheckedGrant, 'courseId' | 'validUntil'> & { readonly userId: string; readonly reason: string };

/** Whether the form this request came from has already granted exactly this. */
function isSame(row: Row, { adjustment, courseId, validUntil }: CheckedGrant, input: GrantAdjustmentInput): boolean {
  return (
    row.userId === input.userId &&
    row.reason === input.reason &&
    row.courseId === courseId &&
    row.validUntil?.getTime() === validUntil?.getTime() &&
    row.extraTimePercent === adjustment.extraTimePercent &&
    row.isUntimed === adjustment.isUntimed &&
    row.extraAttempts === adjustment.extraAttempts &&
    row.isWaitWaived === adjustment.isWaitWaived
  );
}

async function write(
  tx: Tx,
  admin: AdminViewer,
  { adjustment, courseId, validUntil }: CheckedGrant,
  { requestId, userId, courseSlug, reason }: GrantAdjustmentInput,
  at: Date,
): Promise<void> {
  await tx.quizAdjustment.create({
    data: {
      id: requestId,
      userId,
      courseId,
      ...adjustment,
      reason,
      grantedAt: at,
      grantedById: admin.userId,
      grantedByLabel: admin.label,
      validUntil,
    },
  });
  const detail = { adjustmentId: requestId, courseSlug, ...adjustment, validUntil: validUntil?.toISOString() ?? null };
  await recordAudit(
    tx,
    admin,
    { action: 'quiz-adjustment.granted', subjectType: 'user', subjectId: userId, reason, detail },
    at,
  );
}

/**
 * Grants a person something in quizzes, with a reason that only admins read. The same form pressed twice grants once;
 * used again for something else, it is refused.
 */
export async function grantAdjustment(
  db: Db,
  admin: AdminViewer,
  input: GrantAdjustmentInput,
  at: Date,
): Promise<Result<{ readonly adjustmentId: string }, GrantRefusal>> {
  return transact(db, async (tx) => {
    await tx.$queryRaw`SELECT 1 AS held FROM "User" WHERE "id" = ${input.userId}::uuid FOR UPDATE`;
    const checked = await checkGrant(tx, admin, input, at);
    if (!checked.ok) return checked;
    const made = await tx.quizAdjustment.findUnique({ where: { id: input.requestId } });
    if (made) return isSame(made, checked.value, input) ? ok({ adjustmentId: made.id }) : refuse('form-used');
    await write(tx, admin, checked.value, input, at);
    return ok({ adjustmentId: input.requestId });
  });
}
