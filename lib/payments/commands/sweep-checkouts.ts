import type { Db } from '#lib/db/client.ts';
import { log } from '#lib/log.ts';
import { PaymentServiceError } from '../gateway.ts';
import type { PaymentGateway } from '../gateway.ts';
import { canStillOpen, minuteMs, sweepAfterMinutes } from '../rules.ts';
import { closeUnopened } from './close-unopened.ts';
import { giveRefund } from './give-refund.ts';
import { settleCheckout } from './settle-checkout.ts';

const batchSize = 1_000;
/** After so many orders in a row without an answer, the payment service is down: the next sweep comes soon. */
const patience = 3;

/**
 * Finds what webhooks missed: every order in hand for more than two minutes is read again and settled, and every refund
 * decided that long ago is given. One's trouble does not keep the others waiting. Returns how many there were.
 */
export async function sweepCheckouts(db: Db, gateway: PaymentGateway, at: Date): Promise<number> {
  const before = new Date(at.getTime() - sweepAfterMinutes * minuteMs);
  const orders = await db.order.findMany({
    where: {
      createdAt: { lt: before },
      status: { in: ['open', 'pending'] },
    },
    orderBy: { createdAt: 'asc' },
    take: batchSize,
    select: { id: true, checkoutSessionId: true, createdAt: true },
  });
  const refunds = await db.refund.findMany({
    where: { status: 'requested', requestedAt: { lt: before } },
    orderBy: { requestedAt: 'asc' },
    take: batchSize,
    select: { id: true, orderId: true },
  });
  await inTurn([
    ...orders.map((order) => ({ orderId: order.id, look: () => settleOrder(db, gateway, order, at) })),
    ...refunds.map(({ id, orderId }) => ({ orderId, look: () => giveRefund(db, gateway, id, at) })),
  ]);
  return orders.length + refunds.length;
}

type InHand = { readonly id: string; readonly checkoutSessionId: string | null; readonly createdAt: Date };

async function settleOrder(db: Db, gateway: PaymentGateway, order: InHand, at: Date): Promise<void> {
  if (order.checkoutSessionId !== null) await settleCheckout(db, gateway, order.checkoutSessionId, at);
  else if (!canStillOpen(order, at)) await closeUnopened(db, gateway, order.id, at);
}

async function inTurn(work: readonly { readonly orderId: string; look(): Promise<void> }[]): Promise<void> {
  let unanswered = 0;
  for (const { orderId, look } of work) {
    if (unanswered >= patience) return;
    try {
      await look();
      unanswered = 0;
    } catch (error) {
      unanswered = error instanceof PaymentServiceError ? unanswered + 1 : 0;
      log.error({ orderId, err: error }, 'an order could not be settled; the next sweep tries again');
    }
  }
}
