import { afterEach, beforeEach, expect, test } from 'vitest';
import { BANK_DEBIT, courseSession, paidSession, startBench, submit } from './testing/harness.ts';
import type { Bench } from './testing/harness.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

async function paidIntent(): Promise<string> {
  return String((await paidSession(bench)).payment_intent);
}

async function chargeOf(intent: string) {
  const { latest_charge } = await bench.stripe.paymentIntents.retrieve(intent);
  return bench.stripe.charges.retrieve(String(latest_charge), { expand: ['refunds'] });
}

test('a partial refund leaves the rest, and the rest can be given back without naming it', async () => {
  const payment_intent = await paidIntent();
  const part = await bench.stripe.refunds.create({
    payment_intent,
    amount: 8_900,
    reason: 'requested_by_customer',
    metadata: { line: '1' },
  });
  expect(part).toMatchObject({ amount: 8_900, status: 'succeeded', payment_intent, metadata: { line: '1' } });
  expect(await chargeOf(payment_intent)).toMatchObject({ amount_refunded: 8_900, refunded: false });
  expect(await bench.stripe.refunds.create({ payment_intent })).toMatchObject({ amount: 10_000 });
  const charge = await chargeOf(payment_intent);
  expect(charge).toMatchObject({ amount_refunded: 18_900, refunded: true });
  expect(charge.refunds?.data).toHaveLength(2);
  expect((await bench.stripe.refunds.list({ payment_intent })).data).toHaveLength(2);
  await expect
    .poll(() =>
      bench.sink
        .types()
        .filter((type) => type.startsWith('refund.') || type === 'charge.refunded')
        .sort(),
    )
    .toEqual([
      'charge.refunded',
      'charge.refunded',
      'refund.created',
      'refund.created',
      'refund.updated',
      'refund.updated',
    ]);
});

test('more than is left is refused, and so is a second full refund', async () => {
  const payment_intent = await paidIntent();
  await bench.stripe.refunds.create({ payment_intent, amount: 18_000 });
  await expect(bench.stripe.refunds.create({ payment_intent, amount: 901 })).rejects.toMatchObject({
    statusCode: 400,
    param: 'amount',
  });
  await expect(bench.stripe.refunds.create({ payment_intent, amount: 0 })).rejects.toMatchObject({ param: 'amount' });
  await bench.stripe.refunds.create({ payment_intent, amount: 900 });
  await expect(bench.stripe.refunds.create({ payment_intent })).rejects.toMatchObject({
    code: 'charge_already_refunded',
  });
  expect((await bench.stripe.refunds.list({ payment_intent })).data).toHaveLength(2);
});

test('what was not paid cannot be given back', async () => {
  const { id } = await bench.stripe.checkout.sessions.create(courseSession());
  await submit(bench.standIn, id, BANK_DEBIT);
  const session = await bench.stripe.checkout.sessions.retrieve(id);
  await expect(bench.stripe.refunds.create({ payment_intent: String(session.payment_intent) })).rejects.toThrow(
    'successful charge',
  );
  await expect(bench.stripe.refunds.create({ payment_intent: 'pi_none' })).rejects.toMatchObject({
    code: 'resource_missing',
  });
  await expect(bench.stripe.refunds.create({})).rejects.toThrow('payment_intent or charge');
});

test('a refund that the bank sends back fails, and the money is the shop’s again', async () => {
  const payment_intent = await paidIntent();
  const refund = await bench.stripe.refunds.create({ payment_intent });
  bench.control.failRefund(refund.id);
  expect(await bench.stripe.refunds.retrieve(refund.id)).toMatchObject({
    status: 'failed',
    failure_reason: 'expired_or_canceled_card',
  });
  expect(await chargeOf(payment_intent)).toMatchObject({ amount_refunded: 0, refunded: false });
  await expect.poll(() => bench.sink.types()).toContain('refund.failed');
});

test('a bank debit’s refund is pending until it arrives', async () => {
  const { id } = await bench.stripe.checkout.sessions.create(courseSession());
  await submit(bench.standIn, id, BANK_DEBIT);
  bench.control.settle(id, 'succeeded');
  const { payment_intent } = await bench.stripe.checkout.sessions.retrieve(id);
  const refund = await bench.stripe.refunds.create({ payment_intent: String(payment_intent) });
  expect(refund.status).toBe('pending');
  expect(bench.control.succeedRefund(refund.id).status).toBe('succeeded');
});

test('a disputed charge says so, and cannot be refunded', async () => {
  const session = await paidSession(bench);
  const dispute = bench.control.dispute(session.id);
  expect(await bench.stripe.disputes.retrieve(dispute.id)).toMatchObject({
    status: 'needs_response',
    amount: 18_900,
    payment_intent: session.payment_intent,
  });
  expect(await chargeOf(String(session.payment_intent))).toMatchObject({ disputed: true });
  await expect(bench.stripe.refunds.create({ payment_intent: String(session.payment_intent) })).rejects.toMatchObject({
    code: 'charge_disputed',
  });
  bench.control.closeDispute(dispute.id, 'lost');
  await expect
    .poll(() => bench.sink.types())
    .toEqual(expect.arrayContaining(['charge.dispute.created', 'charge.dispute.closed']));
});
