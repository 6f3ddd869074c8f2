import type { OrderStatus } from '#generated/client.ts';
import type { Db, Tx } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { log } from '#lib/log.ts';
import type { CheckoutFacts, PaymentGateway } from '../gateway.ts';
import { recordOrderEvent } from '../order-events.ts';
import { settlementOf } from '../rules.ts';
import { orderIdSchema } from '../schema.ts';
import { closeUnknownCheckout } from './close-order.ts';
import { followOrder } from './follow-order.ts';
import { fulfil } from './fulfil.ts';
import { giveRefundsOf } from './give-refund.ts';
import { lockOrder } from './lock-order.ts';
import { markApplied } from './mark-applied.ts';
import { queuePaymentFailed } from './order-mail.ts';

export type Settled = { readonly orderId: string; readonly status: OrderStatus };

/**
 * Brings an order up to what the payment service says about its checkout, read afresh. The webhook's job, the return
 * page and the sweep all call this one function, at once and as often as they like: a paid order gives its enrolment
 * and its receipt exactly once, to the order's own therapist. Null when the checkout belongs to no order of ours.
 * Throws `PaymentServiceError` when the service does not answer.
 */
export async function settleCheckout(
  db: Db,
  gateway: PaymentGateway,
  sessionId: string,
  at: Date,
): Promise<Settled | null> {
  const checkout = await gateway.readCheckout(sessionId);
  if (checkout === null) return closeUnknownCheckout(db, sessionId, at);
  const orderId = await findOrderId(db, checkout);
  if (orderId === null) {
    log.warn({ state: checkout.state }, 'a checkout without an order of ours');
    await transact(db, (tx) => markApplied(tx, sessionId, 'no-order', at));
    return null;
  }
  await transact(db, (tx) => settleLocked(tx, orderId, checkout, at));
  // A duplicate goes back now; should this process die in between, the job does it.
  await giveRefundsOf(db, gateway, orderId, at);
  return db.order.findUniqueOrThrow({ where: { id: orderId }, select: { status: true } }).then((order) => ({
    orderId,
    ...order,
  }));
}

/** By the session we stored, or by the order id we sent along: a crash may have come between making and storing it. */
async function findOrderId(db: Db, checkout: CheckoutFacts): Promise<string | null> {
  const stored = await db.order.findUnique({ where: { checkoutSessionId: checkout.sessionId }, select: { id: true } });
  if (stored) return stored.id;
  const named = orderIdSchema.safeParse(checkout.orderId);
  if (!named.success) return null;
  const order = await db.order.findFirst({ where: { id: named.data, checkoutSessionId: null }, select: { id: true } });
  return order?.id ?? null;
}

async function settleLocked(tx: Tx, orderId: string, checkout: CheckoutFacts, at: Date): Promise<void> {
  const order = await lockOrder(tx, orderId);
  const settlement = settlementOf(order, checkout);
  const hasChanged = settlement.status !== order.status;
  await tx.order.update({
    where: { id: orderId },
    data: {
      status: settlement.status,
      checkoutSessionId: checkout.sessionId,
      ...(checkout.paymentIntentId === null ? {} : { paymentIntentId: checkout.paymentIntentId }),
      ...(hasChanged && settlement.status !== 'pending' ? { settledAt: at } : {}),
    },
  });
  if (settlement.event !== null) {
    await recordOrderEvent(tx, orderId, settlement.event, at, {
      session: checkout.sessionId,
      amountMinor: checkout.amountMinor,
      currency: checkout.currency,
    });
  }
  if (settlement.event === 'amount-mismatch') log.error({ orderId }, 'a payment does not match its order');
  if (settlement.event === 'paid') await fulfil(tx, orderId, at);
  else if (settlement.status === 'paid') await followOrder(tx, orderId, at);
  if (settlement.event === 'failed') await queuePaymentFailed(tx, orderId, at);
  await markApplied(tx, checkout.sessionId, settlement.event ?? 'unchanged', at);
}
