import { afterAll, beforeAll, expect, test } from 'vitest';
import { transact } from '#lib/db/transaction.ts';
import { issueMissingDocuments } from '#lib/payments/commands/issue-missing-documents.ts';
import { issueReceipt } from '#lib/payments/commands/issue-document.ts';
import { lockOrder } from '#lib/payments/commands/lock-order.ts';
import { recordOrderEvent } from '#lib/payments/order-events.ts';
import { snapshotDigest } from '#lib/payments/document-digest.ts';
import { getDocument, listDocuments } from '#lib/payments/queries-documents.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import {
  adminViewerOf,
  createAdmin,
  createTherapist,
  publishTinyCourse,
  testStart,
  viewerOf,
} from '#tests/support/factories.ts';
import type { TinyCourse } from '#tests/support/factories.ts';
import { createPaidOrder } from '#tests/support/orders.ts';
import { createRefund, creditFor, gstRegistered, receiptFor, unregistered } from '#tests/support/documents.ts';

let database: TestDatabase;
let course: TinyCourse;

beforeAll(async () => {
  database = await cloneDatabase();
  course = await publishTinyCourse(database.db);
});
afterAll(async () => {
  await database.drop();
});

const paid = async (given: Parameters<typeof createPaidOrder>[3] = {}) => {
  const buyer = await createTherapist(database.db);
  return { buyer, ...(await createPaidOrder(database.db, buyer, [course], given)) };
};
const numbers = async (series: string) =>
  (await database.db.salesDocument.findMany({ where: { series }, orderBy: { running: 'asc' } })).map(
    ({ running }) => running,
  );

test('forty orders paid at once, with every fourth rolled back: the numbers are 1 to 30, without a gap', async () => {
  const orders: { orderId: string }[] = [];
  while (orders.length < 40) orders.push(...(await Promise.all([paid(), paid(), paid(), paid()])));
  await Promise.all(
    orders.map(async ({ orderId }, index) => {
      const work = transact(database.db, async (tx) => {
        await lockOrder(tx, orderId);
        await issueReceipt(tx, orderId, testStart, gstRegistered);
        if (index % 4 === 0) throw new Error('rolled back on purpose');
      });
      if (index % 4 === 0) await expect(work).rejects.toThrow('on purpose');
      else await work;
    }),
  );
  expect(await numbers('R')).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  expect(await database.db.documentSeries.findUnique({ where: { key: 'R' } })).toMatchObject({ last: 30 });
  // The ones that were rolled back get the next numbers.
  for (const { orderId } of orders.filter((_, index) => index % 4 === 0))
    await receiptFor(database.db, orderId, gstRegistered);
  expect(await numbers('R')).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
}, 120_000);

test('an order has one receipt, however often and by whomever it is asked for', async () => {
  const { orderId } = await paid();
  const first = await receiptFor(database.db, orderId, gstRegistered);
  await Promise.all(Array.from({ length: 8 }, () => receiptFor(database.db, orderId, unregistered)));
  const all = await database.db.salesDocument.findMany({ where: { orderId } });
  expect(all).toHaveLength(1);
  expect(all[0]?.hash).toBe(first.row.hash);
});

test('the database keeps a second receipt of an order out, and refuses to change or delete a document', async () => {
  const { orderId } = await paid();
  const { row } = await receiptFor(database.db, orderId, unregistered);
  const { id: _id, number: _number, running: _running, ...rest } = row;
  const second = { ...rest, id: '019aa000-0000-7000-8000-000000000001', number: 'R-900000', running: 900_000 };
  await expect(
    database.db.salesDocument.create({ data: { ...second, snapshot: row.snapshot as object } }),
  ).rejects.toThrow(/SalesDocument_one_receipt|Unique constraint/);
  await expect(database.db.salesDocument.update({ where: { id: row.id }, data: { totalMinor: 1 } })).rejects.toThrow(
    'written once',
  );
  await expect(database.db.salesDocument.delete({ where: { id: row.id } })).rejects.toThrow('written once');
});

test('the hash is that of the snapshot as the database gives it back', async () => {
  const { orderId } = await paid();
  const { row, snapshot } = await receiptFor(database.db, orderId, gstRegistered);
  expect(snapshotDigest(snapshot)).toBe(row.hash);
  expect(snapshotDigest({ ...snapshot, orderNumber: 'O-2026-1' })).not.toBe(row.hash);
});

test('an order that is not paid, or was paid with another amount, gets no document', async () => {
  const unpaid = await paid();
  await database.db.order.update({ where: { id: unpaid.orderId }, data: { status: 'failed' } });
  const mismatch = await paid();
  await transact(database.db, (tx) => recordOrderEvent(tx, mismatch.orderId, 'amount-mismatch', testStart));
  for (const { orderId } of [unpaid, mismatch]) {
    await expect(receiptFor(database.db, orderId, gstRegistered)).rejects.toThrow();
    const refundId = await createRefund(database.db, orderId, { amountMinor: 100 });
    expect(await creditFor(database.db, refundId, gstRegistered)).toBeNull();
  }
});

