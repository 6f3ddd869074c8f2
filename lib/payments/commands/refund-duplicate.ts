import type { OrderStatus } from '#generated/client.ts';
import type { Db, Tx } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { log } from '#lib/log.ts';
import type { PaymentGateway } from '../gateway.ts';
import { recordOrderEvent } from '../order-events.ts';
import { applyPayment, giveUp } from './apply-payment.ts';
import { isRefundDue } from './fulfil.ts';
import { lockOrder } from './lock-order.ts';

/**
 * Gives a duplicate payment back, once: the service's key makes the refund single, and what is written down is what the
 * service then says about the payment. Returns what the order is afterwards.
 */
export async function refundDuplicate(
  db: Db,
  gateway: PaymentGateway,
  orderId: string,
  at: Date,
): Promise<OrderStatus> {
  const { paymentIntentId, totalMinor } = await db.order.findUniqueOrThrow({
    where: { id: orderId },
    select: { paymentIntentId: true, totalMinor: true },
  });
  if (paymentIntentId === null) return transact(db, (tx) => closeFree(tx, orderId, at));
  const answer = await gateway.refund({
    orderId,
    refundId: orderId,
    paymentIntentId,
    amountMinor: totalMinor,
    reason: 'duplicate',
    idempotencyKey: `order:${orderId}:refund`,
  });
  if (answer.kind === 'refused') return transact(db, (tx) => noteRefusal(tx, orderId, answer.refundId, at));
  const payment = await gateway.readPayment(paymentIntentId);
  if (payment === null) throw new Error('The payment service does not know a payment that it gave back.');
  return transact(db, (tx) => applyPayment(tx, orderId, payment, at));
}

/** Nothing was paid, so nothing goes back. */
async function closeFree(tx: Tx, orderId: string, at: Date): Promise<OrderStatus> {
  const order = await lockOrder(tx, orderId);
  if (order.status !== 'paid' || !(await isRefundDue(tx, orderId))) return order.status;
  await recordOrderEvent(tx, orderId, 'refunded', at);
  await giveUp(tx, orderId, 0, at);
  return 'refunded';
}

async function noteRefusal(tx: Tx, orderId: string, refundId: string | null, at: Date): Promise<OrderStatus> {
  const order = await lockOrder(tx, orderId);
  if (order.status !== 'paid' || !(await isRefundDue(tx, orderId))) return order.status;
  log.error({ orderId }, 'a duplicate payment could not be given back by itself');
  await recordOrderEvent(tx, orderId, 'refund-failed', at, refundId === null ? {} : { refunds: [refundId] });
  return order.status;
}
