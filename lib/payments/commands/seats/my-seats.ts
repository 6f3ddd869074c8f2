import type { OrderPurpose } from '#generated/client.ts';
import type { Tx } from '#lib/db/client.ts';
import type { Viewer } from '#lib/viewer.ts';
import { readSeatsUnscoped } from '../../queries-seat-facts.ts';
import type { SeatOrder } from '../../queries-seat-facts.ts';
import { orderIdSchema } from '../../schema.ts';
import { lockOrder } from '../lock-order.ts';

/**
 * The viewer's own paid order with seats, held until the transaction ends; null for anyone else's and for any other. Its
 * enrolments are held too: who opens a module at this moment is seen, or comes after.
 */
export async function holdMySeats(
  tx: Tx,
  viewer: Viewer,
  orderId: string,
  purpose: Exclude<OrderPurpose, 'self'>,
): Promise<SeatOrder | null> {
  if (!orderIdSchema.safeParse(orderId).success) return null;
  const own = await tx.order.findFirst({
    where: { id: orderId, userId: viewer.userId, purpose, status: { in: ['paid', 'refunded'] } },
    select: { id: true },
  });
  if (!own) return null;
  await lockOrder(tx, orderId);
  await tx.$queryRaw`
    SELECT 1 FROM "Enrolment" WHERE "orderLineId" IN (SELECT "id" FROM "OrderLine" WHERE "orderId" = ${orderId}::uuid)
    ORDER BY "id" FOR UPDATE`;
  return readSeatsUnscoped(tx, orderId);
}
