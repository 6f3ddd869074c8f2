import type { Db } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { log } from '#lib/log.ts';
import { recordOrderEvent } from '../order-events.ts';
import { lockOrder } from './lock-order.ts';
import type { Settled } from './settle-checkout.ts';

/** Closes an order whose checkout was never made. Nobody ever saw a page to pay it on. False when it has one by now. */
export async function closeWithoutCheckout(db: Db, orderId: string, at: Date): Promise<boolean> {
  return transact(db, async (tx) => {
    const { count } = await tx.order.updateMany({
      where: { id: orderId, status: 'open', checkoutSessionId: null },
      data: { status: 'expired', settledAt: at },
    });
    if (count === 0) return false;
    await recordOrderEvent(tx, orderId, 'expired', at, { reason: 'no-checkout' });
    return true;
  });
}

/** Closes the order of a checkout that the payment service does not know (any more): nobody can pay it. */
export async function closeUnknownCheckout(db: Db, sessionId: string, at: Date): Promise<Settled | null> {
  const found = await db.order.findUnique({ where: { checkoutSessionId: sessionId }, select: { id: true } });
  if (!found) return null;
  return transact(db, async (tx) => {
    const order = await lockOrder(tx, found.id);
    if (order.status !== 'open' && order.status !== 'pending') return { orderId: order.id, status: order.status };
    log.warn({ orderId: order.id }, 'the payment service does not know the checkout of an order');
    await tx.order.update({ where: { id: order.id }, data: { status: 'expired', settledAt: at } });
    await recordOrderEvent(tx, order.id, 'expired', at, { reason: 'unknown-checkout' });
    return { orderId: order.id, status: 'expired' };
  });
}
