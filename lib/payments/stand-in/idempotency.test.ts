import Stripe from 'stripe';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { courseSession, startBench } from './testing/harness.ts';
import type { Bench } from './testing/harness.ts';

let bench: Bench;
let time = new Date('2026-11-20T09:00:00Z');

beforeEach(async () => {
  bench = await startBench({ clock: () => time });
});
afterEach(() => bench.close());

const create = (amount: number, idempotencyKey: string) =>
  bench.stripe.checkout.sessions.create(
    courseSession({
      line_items: [
        { quantity: 1, price_data: { currency: 'aud', unit_amount: amount, product_data: { name: 'Course' } } },
      ],
    }),
    { idempotencyKey },
  );

test('the same key and parameters replay the first answer and create nothing', async () => {
  const first = await create(18_900, 'order:1:attempt:1');
  const again = await create(18_900, 'order:1:attempt:1');
  expect(again.id).toBe(first.id);
  expect(again.lastResponse.headers['idempotent-replayed']).toBe('true');
  expect(first.lastResponse.headers['idempotent-replayed']).toBeUndefined();
  expect((await bench.stripe.checkout.sessions.list()).data).toHaveLength(1);
});

test('the same key with other parameters is refused', async () => {
  await create(18_900, 'order:1:attempt:1');
  await expect(create(1_900, 'order:1:attempt:1')).rejects.toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
  expect((await create(1_900, 'order:1:attempt:2')).amount_total).toBe(1_900);
});

test('two calls at once with one key: one runs, the other is told that it does', async () => {
  bench.control.set({ apiDelayMs: 100 });
  const results = await Promise.allSettled([create(18_900, 'order:2'), create(18_900, 'order:2')]);
  const refused = results.filter((result) => result.status === 'rejected');
  expect(refused).toHaveLength(1);
  expect(refused[0]?.reason).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });
  bench.control.set({ apiDelayMs: 0 });
  expect((await bench.stripe.checkout.sessions.list()).data).toHaveLength(1);
});

test('a refused call leaves its key free', async () => {
  await expect(create(-5, 'order:3')).rejects.toThrow();
  expect((await create(18_900, 'order:3')).amount_total).toBe(18_900);
});

test('a key is forgotten after a day', async () => {
  const first = await create(18_900, 'order:4');
  time = new Date(time.getTime() + 86_401_000);
  expect((await create(18_900, 'order:4')).id).not.toBe(first.id);
});

test('a failed request does nothing, and the SDK’s own retry gets through with one session', async () => {
  const retrying = new Stripe('sk_test_standin', {
    host: '127.0.0.1',
    port: bench.standIn.port,
    protocol: 'http',
    maxNetworkRetries: 2,
    telemetry: false,
  });
  bench.control.set({ failRequests: 1 });
  await expect(create(18_900, 'order:5')).rejects.toMatchObject({ statusCode: 500 });
  bench.control.set({ failRequests: 1 });
  expect((await retrying.checkout.sessions.create(courseSession())).status).toBe('open');
  expect((await bench.stripe.checkout.sessions.list()).data).toHaveLength(1);
});
