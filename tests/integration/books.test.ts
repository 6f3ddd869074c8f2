import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AdminViewer } from '#lib/viewer.ts';
import { eachBookBatch, sumUpBooks, sumUpDisputes } from '#lib/payments/queries-bookkeeping.ts';
import { documentsCsvHead, documentsCsvLine, linesCsvHead, linesCsvLines } from '#lib/payments/rules/books.ts';
import type { BooksFilter } from '#lib/payments/rules/books-filter.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { adminViewerOf, createAdmin, createTherapist, publishTinyCourse, viewerOf } from '#tests/support/factories.ts';
import type { TinyCourse } from '#tests/support/factories.ts';
import { createPaidOrder } from '#tests/support/orders.ts';
import { createRefund, creditFor, receiptFor, registeredTwice, unregistered } from '#tests/support/documents.ts';

let database: TestDatabase;
let admin: AdminViewer;
let course: TinyCourse;
const all: BooksFilter = { from: '2026-11-01', to: '2026-11-30', currency: '' };

type Row = Record<string, string>;
/** Reads a CSV of ours as a spreadsheet does. */
function readCsv(text: string): Row[] {
  const rows = text
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/"((?:[^"]|"")*)"|([^",]+)/g)].map(
        ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
      ),
    );
  const [head = [], ...body] = rows;
  return body.map((cells) => Object.fromEntries(head.map((name, index) => [name, cells[index] ?? ''])));
}
async function exported(filter: BooksFilter): Promise<{ documents: Row[]; lines: Row[] }> {
  let documents = documentsCsvHead;
  let lines = linesCsvHead;
  for await (const batch of eachBookBatch(database.db, admin, filter, 3)) {
    documents += batch.map(documentsCsvLine).join('');
    lines += batch.map(linesCsvLines).join('');
  }
  return { documents: readCsv(documents), lines: readCsv(lines) };
}
const minorOf = (text = '') => Math.round(Number(text) * 100);
const sumOf = (rows: readonly Row[], key: string, currency: string) =>
  rows.filter((row) => row['Currency'] === currency).reduce((sum, row) => sum + minorOf(row[key]), 0);

/** Sales into three countries, some of it given back whole, by line or in part, in the dashboard too. */
async function trade(): Promise<void> {
  const sales = [
    { countryCode: 'AU', currency: 'AUD', amountMinor: 5_900, provider: registeredTwice },
    { countryCode: 'AU', currency: 'AUD', amountMinor: 3_333, seats: 7, provider: registeredTwice },
    { countryCode: 'AU', currency: 'AUD', amountMinor: 0, provider: registeredTwice },
    { countryCode: 'GB', currency: 'GBP', amountMinor: 3_199, seats: 3, provider: registeredTwice },
    { countryCode: 'GB', currency: 'GBP', amountMinor: 3_201, provider: unregistered },
    { countryCode: 'US', currency: 'AUD', amountMinor: 101, provider: registeredTwice },
  ];
  for (const { seats = 0, provider, ...given } of sales) {
    const buyer = await createTherapist(database.db);
    const purpose = seats > 0 ? 'seats' : 'self';
    const { orderId, lineIds } = await createPaidOrder(database.db, buyer, [course], { ...given, purpose, seats });
    await receiptFor(database.db, orderId, provider);
    const { amountMinor } = given;
    const whole = { amountMinor, lines: [{ orderLineId: lineIds[0] ?? '', amountMinor }] };
    if (seats > 0) await creditFor(database.db, await createRefund(database.db, orderId, whole), provider);
    const part = { amountMinor: Math.floor(amountMinor / 7), origin: 'dashboard' } as const;
    if (part.amountMinor > 0) await creditFor(database.db, await createRefund(database.db, orderId, part), provider);
  }
}

beforeAll(async () => {
  database = await cloneDatabase();
  admin = adminViewerOf(await createAdmin(database.db));
  course = await publishTinyCourse(database.db);
  await trade();
});
afterAll(async () => {
  await database.drop();
});

test('the export adds up to the orders and refunds, document by document and line by line', async () => {
  const { documents, lines } = await exported(all);
  expect(documents).toHaveLength(await database.db.salesDocument.count());
  for (const currency of ['AUD', 'GBP']) {
    const orders = await database.db.order.aggregate({ where: { currency }, _sum: { totalMinor: true } });
    const refunds = await database.db.refund.aggregate({ where: { order: { currency } }, _sum: { amountMinor: true } });
    const left = (orders._sum.totalMinor ?? 0) - (refunds._sum.amountMinor ?? 0);
    expect(refunds._sum.amountMinor).toBeGreaterThan(0);
    expect(sumOf(documents, 'Gross', currency)).toBe(left);
    expect(sumOf(lines, 'Gross', currency)).toBe(left);
    for (const key of ['Net', 'Tax amount']) expect(sumOf(lines, key, currency)).toBe(sumOf(documents, key, currency));
    expect(sumOf(documents, 'Net', currency) + sumOf(documents, 'Tax amount', currency)).toBe(left);
  }
});

