import type { Tx } from '#lib/db/client.ts';
import { newId } from '#lib/ids.ts';
import type { PaymentFacts } from '../gateway.ts';
import { refundChangesOf } from '../rules/reading.ts';
import { followOrder } from './follow-order.ts';
import type { Followed } from './follow-order.ts';
import { lockOrder } from './lock-order.ts';
import { markApplied } from './mark-applied.ts';

/** What the buyer reads of a refund that somebody made in the payment service's dashboard. */
const dashboardReason = 'Given back by us.';

export type NumberedReading = { readonly number: number; readonly payment: PaymentFacts };

/**
 * Writes down what a reading says about a payment's refunds and disputes, under the lock of its order, and brings the
 * order to what that means. Null, and nothing is written, when a reading that began later was applied already.
 */
export async function applyPayment(
  tx: Tx,
  orderId: string,
  { number, payment }: NumberedReading,
  at: Date,
): Promise<Followed | null> {
  await lockOrder(tx, orderId);
  const { count } = await tx.order.updateMany({
    where: { id: orderId, appliedSeq: { lt: number } },
    data: { appliedSeq: number },
  });
  if (count === 0) return null;
  await writeRefunds(tx, orderId, payment, at);
  await writeDisputes(tx, orderId, payment, at);
  const followed = await followOrder(tx, orderId, at, payment.receivedMinor);
  await markApplied(tx, payment.paymentIntentId, followed.noted.join(' ') || 'unchanged', at);
  return followed;
}

async function writeRefunds(tx: Tx, orderId: string, payment: PaymentFacts, at: Date): Promise<void> {
  const known = await tx.refund.findMany({
    where: { orderId },
    orderBy: { id: 'asc' },
    select: { id: true, serviceRefundId: true, status: true },
  });
  for (const change of refundChangesOf(known, payment.refunds)) {
    const { serviceRefundId, status } = change;
    const settledAt = status === 'requested' ? {} : { settledAt: at };
    if (change.kind === 'update') {
      await tx.refund.update({ where: { id: change.id }, data: { serviceRefundId, status, ...settledAt } });
      continue;
    }
    const { amountMinor, createdAt } = change;
    await tx.refund.create({
      data: {
        id: newId(),
        orderId,
        serviceRefundId,
        status,
        origin: 'dashboard',
        amountMinor,
        reason: dashboardReason,
        requestedAt: createdAt,
        ...settledAt,
      },
    });
  }
}

async function writeDisputes(tx: Tx, orderId: string, payment: PaymentFacts, at: Date): Promise<void> {
  const known = await tx.dispute.findMany({ where: { orderId }, select: { id: true, status: true, closedAt: true } });
  for (const { id, state, amountMinor, reason, openedAt, evidenceDueAt } of payment.disputes) {
    const before = known.find((dispute) => dispute.id === id);
    const isSame = before !== undefined && before.status === state;
    const closedAt = state === 'open' ? null : isSame ? before.closedAt : at;
    const facts = { status: state, amountMinor, reason, evidenceDueAt, closedAt };
    await tx.dispute.upsert({ where: { id }, create: { id, orderId, openedAt, ...facts }, update: facts });
  }
}
