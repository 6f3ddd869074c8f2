import { assertAdmin } from '#lib/admin-guard.ts';
import type { Db } from '#lib/db/client.ts';
import { isId } from '#lib/paging.ts';
import type { AdminViewer } from '#lib/viewer.ts';

export type RefundedOrder = {
  readonly orderId: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly lines: readonly { readonly id: string; readonly name: string }[];
};

/** The order that a refund belongs to, with the names of its lines; null when there is no such refund. */
export async function getOrderForRefund(db: Db, admin: AdminViewer, refundId: string): Promise<RefundedOrder | null> {
  assertAdmin(admin);
  if (!isId(refundId)) return null;
  const refund = await db.refund.findUnique({
    where: { id: refundId },
    select: {
      amountMinor: true,
      order: {
        select: {
          id: true,
          currency: true,
          lines: { orderBy: { id: 'asc' }, select: { id: true, description: true, seatNumber: true } },
        },
      },
    },
  });
  if (!refund) return null;
  const { order, amountMinor } = refund;
  return {
    orderId: order.id,
    currency: order.currency,
    amountMinor,
    lines: order.lines.map(({ id, description, seatNumber }) => ({
      id,
      name: seatNumber === null ? description : `seat ${seatNumber}, ${description}`,
    })),
  };
}
