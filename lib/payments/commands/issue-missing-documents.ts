import type { Db } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { log } from '#lib/log.ts';
import { issueCreditNote, issueReceipt } from './issue-document.ts';
import { lockOrder } from './lock-order.ts';

const batchSize = 500;

/**
 * Gives a document to every paid order and every given refund that lacks one: those of before documents were kept. The
 * oldest first, so that numbers follow the sales. An order that went back before refunds were kept as rows gets neither. One order's trouble does not keep the others waiting. Returns how
 * many orders were looked at.
 */
export async function issueMissingDocuments(db: Db, at: Date): Promise<number> {
  const orders = await db.order.findMany({
    where: {
      events: { none: { kind: 'amount-mismatch' } },
      OR: [
        { status: 'paid', documents: { none: { series: 'R' } } },
        { refunds: { some: { status: 'given', document: null, amountMinor: { gt: 0 } } } },
      ],
    },
    orderBy: [{ settledAt: 'asc' }, { id: 'asc' }],
    take: batchSize,
    select: { id: true },
  });
  for (const { id } of orders) {
    try {
      await issueFor(db, id, at);
    } catch (error) {
      log.error({ orderId: id, err: error }, 'a document could not be issued; the next run tries again');
    }
  }
  return orders.length;
}

async function issueFor(db: Db, orderId: string, at: Date): Promise<void> {
  await transact(db, async (tx) => {
    await lockOrder(tx, orderId);
    await issueReceipt(tx, orderId, at);
    const refunds = await tx.refund.findMany({
      where: { orderId, status: 'given', document: null },
      orderBy: [{ settledAt: 'asc' }, { id: 'asc' }],
      select: { id: true },
    });
    for (const { id } of refunds) await issueCreditNote(tx, id, at);
  });
}
