import { afterEach, beforeEach, expect, test } from 'vitest';
import { paidSession, startBench } from './testing/harness.ts';
import type { Bench } from './testing/harness.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

async function paidIntent(): Promise<string> {
  return String((await paidSession(bench)).payment_intent);
}

const moved = async (id: string) =>
  (await bench.stripe.disputes.retrieve(id)).balance_transactions.map(({ amount, fee, reporting_category }) => [
    amount,
    fee,
    reporting_category,
  ]);
const told = () => bench.sink.types().filter((type) => type.startsWith('charge.dispute.'));

test('a chargeback takes the money with a fee, and one that is won brings the money back', async () => {
  const intent = await paidIntent();
  const { id } = bench.control.dispute(intent);
  expect(await moved(id)).toEqual([[-18_900, 2_500, 'dispute']]);
  bench.control.reviewDispute(id);
  bench.control.closeDispute(id, 'won');
  expect(await moved(id)).toEqual([
    [-18_900, 2_500, 'dispute'],
    [18_900, 0, 'dispute_reversal'],
  ]);
  await expect
    .poll(() => told().toSorted())
    .toEqual([
      'charge.dispute.closed',
      'charge.dispute.created',
      'charge.dispute.funds_reinstated',
      'charge.dispute.funds_withdrawn',
      'charge.dispute.updated',
    ]);
  expect(await bench.stripe.refunds.create({ payment_intent: intent })).toMatchObject({ status: 'succeeded' });
});

test('a lost one can be appealed and then won', async () => {
  const intent = await paidIntent();
  const { id } = bench.control.dispute(intent);
  bench.control.closeDispute(id, 'lost');
  await expect(bench.stripe.refunds.create({ payment_intent: intent })).rejects.toMatchObject({
    code: 'charge_disputed',
    statusCode: 400,
  });
  expect(bench.control.reviewDispute(id).status).toBe('appeal_under_review');
  bench.control.closeDispute(id, 'won');
  expect((await moved(id)).map(([amount]) => amount)).toEqual([-18_900, 18_900]);
});

test('an inquiry takes nothing, and the charge can be refunded', async () => {
  const intent = await paidIntent();
  const { id } = bench.control.dispute(intent, 'unrecognized', 'inquiry');
  expect(await bench.stripe.disputes.retrieve(id)).toMatchObject({
    status: 'warning_needs_response',
    is_charge_refundable: true,
    balance_transactions: [],
  });
  await bench.stripe.refunds.create({ payment_intent: intent, amount: 100 });
  expect(bench.control.closeDispute(id, 'warning_closed').status).toBe('warning_closed');
  expect(told()).not.toContain('charge.dispute.funds_withdrawn');
});

test('a prevented dispute gives the money back by a refund and waits for nobody', async () => {
  const intent = await paidIntent();
  const { id } = bench.control.dispute(intent, 'fraudulent', 'prevented');
  expect(await bench.stripe.disputes.retrieve(id)).toMatchObject({ status: 'prevented', balance_transactions: [] });
  expect((await bench.stripe.refunds.list({ payment_intent: intent })).data).toMatchObject([{ amount: 18_900 }]);
});

test('only what is left after refunds is disputed, and one dispute at a time', async () => {
  const intent = await paidIntent();
  await bench.stripe.refunds.create({ payment_intent: intent, amount: 8_900 });
  const { id, amount } = bench.control.dispute(intent);
  expect(amount).toBe(10_000);
  expect(() => bench.control.dispute(intent)).toThrow('cannot be disputed');
  bench.control.closeDispute(id, 'won');
  expect(bench.control.dispute(intent).amount).toBe(10_000);
});

test('a fraud warning names its charge and payment', async () => {
  const intent = await paidIntent();
  const { id } = bench.control.warnOfFraud(intent);
  const { data } = await bench.stripe.radar.earlyFraudWarnings.list({ payment_intent: intent });
  expect(data).toMatchObject([{ id, payment_intent: intent, actionable: true }]);
  expect(await bench.stripe.radar.earlyFraudWarnings.retrieve(id, { expand: ['charge'] })).toMatchObject({
    charge: { object: 'charge', payment_intent: intent },
  });
  await expect.poll(() => bench.sink.types()).toContain('radar.early_fraud_warning.created');
});
