import Stripe from 'stripe';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  BANK_DEBIT,
  courseSession,
  GOOD_CARD,
  startBench,
  stripeFor,
  submit,
  WEBHOOK_SECRET,
} from './testing/harness.ts';
import type { Bench } from './testing/harness.ts';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const COMPLETED = 'checkout.session.completed';

async function pay(fields: Record<string, string> = GOOD_CARD): Promise<string> {
  const { id } = await bench.stripe.checkout.sessions.create(courseSession());
  await submit(bench.standIn, id, fields);
  return id;
}
const completed = () => bench.sink.received.filter(({ event }) => event.type === COMPLETED);

test('a delivery is a whole event, its signature verifies, and a wrong secret does not', async () => {
  const id = await pay();
  const [delivery] = completed();
  const event = Stripe.webhooks.constructEvent(delivery?.raw ?? '', delivery?.signature ?? '', WEBHOOK_SECRET);
  expect(event).toMatchObject({
    object: 'event',
    type: COMPLETED,
    api_version: Stripe.API_VERSION,
    livemode: false,
    data: { object: { id, payment_status: 'paid' } },
  });
  expect(() => Stripe.webhooks.constructEvent(delivery?.raw ?? '', delivery?.signature ?? '', 'whsec_other')).toThrow(
    Stripe.errors.StripeSignatureVerificationError,
  );
  const changed = (delivery?.raw ?? '').replace('"paid"', '"unpaid"');
  expect(() => Stripe.webhooks.constructEvent(changed, delivery?.signature ?? '', WEBHOOK_SECRET)).toThrow(
    Stripe.errors.StripeSignatureVerificationError,
  );
});

test('a card payment tells of the intent, the charge and the session', async () => {
  await pay();
  await expect
    .poll(() => bench.sink.types().sort())
    .toEqual(['charge.succeeded', COMPLETED, 'payment_intent.created', 'payment_intent.succeeded']);
});

test('events can be listed and fetched, and keep the object as it was then', async () => {
  const id = await pay(BANK_DEBIT);
  bench.control.settle(id, 'succeeded');
  const { data } = await bench.stripe.events.list({ types: [COMPLETED, 'checkout.session.async_payment_succeeded'] });
  expect(data.map(({ type }) => type)).toEqual(['checkout.session.async_payment_succeeded', COMPLETED]);
  expect(await bench.stripe.events.retrieve(data[1]?.id ?? '')).toMatchObject({
    data: { object: { payment_status: 'unpaid' } },
  });
});

test('an event names the API request that caused it', async () => {
  const { id } = await bench.stripe.checkout.sessions.create(courseSession());
  const { lastResponse } = await bench.stripe.checkout.sessions.expire(id, {}, { idempotencyKey: 'expire:1' });
  await expect
    .poll(() => bench.sink.received[0]?.event.request)
    .toEqual({ id: lastResponse.requestId, idempotency_key: 'expire:1' });
});

test('duplicate: the same event arrives more than once', async () => {
  bench.control.set({ duplicate: 2 });
  await pay();
  await expect.poll(() => completed().map(({ event }) => event.id)).toHaveLength(3);
  expect(new Set(completed().map(({ event }) => event.id)).size).toBe(1);
});

test('drop: a lost delivery is tried again until it arrives', async () => {
  bench.control.set({ drop: 4 });
  await pay();
  expect(completed()).toHaveLength(0);
  await expect.poll(() => completed()).toHaveLength(1);
});

test('an endpoint that answers 500 is tried again, and given up in the end', async () => {
  bench.sink.status = 500;
  await pay();
  await expect.poll(() => completed()).toHaveLength(4);
  await expect.poll(() => bench.control.state().deliveries.every(({ outcome }) => outcome === 'given_up')).toBe(true);
  const [event] = (await bench.stripe.events.list({ type: COMPLETED, delivery_success: false })).data;
  bench.sink.status = 200;
  bench.control.resend(event?.id ?? '');
  await expect.poll(() => completed()).toHaveLength(5);
});

test('reorder: what happened last arrives first', async () => {
  bench.control.set({ reorder: true });
  await pay();
  await expect
    .poll(() => bench.sink.types())
    .toEqual([COMPLETED, 'payment_intent.succeeded', 'charge.succeeded', 'payment_intent.created']);
});

test('hold: nothing arrives until it is released, and the buyer does not wait for it', async () => {
  bench.control.set({ hold: true });
  const id = await pay();
  expect((await bench.stripe.checkout.sessions.retrieve(id)).status).toBe('complete');
  expect(bench.sink.received).toHaveLength(0);
  bench.control.release();
  await expect.poll(() => completed()).toHaveLength(1);
});

test('delayMs: the event comes late', async () => {
  bench.control.set({ delayMs: 1_500 });
  await pay();
  expect(completed()).toHaveLength(0);
  await expect.poll(() => completed(), { timeout: 4_000 }).toHaveLength(1);
});

test('forge: the signature is not the endpoint’s', async () => {
  bench.control.set({ forge: true });
  await pay();
  const [delivery] = completed();
  expect(() => Stripe.webhooks.constructEvent(delivery?.raw ?? '', delivery?.signature ?? '', WEBHOOK_SECRET)).toThrow(
    Stripe.errors.StripeSignatureVerificationError,
  );
});

test.each(['wrong-secret', 'stale', 'altered'] as const)('forge %s: the SDK refuses the delivery', async (forge) => {
  bench.control.set({ forge });
  await pay();
  await expect.poll(() => bench.sink.received.length).toBeGreaterThan(0);
  for (const { raw, signature } of bench.sink.received) {
    expect(() => Stripe.webhooks.constructEvent(raw, signature, WEBHOOK_SECRET)).toThrow(
      Stripe.errors.StripeSignatureVerificationError,
    );
  }
});

test('forge replayed: an older delivery comes once more, body and signature as they were', async () => {
  bench.control.set({ hold: true });
  const id = await pay();
  const [first, second] = bench.control.events();
  expect(await bench.control.deliver(first?.id ?? '')).toBe(200);
  expect(await bench.control.deliver(second?.id ?? '', 'replayed')).toBe(200);
  expect(bench.sink.received.map(({ event }) => event.id)).toEqual([first?.id, first?.id]);
  expect(bench.sink.received[1]?.signature).toBe(bench.sink.received[0]?.signature);
  expect(bench.control.events(1)).toHaveLength(bench.control.events().length - 1);
  expect((await bench.stripe.checkout.sessions.retrieve(id)).status).toBe('complete');
});

test('a delivery that a stopped server had left arrives after the restart', async () => {
  await bench.close();
  const stateFile = join(mkdtempSync(join(tmpdir(), 'stand-in-')), 'stripe.json');
  bench = await startBench({ stateFile });
  bench.control.set({ hold: true });
  const id = await pay();
  await bench.close();
  bench = await startBench({ stateFile });
  await expect.poll(() => completed().map(({ event }) => event.data.object)).toMatchObject([{ id }]);
  expect((await stripeFor(bench.standIn).checkout.sessions.retrieve(id)).payment_status).toBe('paid');
});