test('each row names its order, payment and refund, and no row names a person', async () => {
  const { documents, lines } = await exported(all);
  for (const row of documents) {
    const order = await database.db.order.findUniqueOrThrow({
      where: { number: row['Order'] ?? '' },
      include: { refunds: true },
    });
    expect(row['Payment id']).toBe(order.paymentIntentId);
    const isCredit = row['Document']?.startsWith('C-') ?? false;
    const refund = order.refunds.find(({ serviceRefundId }) => serviceRefundId === row['Refund id']);
    expect(refund !== undefined).toBe(isCredit);
    if (refund) expect(minorOf(row['Gross'])).toBe(-refund.amountMinor);
    else expect(minorOf(row['Gross'])).toBe(order.totalMinor);
  }
  expect(JSON.stringify([documents, lines])).not.toMatch(/Test Person|@|example\.test/);
});

test('the page’s sums are those of the export', async () => {
  const { documents } = await exported(all);
  const rows = await sumUpBooks(database.db, admin, all);
  for (const currency of ['AUD', 'GBP']) {
    const own = rows.filter((row) => row.currency === currency);
    const left = (key: 'grossMinor' | 'taxMinor') =>
      own.reduce((sum, row) => sum + row.sales[key] - row.refunds[key], 0);
    expect(left('grossMinor')).toBe(sumOf(documents, 'Gross', currency));
    expect(left('taxMinor')).toBe(sumOf(documents, 'Tax amount', currency));
  }
  expect(rows.map(({ currency, countryCode, taxName }) => [currency, countryCode, taxName])).toEqual([
    ['AUD', 'AU', 'GST'],
    ['AUD', 'AU', null],
    ['AUD', 'US', null],
    ['GBP', 'GB', 'VAT'],
    ['GBP', 'GB', null],
  ]);
  expect(await sumUpBooks(database.db, admin, { ...all, currency: 'GBP' })).toHaveLength(2);
});

test('a day is the provider’s: what is issued late in the evening, UTC, stands on the next day in Sydney', async () => {
  const buyer = await createTherapist(database.db);
  const { orderId, number } = await createPaidOrder(database.db, buyer, [course]);
  await receiptFor(database.db, orderId, registeredTwice, new Date('2026-12-03T13:30:00Z'));
  const on = async (from: string, to: string) =>
    (await exported({ ...all, from, to })).documents.map((row) => row['Order']);
  expect(await on('2026-12-04', '2026-12-04')).toEqual([number]);
  expect(await on('2026-12-03', '2026-12-03')).toEqual([]);
  expect(await sumUpBooks(database.db, admin, { ...all, from: '2026-12-04', to: '2026-12-04' })).toHaveLength(1);
  expect(await sumUpBooks(database.db, admin, { ...all, from: '2026-12-05', to: '2026-12-01' })).toEqual([]);
});

test('disputes are counted by currency on the day that they were opened or lost', async () => {
  const buyer = await createTherapist(database.db);
  const { orderId } = await createPaidOrder(database.db, buyer, [course], { at: new Date('2027-01-02T00:00:00Z') });
  await database.db.dispute.create({
    data: {
      id: 'du_test',
      orderId,
      status: 'lost',
      amountMinor: 5_900,
      reason: 'fraudulent',
      openedAt: new Date('2027-01-31T13:30:00Z'),
      closedAt: new Date('2027-02-20T00:00:00Z'),
    },
  });
  const of = (from: string, to: string) =>
    sumUpDisputes(database.db, admin, { from, to, currency: '' }, 'Australia/Sydney');
  const none = { count: 0, amountMinor: 0 };
  const one = { count: 1, amountMinor: 5_900 };
  expect(await of('2027-01-01', '2027-01-31')).toEqual([]);
  expect(await of('2027-02-01', '2027-02-01')).toEqual([{ currency: 'AUD', opened: one, lost: none }]);
  expect(await of('2027-02-02', '2027-02-28')).toEqual([{ currency: 'AUD', opened: none, lost: one }]);
});

test('the books are for admins', async () => {
  const nobody = viewerOf(await createTherapist(database.db)) as unknown as AdminViewer;
  await expect(sumUpBooks(database.db, nobody, all)).rejects.toThrow('Only an admin');
  await expect(eachBookBatch(database.db, nobody, all).next()).rejects.toThrow('Only an admin');
});
