import type { OrderStatus, Prisma } from '#generated/client.ts';
import type { Tx } from '#lib/db/client.ts';
import { log } from '#lib/log.ts';
import { isInHand } from '../rules.ts';
import { moneyNotesOf, unnotedOf } from '../rules/money-history.ts';
import type { MoneyEvent } from '../rules/money-history.ts';
import { recordOrderEvent } from '../order-events.ts';
import { moneyDetailSchema } from '../schema.ts';
import { issueCreditNote } from './issue-document.ts';
import { queueDisputeAlert, queueRefundAlert, queueRefunded } from './money-mail.ts';

/**
 * Writes down what an order's history does not say yet of its refunds and disputes, issues the credit notes and queues
 * the mails: each once. An order that nobody has settled waits for that. Returns the kinds of what was written.
 */
export async function writeHistory(tx: Tx, orderId: string, status: OrderStatus, at: Date): Promise<readonly string[]> {
  if (isInHand(status) || status === 'expired') return [];
  const { events, refunds, disputes } = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    select: {
      events: { orderBy: [{ at: 'asc' }, { id: 'asc' }], select: { kind: true, detail: true } },
      refunds: { orderBy: { id: 'asc' }, select: { id: true, serviceRefundId: true, status: true, amountMinor: true } },
      disputes: { orderBy: { id: 'asc' }, select: { id: true, status: true, reason: true, amountMinor: true } },
    },
  });
  const notes = moneyNotesOf(events.map(({ kind, detail }) => ({ kind, detail: moneyDetailSchema.parse(detail) })));
  const unnoted = unnotedOf(status, notes, refunds, disputes);
  for (const event of unnoted) await write(tx, orderId, status, event, at);
  return unnoted.map(({ kind }) => kind);
}

async function write(tx: Tx, orderId: string, status: OrderStatus, event: MoneyEvent, at: Date): Promise<void> {
  const { kind, detail, refundIds, disputeId } = event;
  await recordOrderEvent(tx, orderId, kind, at, detail as Prisma.InputJsonObject);
  if (disputeId !== null) {
    log.warn({ orderId, kind }, 'a payment is disputed');
    await queueDisputeAlert(tx, disputeId, kind, at);
    return;
  }
  if (kind === 'refund-failed') {
    log.error({ orderId }, 'a refund failed');
    for (const refundId of refundIds) await queueRefundAlert(tx, refundId, at);
    return;
  }
  for (const refundId of refundIds) await issueCreditNote(tx, refundId, at);
  await queueRefunded(tx, orderId, status, refundIds, at);
}
