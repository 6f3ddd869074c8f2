import type { Prisma } from '#generated/client.ts';
import type { Tx } from '#lib/db/client.ts';
import type { ReceiptFacts } from '../rules/document.ts';
import { salesDocumentSchema } from '../rules/document-schema.ts';
import type { SalesDocumentSnapshot } from '../rules/document-schema.ts';

const shape = {
  number: true,
  status: true,
  countryCode: true,
  currency: true,
  totalMinor: true,
  createdAt: true,
  settledAt: true,
  billingName: true,
  billingAddress: true,
  billingTaxNumber: true,
  code: { select: { code: true } },
  user: { select: { legalName: true, displayName: true, email: true } },
  events: { where: { kind: 'amount-mismatch' }, take: 1, select: { id: true } },
  lines: {
    orderBy: { id: 'asc' },
    select: { id: true, description: true, listMinor: true, amountMinor: true, bundle: { select: { title: true } } },
  },
} satisfies Prisma.OrderSelect;

/** What an order's receipt is made of; null for an order that sold nothing: unpaid, or paid with another amount. */
export async function readReceiptFacts(tx: Tx, orderId: string): Promise<ReceiptFacts | null> {
  const order = await tx.order.findUniqueOrThrow({ where: { id: orderId }, select: shape });
  const isSold = (order.status === 'paid' || order.status === 'refunded') && order.events.length === 0;
  if (!isSold) return null;
  const { billingName, billingAddress, billingTaxNumber, user, lines } = order;
  return {
    orderNumber: order.number,
    countryCode: order.countryCode,
    currency: order.currency,
    totalMinor: order.totalMinor,
    paidAt: order.settledAt ?? order.createdAt,
    code: order.code?.code ?? null,
    buyer: { billingName, billingAddress, billingTaxNumber, ...user },
    lines: lines.map(({ bundle, ...line }) => ({ ...line, bundleTitle: bundle?.title ?? null })),
  };
}

/** The documents of an order as issued, in the order of their numbers. */
export async function readDocuments(
  tx: Tx,
  orderId: string,
): Promise<{ readonly receipt: SalesDocumentSnapshot | null; readonly credits: readonly SalesDocumentSnapshot[] }> {
  const rows = await tx.salesDocument.findMany({
    where: { orderId },
    orderBy: { running: 'asc' },
    select: { series: true, snapshot: true },
  });
  const of = (series: string) =>
    rows.filter((row) => row.series === series).map(({ snapshot }) => salesDocumentSchema.parse(snapshot));
  return { receipt: of('R')[0] ?? null, credits: of('C') };
}
