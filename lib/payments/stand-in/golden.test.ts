import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BANK_DEBIT, courseSession, paidSession, startBench, submit } from './testing/harness.ts';
import type { Bench } from './testing/harness.ts';

/** Stripe's own sample objects, which live beside the project and never in it. */
const SAMPLES = fileURLToPath(new URL('../../../../shared/stripe/fixtures3.json', import.meta.url));
const areHere = existsSync(SAMPLES);

/** Left out on purpose, as Stripe's API leaves them out too unless they are expanded. */
const ONLY_WHEN_EXPANDED = new Set(['charge.refunds']);
/** Not compared inside: groups of which each object has its own choice. */
const OPEN_GROUPS = new Set([
  'metadata',
  'payment_method_details',
  'payment_method_options',
  'evidence.enhanced_evidence',
  'data',
]);

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

test('Stripe’s sample objects are here to compare with', (context) => {
  context.skip(!areHere, `did not run: ${SAMPLES} is not here, so no shape was compared`);
  expect(readFileSync(SAMPLES, 'utf8')).toContain('"checkout.session"');
});

describe.runIf(areHere)('each object has at least the names, and the types, of Stripe’s own sample of its kind', () => {
  const samples: Record<string, Json> = areHere
    ? (JSON.parse(readFileSync(SAMPLES, 'utf8')) as { resources: Record<string, Json> }).resources
    : {};
  const made: Record<string, object> = {};
  let bench: Bench;
  let at = new Date(Date.UTC(2026, 10, 20));

  beforeAll(async () => {
    bench = await startBench({ clock: () => at });
    Object.assign(made, await oneOfEach(bench));
    at = new Date(at.getTime() + 3 * 86_400_000);
    Object.assign(made, { payout: bench.control.payOut('aud') });
  });
  afterAll(() => bench.close());

  const KINDS = [
    'checkout.session',
    'payment_intent',
    'charge',
    'refund',
    'dispute',
    'customer',
    'product',
    'price',
    'item',
    'coupon',
    'promotion_code',
    'event',
    'balance_transaction',
    'payout',
    'radar.early_fraud_warning',
  ];
  test.each(KINDS)('%s', (kind) => {
    const object = JSON.parse(JSON.stringify(made[kind])) as Json;
    expect(samples[kind]).toBeDefined();
    expect(differences(kind, samples[kind] ?? null, object)).toEqual([]);
  });

  test('the comparison finds a missing name and a wrong type', () => {
    expect(differences('x', { id: 'a', amount: 1, list: [] }, { amount: '1', list: {} })).toEqual([
      'x.id is missing',
      'x.amount is a string, not a number',
      'x.list is a object, not a array',
    ]);
  });
});

async function oneOfEach(bench: Bench): Promise<Record<string, object>> {
  const { stripe, control, standIn } = bench;
  const customer = await stripe.customers.create({ email: 'kim@example.com' });
  const product = await stripe.products.create({ name: 'Course' });
  const price = await stripe.prices.create({ product: product.id, currency: 'aud', unit_amount: 18_900 });
  const coupon = await stripe.coupons.create({ percent_off: 10, duration: 'once' });
  const promotion = await stripe.promotionCodes.create({ promotion: { type: 'coupon', coupon: coupon.id } });
  const session = await paidSession(bench, { customer: customer.id });
  const intent = await stripe.paymentIntents.retrieve(String(session.payment_intent), { expand: ['latest_charge'] });
  const refund = await stripe.refunds.create({ payment_intent: intent.id, amount: 100 });
  const disputed = await paidSession(bench);
  const waiting = await stripe.checkout.sessions.create(courseSession());
  await submit(standIn, waiting.id, BANK_DEBIT);
  const items = await stripe.checkout.sessions.listLineItems(session.id);
  const entries = await stripe.balanceTransactions.list({ type: 'charge' });
  const events = await stripe.events.list();
  return {
    'checkout.session': session,
    payment_intent: intent,
    charge: intent.latest_charge as Stripe.Charge,
    refund,
    dispute: control.dispute(disputed.id),
    customer,
    product,
    price,
    item: items.data[0] ?? {},
    coupon,
    promotion_code: promotion,
    event: events.data[0] ?? {},
    balance_transaction: entries.data[0] ?? {},
    'radar.early_fraud_warning': control.warnOfFraud(intent.id),
  };
}

/** Null counts as any type: a sample cannot say which fields may be null, the SDK's types do. */
function differences(path: string, sample: Json, object: Json | undefined): string[] {
  if (object === undefined) return ONLY_WHEN_EXPANDED.has(path) ? [] : [`${path} is missing`];
  if (sample === null || object === null) return [];
  if (typeOf(sample) !== typeOf(object)) return [`${path} is a ${typeOf(object)}, not a ${typeOf(sample)}`];
  if (typeof sample !== 'object' || typeof object !== 'object' || Array.isArray(sample) || Array.isArray(object))
    return [];
  if (OPEN_GROUPS.has(path.slice(path.indexOf('.') + 1)) || OPEN_GROUPS.has(path.split('.').at(-1) ?? '')) return [];
  return Object.entries(sample).flatMap(([name, value]) => differences(`${path}.${name}`, value, object[name]));
}

function typeOf(value: Json): string {
  return Array.isArray(value) ? 'array' : typeof value;
}
