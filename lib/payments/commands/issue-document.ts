import type { Tx } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import type { Provider } from '#lib/env-provider.ts';
import { newId } from '#lib/ids.ts';
import { snapshotDigest } from '../document-digest.ts';
import { creditNoteOf } from '../rules/credit-note.ts';
import { documentNumber, receiptOf } from '../rules/document.ts';
import type { SalesDocumentSnapshot } from '../rules/document-schema.ts';
import { readDocuments, readReceiptFacts } from './document-facts.ts';

/**
 * Issues the receipt or tax invoice of a paid order, numbered without gaps, once: the second call changes nothing, and
 * an order that sold nothing gets none. The caller holds the order's lock.
 */
export async function issueReceipt(
  tx: Tx,
  orderId: string,
  at: Date,
  provider: Provider = env().provider,
): Promise<void> {
  if (await tx.salesDocument.findFirst({ where: { orderId, series: 'R' }, select: { id: true } })) return;
  const facts = await readReceiptFacts(tx, orderId);
  if (facts === null) return;
  await issue(tx, { orderId, refundId: null }, 'R', at, (running) => receiptOf(facts, provider, running, at));
}

/**
 * Issues the credit note of a refund whose money is on its way, once, and the receipt that it corrects when that is
 * missing. A refund of money that was no sale's gets none. The caller holds the order's lock.
 */
export async function issueCreditNote(
  tx: Tx,
  refundId: string,
  at: Date,
  provider: Provider = env().provider,
): Promise<void> {
  if (await tx.salesDocument.findUnique({ where: { refundId }, select: { id: true } })) return;
  const refund = await tx.refund.findUniqueOrThrow({
    where: { id: refundId },
    select: {
      orderId: true,
      amountMinor: true,
      reason: true,
      requestedAt: true,
      settledAt: true,
      lines: { orderBy: { orderLineId: 'asc' }, select: { orderLineId: true, amountMinor: true } },
    },
  });
  const { orderId } = refund;
  await issueReceipt(tx, orderId, at, provider);
  const { receipt, credits } = await readDocuments(tx, orderId);
  const order = await readReceiptFacts(tx, orderId);
  if (receipt === null || order === null) return;
  const underWay = await tx.refundLine.findMany({
    where: { refundId: { not: refundId }, refund: { orderId, status: { not: 'refused' }, document: null } },
    select: { orderLineId: true, amountMinor: true },
  });
  const facts = {
    reason: refund.reason,
    amountMinor: refund.amountMinor,
    givenAt: refund.settledAt ?? refund.requestedAt,
    lines: refund.lines,
    underWay,
    orderLines: order.lines,
  };
  const { timeZone } = provider;
  await issue(tx, { orderId, refundId }, 'C', at, (running) =>
    creditNoteOf(facts, receipt, credits, { running, at, timeZone }),
  );
}

/** Writes a document under the next number of its series; none when there is nothing to write. */
async function issue(
  tx: Tx,
  of: { readonly orderId: string; readonly refundId: string | null },
  series: 'R' | 'C',
  at: Date,
  write: (running: number) => SalesDocumentSnapshot | null,
): Promise<void> {
  if (write(1) === null) return;
  const running = await nextNumber(tx, series);
  const snapshot = write(running);
  if (snapshot === null) return;
  await tx.salesDocument.create({
    data: {
      id: newId(),
      ...of,
      series,
      running,
      number: documentNumber(series, running),
      kind: snapshot.kind,
      issuedAt: at,
      currency: snapshot.currency,
      totalMinor: snapshot.totals.totalMinor,
      taxMinor: snapshot.totals.taxMinor,
      snapshot,
      hash: snapshotDigest(snapshot),
    },
  });
}

/**
 * The next number of a series. Its row stays locked until the transaction ends, and a transaction that is rolled back
 * gives its number back: no number is skipped and none is given twice.
 */
async function nextNumber(tx: Tx, key: string): Promise<number> {
  const [row] = await tx.$queryRaw<[{ last: number }]>`
    INSERT INTO "DocumentSeries" ("key", "last") VALUES (${key}, 1)
    ON CONFLICT ("key") DO UPDATE SET "last" = "DocumentSeries"."last" + 1
    RETURNING "last"`;
  return row.last;
}
