import { assertAdmin } from '#lib/admin-guard.ts';
import { recordAudit } from '#lib/audit/record.ts';
import type { Db } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { followOrder } from './follow-order.ts';
import { lockOrder } from './lock-order.ts';
import { orderOfRefund } from './order-of-refund.ts';

export type PaidByHandRefusal = 'unknown-refund' | 'not-failed' | 'already-paid-by-hand';

/** Notes that a person has paid a refund which the bank had sent back, once, with how. The order follows: what all went
 * back ends. Audited; no money moves here. */
export async function markPaidByHand(
  db: Db,
  admin: AdminViewer,
  { refundId, reason }: { readonly refundId: string; readonly reason: string },
  at: Date,
): Promise<Result<{ readonly orderId: string }, PaidByHandRefusal>> {
  assertAdmin(admin);
  const orderId = await orderOfRefund(db, refundId);
  if (orderId === null) return refuse('unknown-refund');
  return transact(db, async (tx): Promise<Result<{ readonly orderId: string }, PaidByHandRefusal>> => {
    await lockOrder(tx, orderId);
    const refund = await tx.refund.findUniqueOrThrow({
      where: { id: refundId },
      select: { status: true, amountMinor: true, paidByHandAt: true },
    });
    if (refund.status !== 'failed') return refuse('not-failed');
    if (refund.paidByHandAt !== null) return refuse('already-paid-by-hand');
    await tx.refund.update({ where: { id: refundId }, data: { paidByHandAt: at } });
    await followOrder(tx, orderId, at);
    const detail = { refundId, amountMinor: refund.amountMinor };
    const entry = { action: 'refund.paid-by-hand', subjectType: 'order', subjectId: orderId, reason, detail } as const;
    await recordAudit(tx, admin, entry, at);
    return ok({ orderId });
  });
}
