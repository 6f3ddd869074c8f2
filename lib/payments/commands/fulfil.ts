import type { Tx } from '#lib/db/client.ts';
import { enrolByOrderLine } from '#lib/enrolment/commands/enrol-by-order-line.ts';
import { recordOrderEvent } from '../order-events.ts';
import type { LockedOrder } from './lock-order.ts';
import { queueReceipt } from './order-mail.ts';

/**
 * Gives each line of a paid order its enrolment and queues the receipt. A therapist who has the course already by
 * another way gets the payment noted as a duplicate instead, and given back.
 */
export async function fulfil(tx: Tx, order: LockedOrder, at: Date): Promise<void> {
  const lines = await tx.orderLine.findMany({
    where: { orderId: order.id },
    orderBy: { id: 'asc' },
    select: { id: true, courseId: true, courseVersionId: true },
  });
  for (const { id, courseId, courseVersionId } of lines) {
    const enrolled = await enrolByOrderLine(
      tx,
      { orderLineId: id, userId: order.userId, courseId, courseVersionId },
      at,
    );
    if (!enrolled.ok) {
      await recordOrderEvent(tx, order.id, 'duplicate-payment', at, { line: id });
      return;
    }
  }
  await queueReceipt(tx, order.id, at);
}

/** True while a duplicate payment of a paid order is neither given back nor known to need a person. */
export async function isRefundDue(tx: Tx, orderId: string): Promise<boolean> {
  const events = await tx.orderEvent.findMany({
    where: { orderId, kind: { in: ['duplicate-payment', 'refunded', 'refund-failed'] } },
    select: { kind: true },
  });
  return events.length > 0 && events.every(({ kind }) => kind === 'duplicate-payment');
}
