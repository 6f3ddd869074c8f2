import type { OrderStatus } from '#generated/client.ts';
import type { Tx } from '#lib/db/client.ts';
import { queueMail } from '#lib/email/queue.ts';
import { accessEndedMail } from '#lib/email/templates/access-ended.ts';
import { orderRefundedMail } from '#lib/email/templates/order-refunded.ts';
import { disputeAlert, fraudAlert, refundAlert } from '#lib/email/templates/payment-alert.ts';
import type { AlertMail } from '#lib/email/templates/payment-alert.ts';
import { env } from '#lib/env.ts';
import type { Currency } from '#lib/money.ts';
import type { OrderEventKind } from '../order-events.ts';
import type { Converged } from './converge-order.ts';
import { readFacts } from './order-mail.ts';

/** Word to the buyer that money is on its way back: how much, for what, and which courses ended with it. */
export async function queueRefunded(
  tx: Tx,
  orderId: string,
  status: OrderStatus,
  refundIds: readonly string[],
  at: Date,
): Promise<void> {
  const { to, facts } = await readFacts(tx, orderId, at);
  const refunds = await tx.refund.findMany({
    where: { id: { in: [...refundIds] } },
    orderBy: { id: 'asc' },
    select: {
      amountMinor: true,
      origin: true,
      reason: true,
      lines: { select: { amountMinor: true, endsLine: true, orderLine: { select: { id: true, description: true } } } },
    },
  });
  const parts = refunds.flatMap(({ lines }) => lines);
  const mismatches = await tx.orderEvent.count({ where: { orderId, kind: 'amount-mismatch' } });
  // What was given back for no line in particular ends nothing, unless it was the last of the money.
  const isWhole = status === 'refunded' && refunds.some(({ lines }) => lines.length === 0);
  const ended = await tx.enrolment.findMany({
    where: {
      endReason: 'refunded',
      orderLine: isWhole
        ? { orderId }
        : { id: { in: parts.filter(({ endsLine }) => endsLine).map(({ orderLine }) => orderLine.id) } },
    },
    select: { orderLine: { select: { description: true } } },
  });
  const mail = orderRefundedMail({
    ...facts,
    amountMinor: mismatches > 0 ? null : refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    lines: parts.length > 0 ? parts.map((part) => ({ ...part.orderLine, amountMinor: part.amountMinor })) : facts.lines,
    isForLines: parts.length > 0,
    reasons: refunds.filter(({ origin }) => origin === 'admin').map(({ reason }) => reason),
    isDuplicate: refunds.some(({ origin }) => origin === 'system'),
    ended: [...new Set(ended.flatMap(({ orderLine }) => orderLine?.description ?? []))],
  });
  await queueMail(tx, { kind: 'order-refunded', to, ...mail }, at);
}

/** Word to those who held a seat or a gift of an order that went back. Without amounts: they did not pay. */
export async function queueAccessEnded(tx: Tx, orderId: string, ended: Converged['ended'], at: Date): Promise<void> {
  const gone = ended.filter(({ reason }) => reason === 'refunded' || reason === 'dispute-lost');
  if (gone.length === 0) return;
  const enrolments = await tx.enrolment.findMany({
    where: { id: { in: gone.map(({ enrolmentId }) => enrolmentId) }, orderLine: { order: { id: orderId } } },
    orderBy: { id: 'asc' },
    select: {
      userId: true,
      user: { select: { email: true } },
      courseVersion: { select: { title: true } },
      orderLine: { select: { order: { select: { userId: true } } } },
    },
  });
  const { appUrl, provider } = env();
  for (const { userId, user, courseVersion, orderLine } of enrolments) {
    if (orderLine?.order.userId === userId) continue;
    const mail = accessEndedMail({
      courseTitle: courseVersion.title,
      accountUrl: `${appUrl}/account`,
      contact: provider.contact,
    });
    await queueMail(tx, { kind: 'access-ended', to: user.email, ...mail }, at);
  }
}

/** Tells the admins what became of a dispute. */
export async function queueDisputeAlert(tx: Tx, disputeId: string, kind: OrderEventKind, at: Date): Promise<void> {
  const { order, ...dispute } = await tx.dispute.findUniqueOrThrow({
    where: { id: disputeId },
    select: {
      amountMinor: true,
      reason: true,
      evidenceDueAt: true,
      order: { select: { id: true, number: true, currency: true } },
    },
  });
  const state = kind === 'dispute-won' ? 'won' : kind === 'dispute-lost' ? 'lost' : 'open';
  await tellAdmins(tx, `dispute-${state}`, disputeAlert({ ...dispute, ...alertFacts(order), state }), at);
}

/** Tells the admins that money did not go back and a person must see to it. */
export async function queueRefundAlert(tx: Tx, refundId: string, at: Date): Promise<void> {
  const { order, amountMinor, status } = await tx.refund.findUniqueOrThrow({
    where: { id: refundId },
    select: { amountMinor: true, status: true, order: { select: { id: true, number: true, currency: true } } },
  });
  const mail = refundAlert({ ...alertFacts(order), amountMinor, isRefused: status === 'refused' });
  await tellAdmins(tx, 'refund-failed', mail, at);
}

/** Tells the admins that the card network took a payment for fraud. Nothing of ours: nothing is told. */
export async function queueFraudAlert(tx: Tx, paymentIntentId: string, at: Date): Promise<void> {
  const order = await tx.order.findUnique({
    where: { paymentIntentId },
    select: { id: true, number: true, currency: true, totalMinor: true },
  });
  if (order)
    await tellAdmins(tx, 'fraud-warning', fraudAlert({ ...alertFacts(order), amountMinor: order.totalMinor }), at);
}

function alertFacts({ id, number, currency }: { id: string; number: string; currency: string }) {
  return { number, currency: currency as Currency, url: `${env().appUrl}/admin/orders/${id}` };
}

async function tellAdmins(tx: Tx, kind: string, mail: AlertMail, at: Date): Promise<void> {
  const admins = await tx.user.findMany({ where: { role: 'admin' }, select: { email: true } });
  for (const { email } of admins) await queueMail(tx, { kind, to: email, ...mail }, at);
}
