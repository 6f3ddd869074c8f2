import { afterAll, beforeAll, expect, test } from 'vitest';
import { courseSession, GOOD_CARD, startBench, submit } from './stand-in/testing/harness.ts';
import type { Bench } from './stand-in/testing/harness.ts';
import { readBooks } from './stripe-books.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const start = Date.UTC(2026, 10, 20);
let at = start;
let bench: Bench;
beforeAll(async () => {
  bench = await startBench({ clock: () => new Date(at) });
});
afterAll(() => bench.close());

const booksOf = (from: number, until: number) => readBooks(bench.stripe, new Date(from), new Date(until));

async function buy(orderId: string): Promise<string> {
  const metadata = { order_id: orderId };
  const { id } = await bench.stripe.checkout.sessions.create(
    courseSession({ client_reference_id: orderId, metadata, payment_intent_data: { metadata } }),
  );
  await submit(bench.standIn, id, GOOD_CARD);
  return String((await bench.stripe.checkout.sessions.retrieve(id)).payment_intent);
}

test('the books of a span say what came, went back and was disputed in it, and which payout took it', async () => {
  const payment = await buy('order-1');
  at += DAY_MS;
  await bench.stripe.refunds.create({ payment_intent: payment, amount: 900, metadata: { refund_id: 'refund-1' } });
  const other = await buy('order-2');
  bench.control.dispute(other);
  at += 2 * DAY_MS;
  await bench.stripe.refunds.create({ payment_intent: payment, amount: 100 });
  const payout = bench.control.payOut('aud');

  const first = await booksOf(start, start + DAY_MS);
  expect(first.payments).toEqual([
    {
      id: payment,
      orderId: 'order-1',
      amountMinor: 18_900,
      currency: 'AUD',
      status: 'received',
      createdAt: new Date(start),
    },
  ]);
  expect([first.refunds, first.disputes, first.payouts]).toEqual([[], [], []]);
  expect(first.entries).toMatchObject([{ type: 'charge', netMinor: 18_539, payoutId: payout.id }]);

  const second = await booksOf(start + DAY_MS, start + 2 * DAY_MS);
  expect(second.payments).toMatchObject([{ orderId: 'order-2' }]);
  expect(second.refunds).toMatchObject([
    { refundId: 'refund-1', paymentIntentId: payment, amountMinor: 900, currency: 'AUD', state: 'given' },
  ]);
  expect(second.disputes).toMatchObject([{ paymentIntentId: other, amountMinor: 18_900, state: 'open' }]);

  const last = await booksOf(start + 2 * DAY_MS, start + 4 * DAY_MS);
  expect(last.refunds).toMatchObject([{ refundId: null, amountMinor: 100 }]);
  expect(last.payouts).toEqual([
    {
      id: payout.id,
      amountMinor: payout.amount,
      currency: 'AUD',
      createdAt: new Date(at),
      arrivalAt: new Date(at),
      status: 'paid',
      entriesMinor: payout.amount,
    },
  ]);
});

test('more than a page of one kind is read to the end', async () => {
  at += DAY_MS;
  const from = at;
  const payment = await buy('order-3');
  for (let count = 0; count < 101; count += 1)
    await bench.stripe.refunds.create({ payment_intent: payment, amount: 1 });
  const { refunds, entries } = await booksOf(from, from + 1_000);
  expect([refunds.length, entries.length]).toEqual([101, 102]);
});
