import type { Tx } from '#lib/db/client.ts';
import { recordOrderEvent } from '../order-events.ts';
import { fulfil } from './fulfil.ts';
import { lockOrder } from './lock-order.ts';

/**
 * An order that costs nothing is paid the moment it is placed: no card page, no payment, and everything else as for any
 * paid order. Called again, or for an order that is not open, it changes nothing. Throws for an order that has a price.
 */
export async function settleFreeOrder(tx: Tx, orderId: string, at: Date): Promise<void> {
  const order = await lockOrder(tx, orderId);
  if (order.totalMinor !== 0) throw new Error('An order with a price is settled by its payment only.');
  if (order.status !== 'open') return;
  await tx.order.update({ where: { id: orderId }, data: { status: 'paid', settledAt: at } });
  await recordOrderEvent(tx, orderId, 'paid', at, { amountMinor: 0, currency: order.currency });
  await fulfil(tx, orderId, at);
}
