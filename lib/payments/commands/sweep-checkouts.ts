import type { Db } from '#lib/db/client.ts';
import { log } from '#lib/log.ts';
import { PaymentServiceError } from '../gateway.ts';
import type { PaymentGateway } from '../gateway.ts';
import { canStillOpen, minuteMs, sweepAfterMinutes } from '../rules.ts';
import { closeWithoutCheckout } from './close-order.ts';
import { settleCheckout } from './settle-checkout.ts';

const batchSize = 1_000;
/** After so many orders in a row without an answer, the payment service is down: the next sweep comes soon. */
const patience = 3;

/**
 * Finds what webhooks missed: every order in hand for more than two minutes is read again and settled, paid orders
 * with a refund still due as well. One order's trouble does not keep the others waiting. Returns how many there were.
 */
export async function sweepCheckouts(db: Db, gateway: PaymentGateway, at: Date): Promise<number> {
  const orders = await db.order.findMany({
    where: {
      createdAt: { lt: new Date(at.getTime() - sweepAfterMinutes * minuteMs) },
      OR: [
        { status: { in: ['open', 'pending'] } },
        { status: 'paid', events: { some: { kind: 'duplicate-payment' }, none: { kind: 'refund-failed' } } },
      ],
    },
    orderBy: { createdAt: 'asc' },
    take: batchSize,
    select: { id: true, checkoutSessionId: true, createdAt: true },
  });
  let unanswered = 0;
  for (const order of orders) {
    if (unanswered >= patience) break;
    try {
      if (order.checkoutSessionId !== null) await settleCheckout(db, gateway, order.checkoutSessionId, at);
      else if (!canStillOpen(order, at)) await closeWithoutCheckout(db, order.id, at);
      unanswered = 0;
    } catch (error) {
      unanswered = error instanceof PaymentServiceError ? unanswered + 1 : 0;
      log.error({ orderId: order.id, err: error }, 'an order could not be settled; the next sweep tries again');
    }
  }
  return orders.length;
}
