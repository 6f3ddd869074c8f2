import { assertAdmin } from '#lib/admin-guard.ts';
import { recordAudit } from '#lib/audit/record.ts';
import type { Db } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { assignmentOf } from '../rules/assign-refund.ts';
import type { AssignRefusal } from '../rules/assign-refund.ts';
import { followOrder } from './follow-order.ts';
import { loadRefundable } from './load-refundable.ts';
import { lockOrder } from './lock-order.ts';
import { orderOfRefund } from './order-of-refund.ts';

export type Assignment = {
  readonly refundId: string;
  readonly lineIds: readonly string[];
  /** The lines go back as a whole: what they gave ends. */
  readonly endsLines: boolean;
  readonly reason: string;
};

/**
 * Says which lines a refund made in the payment service's dashboard was for, once. Whole lines end, and the order
 * follows. Audited.
 */
export async function assignRefund(
  db: Db,
  admin: AdminViewer,
  { refundId, lineIds, endsLines, reason }: Assignment,
  at: Date,
): Promise<Result<{ readonly orderId: string }, AssignRefusal>> {
  assertAdmin(admin);
  const orderId = await orderOfRefund(db, refundId);
  if (orderId === null) return refuse('unknown-refund');
  return transact(db, async (tx): Promise<Result<{ readonly orderId: string }, AssignRefusal>> => {
    await lockOrder(tx, orderId);
    const { _count, paidByHandAt, ...refund } = await tx.refund.findUniqueOrThrow({
      where: { id: refundId },
      select: {
        origin: true,
        status: true,
        amountMinor: true,
        paidByHandAt: true,
        _count: { select: { lines: true } },
      },
    });
    const { lines } = await loadRefundable(tx, orderId);
    const planned = assignmentOf(
      { ...refund, lineCount: _count.lines, isPaidByHand: paidByHandAt !== null },
      lines,
      lineIds,
      endsLines,
    );
    if (!planned.ok) return planned;
    await tx.refundLine.createMany({
      data: planned.value.map(({ lineId, amountMinor, endsLine }) => ({
        refundId,
        orderLineId: lineId,
        amountMinor,
        endsLine,
      })),
    });
    await followOrder(tx, orderId, at);
    const detail = { refundId, endsLines, lines: planned.value.map(({ lineId }) => lineId) };
    const entry = { action: 'refund.assigned', subjectType: 'order', subjectId: orderId, reason, detail } as const;
    await recordAudit(tx, admin, entry, at);
    return ok({ orderId });
  });
}
