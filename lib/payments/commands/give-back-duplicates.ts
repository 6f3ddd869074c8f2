import type { Tx } from '#lib/db/client.ts';
import { recordOrderEvent } from '../order-events.ts';
import { wholeLines } from '../rules/refund.ts';
import { loadRefundable } from './load-refundable.ts';
import { writeRefund } from './write-refund.ts';

/** A refund that the payment service keeps refusing is a person's business. */
const mostTries = 3;
/** What the buyer reads. */
export const duplicateReason = 'You had this course already.';

/**
 * Gives lines back that were paid for nothing, each by itself: their therapist has the course by another way. While the
 * bank looks into the payment nothing can go back, so it waits for that. True when something was decided.
 */
export async function giveBackDuplicates(
  tx: Tx,
  orderId: string,
  lineIds: readonly string[],
  at: Date,
): Promise<boolean> {
  if (lineIds.length === 0) return false;
  const { purpose, disputes, refunds, events } = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    select: {
      purpose: true,
      disputes: { where: { status: 'open' }, take: 1, select: { id: true } },
      refunds: { where: { origin: 'system' }, select: { lines: { select: { orderLineId: true } } } },
      events: { where: { kind: { in: ['duplicate-payment', 'refund-failed'] } }, select: { kind: true, detail: true } },
    },
  });
  if (purpose !== 'self' || disputes.length > 0) return false;
  // Before refunds were rows, one that failed was left to a person, who may have paid it by hand.
  if (refunds.length === 0 && events.some(({ kind }) => kind === 'refund-failed')) return false;
  let hasDecided = false;
  for (const lineId of lineIds) {
    const tried = refunds.filter(({ lines }) => lines.some(({ orderLineId }) => orderLineId === lineId)).length;
    if (tried >= mostTries) continue;
    const isNoted = events.some(({ kind, detail }) => kind === 'duplicate-payment' && lineOf(detail) === lineId);
    if (!isNoted) await recordOrderEvent(tx, orderId, 'duplicate-payment', at, { line: lineId });
    const order = await loadRefundable(tx, orderId);
    const lines = wholeLines(
      order,
      order.lines.filter(({ id }) => id === lineId),
    );
    await writeRefund(tx, { orderId, origin: 'system', reason: duplicateReason, actorId: null, lines }, at);
    hasDecided = true;
  }
  return hasDecided;
}

function lineOf(detail: unknown): unknown {
  return typeof detail === 'object' && detail !== null && 'line' in detail ? detail.line : null;
}
