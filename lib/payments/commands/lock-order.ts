import type { OrderStatus } from '#generated/client.ts';
import type { Tx } from '#lib/db/client.ts';
import type { OrderFacts } from '../rules.ts';

export type LockedOrder = OrderFacts & {
  readonly id: string;
  readonly userId: string;
  readonly status: OrderStatus;
  readonly paymentIntentId: string | null;
};

/** Reads an order and holds it until the transaction ends: whoever comes second sees what the first one did. */
export async function lockOrder(tx: Tx, orderId: string): Promise<LockedOrder> {
  await tx.$queryRaw`SELECT 1 FROM "Order" WHERE "id" = ${orderId}::uuid FOR UPDATE`;
  const { events, ...order } = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    select: {
      id: true,
      userId: true,
      status: true,
      currency: true,
      totalMinor: true,
      paymentIntentId: true,
      events: { where: { kind: 'amount-mismatch' }, take: 1, select: { id: true } },
    },
  });
  return { ...order, isMismatchNoted: events.length > 0 };
}
