import type { Prisma } from '#generated/client.ts';
import type { Db } from '#lib/db/client.ts';
import { isId } from '#lib/paging.ts';
import type { Books } from './books.ts';
import type { OurBooks, OurDispute, OurOrder, OurRefund, Period } from './rules/reconcile/types.ts';

/** Ids asked for at once: a statement takes so many values and no more. */
const batch = 5_000;

/**
 * All of ours that a comparison may need, of everybody: what was settled, decided or opened in the period, and whatever
 * the service's books name, of whenever it is.
 */
export async function readOurBooksUnscoped(db: Db, period: Period, theirs: Books): Promise<OurBooks> {
  const within = { gte: period.from, lt: period.until };
  const refunds = await readRefunds(db, within, theirs);
  const named = {
    payments: [
      ...theirs.payments.map(({ id }) => id),
      ...[...theirs.refunds, ...theirs.disputes].map(({ paymentIntentId }) => paymentIntentId),
    ],
    orders: theirs.payments.map(({ orderId }) => orderId),
  };
  return {
    orders: await readOrders(db, within, named),
    refunds,
    disputes: await readDisputes(db, theirs),
  };
}

type Within = { readonly gte: Date; readonly lt: Date };

const orderShape = {
  id: true,
  number: true,
  status: true,
  currency: true,
  totalMinor: true,
  paymentIntentId: true,
  settledAt: true,
} satisfies Prisma.OrderSelect;

async function readOrders(
  db: Db,
  within: Within,
  named: { payments: (string | null)[]; orders: (string | null)[] },
): Promise<OurOrder[]> {
  const settled = await db.order.findMany({ where: { settledAt: within }, select: orderShape });
  const known = new Map(settled.map((order) => [order.id, order]));
  const knownPayments = new Set(settled.map(({ paymentIntentId }) => paymentIntentId));
  const keep = (found: OurOrder[]) => found.forEach((order) => known.set(order.id, order));
  for (const ids of batchesOf(named.payments, (id) => !knownPayments.has(id)))
    keep(await db.order.findMany({ where: { paymentIntentId: { in: ids } }, select: orderShape }));
  for (const ids of batchesOf(named.orders, (id) => isId(id) && !known.has(id)))
    keep(await db.order.findMany({ where: { id: { in: ids } }, select: orderShape }));
  return [...known.values()];
}

async function readRefunds(db: Db, within: Within, { refunds }: Books): Promise<OurRefund[]> {
  const select = {
    id: true,
    orderId: true,
    status: true,
    amountMinor: true,
    serviceRefundId: true,
    requestedAt: true,
    order: { select: { number: true, currency: true } },
  } satisfies Prisma.RefundSelect;
  const known = new Map<string, OurRefund>();
  const read = async (where: Prisma.RefundWhereInput) => {
    for (const { order, ...refund } of await db.refund.findMany({ where, select }))
      known.set(refund.id, { ...refund, orderNumber: order.number, currency: order.currency });
  };
  await read({ requestedAt: within });
  for (const ids of batchesOf(refunds.map(({ id }) => id))) await read({ serviceRefundId: { in: ids } });
  for (const ids of batchesOf(
    refunds.map(({ refundId }) => refundId),
    (id) => isId(id) && !known.has(id),
  ))
    await read({ id: { in: ids } });
  return [...known.values()];
}

async function readDisputes(db: Db, { disputes }: Books): Promise<OurDispute[]> {
  const found: OurDispute[] = [];
  for (const ids of batchesOf(disputes.map(({ id }) => id))) {
    const rows = await db.dispute.findMany({
      where: { id: { in: ids } },
      select: {
        id: true,
        orderId: true,
        status: true,
        amountMinor: true,
        openedAt: true,
        order: { select: { number: true, currency: true } },
      },
    });
    found.push(...rows.map(({ order, ...row }) => ({ ...row, orderNumber: order.number, currency: order.currency })));
  }
  return found;
}

/** Each id once, without the empty ones and those that are not wanted, cut into batches. */
function batchesOf(ids: readonly (string | null)[], isWanted: (id: string) => boolean = () => true): string[][] {
  const wanted = [...new Set(ids)].filter((id): id is string => id !== null && isWanted(id));
  const count = Math.ceil(wanted.length / batch);
  return Array.from({ length: count }, (_, index) => wanted.slice(index * batch, (index + 1) * batch));
}
