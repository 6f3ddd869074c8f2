import type { OrderStatus } from '#generated/client.ts';
import type { Db, Tx } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { log } from '#lib/log.ts';
import type { PaymentGateway } from '../gateway.ts';
import { recordOrderEvent } from '../order-events.ts';
import { isRefundDue } from './fulfil.ts';
import { lockOrder } from './lock-order.ts';
import { queueRefunded } from './order-mail.ts';

/**
 * Gives a duplicate payment back, once: the service's key makes the refund single, the order's row makes its record
 * single. Returns what the order is afterwards.
 */
export async function refundDuplicate(db: Db, gateway: PaymentGateway, orderId: string, at: Date): Promise<OrderStatus> {
  const { paymentIntentId } = await db.order.findUniqueOrThrow({ where: { id: orderId }, select: { paymentIntentId: true } });
  const outcome = paymentIntentId === null ? 'refunded' : await gateway.refund({ orderId, paymentIntentId, idempotencyKey: `order:${orderId}:refund` });
  return transact(db, (tx) => recordRefund(tx, orderId, outcome, at));
}

async function recordRefund(tx: Tx, orderId: string, outcome: 'refunded' | 'refused', at: Date): Promise<OrderStatus> {
  const order = await lockOrder(tx, orderId);
  if (order.status !== 'paid' || !(await isRefundDue(tx, orderId))) return order.status;
  if (outcome === 'refused') {
    log.error({ orderId }, 'a duplicate payment could not be given back by itself');
    await recordOrderEvent(tx, orderId, 'refund-failed', at);
    return order.status;
  }
  await tx.order.update({ where: { id: orderId }, data: { status: 'refunded' } });
  await recordOrderEvent(tx, orderId, 'refunded', at);
  await queueRefunded(tx, orderId, at);
  return 'refunded';
}
