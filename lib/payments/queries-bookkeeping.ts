import type { Prisma } from '#generated/client.ts';
import type { Db } from '#lib/db/client.ts';
import { assertAdmin } from '#lib/admin-guard.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import type { BooksFilter } from './rules/books-filter.ts';
import type { BookEntry } from './rules/books.ts';
import { salesDocumentSchema } from './rules/document-schema.ts';

const batchSize = 500;
const dayMs = 86_400_000;

/** The index finds the days around the period; the day printed on the document decides. */
function conditions({ from, to, currency }: BooksFilter): Prisma.SalesDocumentWhereInput {
  return {
    issuedAt: { gte: new Date(Date.parse(from) - dayMs), lt: new Date(Date.parse(to) + 2 * dayMs) },
    AND: [{ snapshot: { path: ['issuedOn'], gte: from } }, { snapshot: { path: ['issuedOn'], lte: to } }],
    ...(currency === '' ? {} : { currency }),
  };
}

/** Every document of a period in the order of issue, batch by batch, so that a file of any length fits in memory. */
export async function* eachBookBatch(
  db: Db,
  admin: AdminViewer,
  filter: BooksFilter,
  size = batchSize,
): AsyncGenerator<BookEntry[]> {
  assertAdmin(admin);
  let last: string | null = null;
  for (;;) {
    const rows: Row[] = await db.salesDocument.findMany({
      where: conditions(filter),
      orderBy: [{ issuedAt: 'asc' }, { id: 'asc' }],
      take: size,
      ...(last === null ? {} : { cursor: { id: last }, skip: 1 }),
      select: shape,
    });
    if (rows.length > 0) yield rows.map(entryOf);
    const end = rows.at(-1);
    if (!end || rows.length < size) return;
    last = end.id;
  }
}

const shape = {
  id: true,
  snapshot: true,
  order: { select: { purpose: true, paymentIntentId: true } },
  refund: { select: { serviceRefundId: true } },
} satisfies Prisma.SalesDocumentSelect;
type Row = Prisma.SalesDocumentGetPayload<{ select: typeof shape }>;

function entryOf({ snapshot, order, refund }: Row): BookEntry {
  return {
    snapshot: salesDocumentSchema.parse(snapshot),
    purpose: order.purpose,
    paymentId: order.paymentIntentId,
    refundId: refund?.serviceRefundId ?? null,
  };
}

/** Sales and refunds of one currency, country and tax; amounts in the smallest unit, above or at zero. */
export type BooksRow = {
  readonly currency: string;
  readonly countryCode: string | null;
  readonly taxName: string | null;
  readonly rateBasisPoints: number | null;
  readonly sales: { readonly count: number; readonly grossMinor: number; readonly taxMinor: number };
  readonly refunds: { readonly count: number; readonly grossMinor: number; readonly taxMinor: number };
};
export type BooksDisputes = {
  readonly currency: string;
  readonly opened: { readonly count: number; readonly amountMinor: number };
  readonly lost: { readonly count: number; readonly amountMinor: number };
};

/** What a period comes to, added up by the database over the same documents as the export. */
export async function sumUpBooks(db: Db, admin: AdminViewer, filter: BooksFilter): Promise<BooksRow[]> {
  assertAdmin(admin);
  const { from, to, currency } = filter;
  const rows = await db.$queryRaw<RawRow[]>`
    SELECT "currency", "snapshot"->>'countryCode' AS "countryCode", "snapshot"->'tax'->>'name' AS "taxName",
      ("snapshot"->'tax'->>'rateBasisPoints')::int AS "rateBasisPoints",
      count(*) FILTER (WHERE "series" = 'R') AS "sales",
      coalesce(sum("totalMinor") FILTER (WHERE "series" = 'R'), 0) AS "salesMinor",
      coalesce(sum("taxMinor") FILTER (WHERE "series" = 'R'), 0) AS "salesTaxMinor",
      count(*) FILTER (WHERE "series" = 'C') AS "refunds",
      coalesce(sum("totalMinor") FILTER (WHERE "series" = 'C'), 0) AS "refundsMinor",
      coalesce(sum("taxMinor") FILTER (WHERE "series" = 'C'), 0) AS "refundsTaxMinor"
    FROM "SalesDocument"
    WHERE "issuedAt" >= ${from}::date - 1 AND "issuedAt" < ${to}::date + 2
      AND "snapshot"->>'issuedOn' BETWEEN ${from} AND ${to}
      AND (${currency} = '' OR "currency" = ${currency})
    GROUP BY 1, 2, 3, 4
    ORDER BY 1, 2 NULLS LAST, 3 NULLS LAST, 4`;
  return rows.map((row) => ({
    currency: row.currency,
    countryCode: row.countryCode,
    taxName: row.taxName,
    rateBasisPoints: row.rateBasisPoints,
    sales: { count: Number(row.sales), grossMinor: Number(row.salesMinor), taxMinor: Number(row.salesTaxMinor) },
    refunds: {
      count: Number(row.refunds),
      grossMinor: Number(row.refundsMinor),
      taxMinor: Number(row.refundsTaxMinor),
    },
  }));
}

type RawRow = Pick<BooksRow, 'currency' | 'countryCode' | 'taxName' | 'rateBasisPoints'> &
  Record<'sales' | 'salesMinor' | 'salesTaxMinor' | 'refunds' | 'refundsMinor' | 'refundsTaxMinor', bigint>;

/** Disputes that were opened, and lost, on the days of a period in the provider's time zone. */
export async function sumUpDisputes(
  db: Db,
  admin: AdminViewer,
  filter: BooksFilter,
  timeZone: string,
): Promise<BooksDisputes[]> {
  assertAdmin(admin);
  const { from, to, currency } = filter;
  const rows = await db.$queryRaw<
    Record<'currency' | 'opened' | 'openedMinor' | 'lost' | 'lostMinor', string | bigint>[]
  >`
    WITH facts AS (
      SELECT "Order"."currency", "Dispute"."amountMinor",
        ("openedAt" AT TIME ZONE ${timeZone})::date BETWEEN ${from}::date AND ${to}::date AS "isOpened",
        "Dispute"."status" = 'lost'
          AND ("closedAt" AT TIME ZONE ${timeZone})::date BETWEEN ${from}::date AND ${to}::date AS "isLost"
      FROM "Dispute" JOIN "Order" ON "Order"."id" = "Dispute"."orderId"
      WHERE ${currency} = '' OR "Order"."currency" = ${currency}
    )
    SELECT "currency", count(*) FILTER (WHERE "isOpened") AS "opened",
      coalesce(sum("amountMinor") FILTER (WHERE "isOpened"), 0) AS "openedMinor",
      count(*) FILTER (WHERE "isLost") AS "lost",
      coalesce(sum("amountMinor") FILTER (WHERE "isLost"), 0) AS "lostMinor"
    FROM facts WHERE "isOpened" OR "isLost" GROUP BY 1 ORDER BY 1`;
  return rows.map((row) => ({
    currency: String(row.currency),
    opened: { count: Number(row.opened), amountMinor: Number(row.openedMinor) },
    lost: { count: Number(row.lost), amountMinor: Number(row.lostMinor) },
  }));
}

/** The currencies in which anything was issued. */
export async function listBookCurrencies(db: Db, admin: AdminViewer): Promise<string[]> {
  assertAdmin(admin);
  const rows = await db.salesDocument.groupBy({ by: ['currency'], orderBy: { currency: 'asc' } });
  return rows.map(({ currency }) => currency);
}
