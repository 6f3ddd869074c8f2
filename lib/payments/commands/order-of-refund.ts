import type { Db } from '#lib/db/client.ts';
import { isId } from '#lib/paging.ts';

/** The id of the order that a refund belongs to; null when there is no such refund. */
export async function orderOfRefund(db: Db, refundId: string): Promise<string | null> {
  if (!isId(refundId)) return null;
  const refund = await db.refund.findUnique({ where: { id: refundId }, select: { orderId: true } });
  return refund?.orderId ?? null;
}
