import { afterAll, beforeAll, expect, test } from 'vitest';
import { requestAdminRefund, requestMyRefund } from '#lib/payments/commands/request-refund.ts';
import { settleCheckout } from '#lib/payments/commands/settle-checkout.ts';
import { settleRefund } from '#lib/payments/commands/settle-refund.ts';
import { listDocuments } from '#lib/payments/queries-documents.ts';
import { now } from '#lib/time/clock.ts';
import { adminViewerOf, createAdmin } from '#tests/support/factories.ts';
import { startPayments } from './payments-bench.ts';
import type { Bench } from './payments-bench.ts';
import { payForLines } from './payments-order-bench.ts';
import type { BenchOrder } from './payments-order-bench.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startPayments();
});
afterAll(() => bench.close());

const documentsOf = ({ viewer, orderId }: BenchOrder) => listDocuments(bench.db, viewer, orderId);
const mailOf = async ({ person }: BenchOrder, kind: string) =>
  (await bench.db.emailMessage.findFirst({ where: { to: person.email, kind }, orderBy: { id: 'desc' } }))?.text ?? '';

test('a payment issues the receipt once, however often it is settled, and the mail names it', async () => {
  const order = await payForLines(bench);
  await Promise.all(Array.from({ length: 5 }, () => settleCheckout(bench.db, bench.gateway, order.sessionId, now())));
  await bench.runJobs();
  const documents = await documentsOf(order);
  expect(documents.map(({ series, totals }) => [series, totals.totalMinor])).toEqual([['R', 9_800]]);
  expect(await mailOf(order, 'order-receipt')).toContain(
    `Receipt ${documents[0]?.number} is on the page of your order`,
  );
});

test('each refund issues its credit note once: by the therapist, by an admin, in the dashboard', async () => {
  const order = await payForLines(bench);
  const [first = '', second = ''] = order.lineIds;
  const { db, gateway } = bench;
  const mine = { orderId: order.orderId, lineIds: [first], reason: 'It is not for me.' };
  expect(await requestMyRefund(db, gateway, order.viewer, mine, now())).toMatchObject({ ok: true });
  const admin = adminViewerOf(await createAdmin(db));
  const part = { kind: 'part', lineId: second, amountMinor: 1_000 } as const;
  const wish = { orderId: order.orderId, refund: part, reason: 'For the trouble.' };
  expect(await requestAdminRefund(db, gateway, admin, wish, now())).toMatchObject({ ok: true });
  await bench.stripe.refunds.create({ payment_intent: order.payment, amount: 500 });
  for (let times = 0; times < 3; times += 1) await settleRefund(db, gateway, order.payment, now());
  await bench.runJobs();
  const documents = await documentsOf(order);
  const [receipt] = documents;
  const credits = documents.filter(({ series }) => series === 'C');
  expect(credits.map(({ totals, parts }) => [totals.totalMinor, parts.map(({ orderLineId }) => orderLineId)])).toEqual([
    [5_900, [first]],
    [1_000, [second]],
    [500, [second]],
  ]);
  for (const credit of credits) expect(credit.corrects?.number).toBe(receipt?.number);
  expect(credits[1]?.corrects?.reason).toBe('For the trouble.');
  expect(await mailOf(order, 'order-refunded')).toContain(`Credit note ${credits[2]?.number} is on the page`);
});

test('over all of it the numbers of both series have no gap', async () => {
  for (const series of ['R', 'C']) {
    const rows = await bench.db.salesDocument.findMany({ where: { series }, orderBy: { running: 'asc' } });
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.map(({ running }) => running)).toEqual(rows.map((_, index) => index + 1));
  }
});
