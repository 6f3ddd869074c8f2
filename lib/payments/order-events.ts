import type { Prisma } from '#generated/client.ts';
import type { Tx } from '#lib/db/client.ts';
import { newId } from '#lib/ids.ts';

export const orderEventKinds = [
  'placed',
  'checkout-opened',
  'checkout-refused',
  'pending',
  'paid',
  'failed',
  'expired',
  'amount-mismatch',
  'duplicate-payment',
  'refund-requested',
  'refunded',
  'partly-refunded',
  'refund-failed',
  'disputed',
  'dispute-won',
  'dispute-lost',
] as const;
export type OrderEventKind = (typeof orderEventKinds)[number];

export function isOrderEventKind(kind: string): kind is OrderEventKind {
  return (orderEventKinds as readonly string[]).includes(kind);
}

/** Adds a line to an order's history, in the transaction of the change itself. */
export async function recordOrderEvent(
  tx: Tx,
  orderId: string,
  kind: OrderEventKind,
  at: Date,
  detail: Prisma.InputJsonObject = {},
): Promise<void> {
  await tx.orderEvent.create({ data: { id: newId(), orderId, kind, at, detail } });
}
