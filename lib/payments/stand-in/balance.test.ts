import { afterEach, beforeEach, expect, test } from 'vitest';
import { BANK_DEBIT, courseSession, paidSession, startBench, submit } from './testing/harness.ts';
import type { Bench } from './testing/harness.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;

let at: number;
let bench: Bench;
beforeEach(async () => {
  at = Date.UTC(2026, 10, 20);
  bench = await startBench({ clock: () => new Date(at) });
});
afterEach(() => bench.close());

async function paidIntent(): Promise<string> {
  return String((await paidSession(bench)).payment_intent);
}

async function entries(filter: object = {}) {
  const { data } = await bench.stripe.balanceTransactions.list(filter);
  return data.map(({ type, amount, fee, net }) => [type, amount, fee, net]);
}

test('a payment comes in less its fee, and its refund leaves without giving the fee back', async () => {
  const intent = await paidIntent();
  const refund = await bench.stripe.refunds.create({ payment_intent: intent, amount: 8_900 });
  expect(await entries()).toEqual([
    ['refund', -8_900, 0, -8_900],
    ['charge', 18_900, 361, 18_539],
  ]);
  const { latest_charge } = await bench.stripe.paymentIntents.retrieve(intent, {
    expand: ['latest_charge.balance_transaction'],
  });
  expect(latest_charge).toMatchObject({ balance_transaction: { object: 'balance_transaction', net: 18_539 } });
  const entry = await bench.stripe.balanceTransactions.retrieve(String(refund.balance_transaction));
  expect(entry).toMatchObject({ source: refund.id, type: 'refund', reporting_category: 'refund', currency: 'aud' });
});

test('a refund that the bank sends back comes in again', async () => {
  const refund = await bench.stripe.refunds.create({ payment_intent: await paidIntent(), amount: 900 });
  bench.control.failRefund(refund.id);
  expect(await entries({ type: 'refund_failure' })).toEqual([['refund_failure', 900, 0, 900]]);
  const failed = await bench.stripe.refunds.retrieve(refund.id, { expand: ['failure_balance_transaction'] });
  expect(failed.failure_balance_transaction).toMatchObject({ source: refund.id });
});

test('a bank debit has words of its own, and moves nothing while it waits or when it fails', async () => {
  const { id } = await bench.stripe.checkout.sessions.create(courseSession());
  await submit(bench.standIn, id, BANK_DEBIT);
  expect(await entries()).toEqual([]);
  bench.control.settle(id, 'succeeded');
  const { payment_intent } = await bench.stripe.checkout.sessions.retrieve(id);
  const refund = await bench.stripe.refunds.create({ payment_intent: String(payment_intent), amount: 100 });
  expect(refund.status).toBe('pending');
  expect((await entries()).map(([type]) => type)).toEqual(['payment_refund', 'payment']);
  const failing = await bench.stripe.checkout.sessions.create(courseSession());
  await submit(bench.standIn, failing.id, BANK_DEBIT);
  bench.control.settle(failing.id, 'failed');
  expect(await entries()).toHaveLength(2);
});

test('a payout takes what is available and no more, and says what was in it', async () => {
  const intent = await paidIntent();
  expect(() => bench.control.payOut('aud')).toThrow('Nothing is available');
  at += 2 * DAY_MS;
  await paidIntent();
  await bench.stripe.refunds.create({ payment_intent: intent, amount: 539 });
  const payout = bench.control.payOut('aud');
  expect(payout).toMatchObject({ amount: 18_000, currency: 'aud', status: 'paid' });
  expect((await entries({ payout: payout.id })).map(([type, , , net]) => [type, net])).toEqual([
    ['payout', -18_000],
    ['refund', -539],
    ['charge', 18_539],
  ]);
  expect((await bench.stripe.payouts.list({ status: 'paid' })).data.map(({ id }) => id)).toEqual([payout.id]);
  expect(await bench.stripe.payouts.retrieve(payout.id, { expand: ['balance_transaction'] })).toMatchObject({
    balance_transaction: { type: 'payout', amount: -18_000 },
  });
  await expect.poll(() => bench.sink.types()).toEqual(expect.arrayContaining(['payout.created', 'payout.paid']));
  await expect(bench.stripe.balanceTransactions.list({ payout: 'po_none' })).rejects.toMatchObject({ param: 'payout' });
});

test('entries wait until they are available, and are found by time, currency and source', async () => {
  const intent = await paidIntent();
  const first = (await bench.stripe.balanceTransactions.list()).data[0];
  expect(first?.status).toBe('pending');
  at += 3 * DAY_MS;
  expect((await bench.stripe.balanceTransactions.retrieve(first?.id ?? '')).status).toBe('available');
  await bench.stripe.refunds.create({ payment_intent: intent, amount: 100 });
  const start = Math.floor(at / 1000);
  expect(await entries({ created: { gte: start } })).toHaveLength(1);
  expect(await entries({ created: { lt: start } })).toHaveLength(1);
  expect(await entries({ currency: 'gbp' })).toEqual([]);
  expect(await entries({ source: String(first?.source) })).toHaveLength(1);
});

test('lists go on page by page to their end', async () => {
  for (let count = 0; count < 5; count += 1) await paidIntent();
  const page = await bench.stripe.paymentIntents.list({ limit: 2 });
  expect([page.data.length, page.has_more]).toEqual([2, true]);
  const next = await bench.stripe.paymentIntents.list({ limit: 3, starting_after: page.data[1]?.id ?? '' });
  expect([next.data.length, next.has_more]).toEqual([3, false]);
  const { stripe } = bench;
  for (const list of [
    stripe.paymentIntents.list({ limit: 2, created: { gte: 0, lt: Math.floor(at / 1000) + 1 } }),
    stripe.charges.list({ limit: 2 }),
    stripe.checkout.sessions.list({ limit: 2, created: { gte: 0 } }),
    stripe.balanceTransactions.list({ limit: 2 }),
  ]) {
    const ids = (await list.autoPagingToArray({ limit: 100 })).map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(5);
  }
});

test('a parameter that is not Stripe’s is refused in its words', async () => {
  const unknown: object = { paid_out: 'yes' };
  const refusal = { type: 'StripeInvalidRequestError', code: 'parameter_unknown', param: 'paid_out' };
  await expect(bench.stripe.balanceTransactions.list(unknown)).rejects.toMatchObject(refusal);
  await expect(bench.stripe.payouts.list(unknown)).rejects.toMatchObject(refusal);
  await expect(bench.stripe.radar.earlyFraudWarnings.list(unknown)).rejects.toMatchObject(refusal);
  await expect(bench.stripe.payouts.retrieve('po_none')).rejects.toMatchObject({ code: 'resource_missing' });
});
