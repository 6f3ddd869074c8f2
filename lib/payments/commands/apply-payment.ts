import type { OrderStatus } from '#generated/client.ts';
import type { Tx } from '#lib/db/client.ts';
import { endEnrolment } from '#lib/enrolment/commands/end-enrolment.ts';
import { log } from '#lib/log.ts';
import type { PaymentFacts } from '../gateway.ts';
import { recordOrderEvent } from '../order-events.ts';
import { moneyNotesOf, moneyOutcomeOf } from '../refund-rules.ts';
import type { MoneyEvent, MoneyNotes } from '../refund-rules.ts';
import { moneyDetailSchema } from '../schema.ts';
import { lockOrder } from './lock-order.ts';
import { markApplied } from './mark-applied.ts';
import { queueRefunded } from './order-mail.ts';

/**
 * Writes down what became of a payment's money, under the lock of its order. Once it is all back the order is refunded,
 * its own enrolments end, and the buyer hears of it: once, however often and in whatever order readings arrive.
 */
export async function applyPayment(tx: Tx, orderId: string, payment: PaymentFacts, at: Date): Promise<OrderStatus> {
  const order = await lockOrder(tx, orderId);
  const { status, events } = moneyOutcomeOf(order.status, await readNotes(tx, orderId), payment);
  for (const event of events) await write(tx, orderId, event, at);
  if (status === 'refunded' && order.status !== 'refunded') await giveUp(tx, orderId, payment.receivedMinor, at);
  await markApplied(tx, payment.paymentIntentId, events.map(({ kind }) => kind).join(' ') || 'unchanged', at);
  return status;
}

/** The order is refunded: the enrolments of its own lines end, and no others. A certificate stays as it is. */
export async function giveUp(tx: Tx, orderId: string, amountMinor: number, at: Date): Promise<void> {
  await tx.order.update({ where: { id: orderId }, data: { status: 'refunded' } });
  const enrolments = await tx.enrolment.findMany({
    where: { orderLine: { orderId }, endedAt: null },
    select: { id: true },
  });
  for (const { id } of enrolments) await endEnrolment(tx, { enrolmentId: id, reason: 'refunded', actorId: null }, at);
  await queueRefunded(tx, orderId, { amountMinor, hasEnded: enrolments.length > 0 }, at);
}

async function readNotes(tx: Tx, orderId: string): Promise<MoneyNotes> {
  const events = await tx.orderEvent.findMany({ where: { orderId }, select: { kind: true, detail: true } });
  return moneyNotesOf(events.map(({ kind, detail }) => ({ kind, detail: moneyDetailSchema.parse(detail) })));
}

async function write(tx: Tx, orderId: string, { kind, detail }: MoneyEvent, at: Date): Promise<void> {
  await recordOrderEvent(tx, orderId, kind, at, detail);
  if (kind === 'refund-failed') log.error({ orderId }, 'a refund failed');
  if (kind === 'disputed' || kind === 'dispute-lost') log.warn({ orderId, kind }, 'a payment is disputed');
}
