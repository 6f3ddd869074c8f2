import type { OrderStatus } from '#generated/client.ts';
import type { Db } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { log } from '#lib/log.ts';
import type { PaymentGateway } from '../gateway.ts';
import { orderIdSchema } from '../schema.ts';
import { markApplied } from './mark-applied.ts';
import { readMoney } from './read-money.ts';
import { settleCheckout } from './settle-checkout.ts';
import type { Settled } from './settle-checkout.ts';

/**
 * Brings an order up to what the payment service says about its refunds and disputes, read afresh: those that somebody
 * made in the service's own dashboard too. An order that nobody has settled yet is settled first. Null when the payment
 * belongs to no order of ours. Throws `PaymentServiceError` when the service does not answer.
 */
export async function settleRefund(
  db: Db,
  gateway: PaymentGateway,
  paymentIntentId: string,
  at: Date,
): Promise<Settled | null> {
  const order = await findOrder(db, gateway, paymentIntentId);
  if (order !== null && order.status !== 'paid' && order.status !== 'refunded') {
    const sessionId = order.checkoutSessionId ?? (await gateway.findCheckout(paymentIntentId));
    if (sessionId !== null) await settleCheckout(db, gateway, sessionId, at);
  }
  const read = order === null ? null : await readMoney(db, gateway, order.id, paymentIntentId, at);
  if (order === null || read === null) {
    log.warn('a refund or dispute without an order of ours');
    await transact(db, (tx) => markApplied(tx, paymentIntentId, 'no-order', at));
    return null;
  }
  return { orderId: order.id, status: read.status };
}

type Found = { readonly id: string; readonly status: OrderStatus; readonly checkoutSessionId: string | null };
const select = { id: true, status: true, checkoutSessionId: true } as const;

/** By the payment we stored, or by the order id we sent along: a payment is stored only once its checkout was read. */
async function findOrder(db: Db, gateway: PaymentGateway, paymentIntentId: string): Promise<Found | null> {
  const stored = await db.order.findUnique({ where: { paymentIntentId }, select });
  if (stored) return stored;
  const payment = await gateway.readPayment(paymentIntentId);
  const named = orderIdSchema.safeParse(payment?.orderId);
  return named.success ? db.order.findFirst({ where: { id: named.data, paymentIntentId: null }, select }) : null;
}