test('a refund has one credit note, which corrects the receipt that is there or is issued first', async () => {
  const { orderId, lineIds } = await paid();
  const lines = [{ orderLineId: lineIds[0] ?? '', amountMinor: 5_900 }];
  const refundId = await createRefund(database.db, orderId, { amountMinor: 5_900, lines });
  const credit = await creditFor(database.db, refundId, gstRegistered);
  await creditFor(database.db, refundId, gstRegistered);
  const rows = await database.db.salesDocument.findMany({ where: { orderId }, orderBy: { series: 'asc' } });
  expect(rows.map(({ series, kind, totalMinor, taxMinor }) => ({ series, kind, totalMinor, taxMinor }))).toEqual([
    { series: 'C', kind: 'adjustment_note', totalMinor: 5_900, taxMinor: 536 },
    { series: 'R', kind: 'tax_invoice', totalMinor: 5_900, taxMinor: 536 },
  ]);
  expect(credit?.snapshot.corrects).toMatchObject({ number: rows[1]?.number, reason: 'You asked for it back.' });
});

test('dashboard refunds without lines are shared over what is left, and never more goes back than was paid', async () => {
  const { orderId, lineIds } = await paid({ purpose: 'seats', seats: 3, amountMinor: 1_001 });
  const [first = '', second = '', third = ''] = lineIds;
  await receiptFor(database.db, orderId, gstRegistered);
  const whole = await createRefund(database.db, orderId, {
    amountMinor: 1_001,
    lines: [{ orderLineId: first, amountMinor: 1_001 }],
  });
  await creditFor(database.db, whole, gstRegistered);
  // Decided for the second line, not given yet: the dashboard's money is not for it.
  const waiting = await createRefund(database.db, orderId, {
    amountMinor: 1_001,
    status: 'requested',
    lines: [{ orderLineId: second, amountMinor: 1_001 }],
  });
  const dashboard = await createRefund(database.db, orderId, { amountMinor: 500, origin: 'dashboard' });
  const shared = await creditFor(database.db, dashboard, gstRegistered);
  expect(shared?.snapshot.parts.map(({ orderLineId, amountMinor }) => [orderLineId, amountMinor])).toEqual([
    [third, 500],
  ]);
  await creditFor(database.db, waiting, gstRegistered);
  const tooMuch = await createRefund(database.db, orderId, { amountMinor: 9_999, origin: 'dashboard' });
  const last = await creditFor(database.db, tooMuch, gstRegistered);
  expect(last?.row.totalMinor).toBe(501);
  const more = await createRefund(database.db, orderId, { amountMinor: 1, origin: 'dashboard' });
  expect(await creditFor(database.db, more, gstRegistered)).toBeNull();
  const rows = await database.db.salesDocument.findMany({ where: { orderId } });
  const sum = (series: string, key: 'totalMinor' | 'taxMinor') =>
    rows.filter((row) => row.series === series).reduce((total, row) => total + row[key], 0);
  expect(sum('C', 'totalMinor')).toBe(3_003);
  expect(sum('C', 'taxMinor')).toBe(sum('R', 'taxMinor'));
});

test('orders and refunds of before documents were kept get theirs, the oldest first, and once', async () => {
  await issueMissingDocuments(database.db, testStart);
  const newer = await paid({ at: new Date('2026-11-02T00:00:00Z') });
  const older = await paid({ at: new Date('2026-11-01T00:00:00Z') });
  const refundId = await createRefund(database.db, older.orderId, { amountMinor: 900, origin: 'dashboard' });
  await issueMissingDocuments(database.db, testStart);
  const before = await database.db.salesDocument.count();
  await issueMissingDocuments(database.db, testStart);
  expect(await database.db.salesDocument.count()).toBe(before);
  const of = (orderId: string) => database.db.salesDocument.findFirstOrThrow({ where: { orderId, series: 'R' } });
  expect((await of(older.orderId)).running).toBe((await of(newer.orderId)).running - 1);
  expect(await database.db.salesDocument.findUnique({ where: { refundId } })).toMatchObject({ totalMinor: 900 });
  expect(await numbers('C')).toEqual((await numbers('C')).map((_, index) => index + 1));
});

test('a document is for the order’s buyer and for admins: not for others, nor for who was given the course', async () => {
  const { orderId, buyer } = await paid({ purpose: 'gift', seats: 1 });
  const recipient = await createTherapist(database.db);
  await database.db.invitation.create({
    data: {
      id: '019aa000-0000-7000-8000-00000000000a',
      orderId,
      kind: 'gift',
      seatNumber: 1,
      email: recipient.email,
      createdAt: testStart,
      acceptedAt: testStart,
      acceptedById: recipient.id,
      lines: { connect: await database.db.orderLine.findMany({ where: { orderId }, select: { id: true } }) },
    },
  });
  const { row } = await receiptFor(database.db, orderId, gstRegistered);
  const asked = { orderId, number: row.number };
  const admin = await createAdmin(database.db);
  expect(await getDocument(database.db, viewerOf(buyer), asked)).toMatchObject({ number: row.number });
  expect(await getDocument(database.db, adminViewerOf(admin), asked)).toMatchObject({ number: row.number });
  expect(await listDocuments(database.db, viewerOf(buyer), orderId)).toHaveLength(1);
  const stranger = await createTherapist(database.db);
  for (const person of [recipient, stranger]) {
    expect(await getDocument(database.db, viewerOf(person), asked)).toBeNull();
    expect(await listDocuments(database.db, viewerOf(person), orderId)).toEqual([]);
  }
  const other = await paid();
  expect(await getDocument(database.db, viewerOf(buyer), { ...asked, orderId: other.orderId })).toBeNull();
  for (const number of ['', 'R-1', "R-000001' OR 1=1", `${row.number}x`])
    expect(await getDocument(database.db, viewerOf(buyer), { orderId, number })).toBeNull();
});
