import { mkdtempSync, readdirSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import Stripe from 'stripe';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startStripeStandIn } from './server.ts';
import {
  courseSession,
  GOOD_CARD,
  paidSession,
  SECRET_KEY,
  startBench,
  stripeFor,
  submit,
  WEBHOOK_SECRET,
} from './testing/harness.ts';
import type { Bench } from './testing/harness.ts';

let bench: Bench;
let time = new Date('2026-11-20T09:00:00Z');

beforeEach(async () => {
  time = new Date('2026-11-20T09:00:00Z');
  bench = await startBench({ clock: () => time });
});
afterEach(() => bench.close());

const seconds = () => Math.floor(time.getTime() / 1000);
const create = (changes: Partial<Stripe.Checkout.SessionCreateParams> = {}) =>
  bench.stripe.checkout.sessions.create(courseSession(changes));

test('a new session is open, unpaid, priced by its lines and leads to the card page', async () => {
  const session = await create();
  expect(session).toMatchObject({
    object: 'checkout.session',
    status: 'open',
    payment_status: 'unpaid',
    amount_total: 18_900,
    currency: 'aud',
    client_reference_id: 'order-1',
    metadata: { order: 'order-1' },
    payment_intent: null,
    expires_at: seconds() + 86_400,
  });
  expect(session.url).toBe(`${bench.standIn.url}/c/pay/${session.id}`);
  expect(session.lastResponse.requestId).toMatch(/^req_/);
  expect(await bench.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ id: session.id, status: 'open' });
});

test('twenty of one thing and one of another add up, and the payment is over the whole', async () => {
  const thing = (name: string, unit_amount: number, quantity: number) => ({
    quantity,
    price_data: { currency: 'aud', unit_amount, product_data: { name } },
  });
  const session = await paidSession(bench, { line_items: [thing('Seats', 4_900, 20), thing('Other', 5_900, 1)] });
  expect(session).toMatchObject({ amount_subtotal: 103_900, amount_total: 103_900, payment_status: 'paid' });
  const { data } = await bench.stripe.checkout.sessions.listLineItems(session.id);
  expect(data.map(({ quantity, amount_total }) => [quantity, amount_total])).toEqual([
    [20, 98_000],
    [1, 5_900],
  ]);
  expect(await bench.stripe.paymentIntents.retrieve(String(session.payment_intent))).toMatchObject({
    amount_received: 103_900,
  });
});

test('line items are listed, and expanded on request with price and product', async () => {
  const { id } = await create();
  const listed = await bench.stripe.checkout.sessions.listLineItems(id);
  expect(listed.data[0]).toMatchObject({ description: 'Touch that calms', quantity: 1, amount_total: 18_900 });
  const session = await bench.stripe.checkout.sessions.retrieve(id, {
    expand: ['line_items.data.price.product', 'payment_intent'],
  });
  const price = session.line_items?.data[0]?.price;
  expect(price?.product).toMatchObject({ object: 'product', name: 'Touch that calms' });
  expect(price?.unit_amount_decimal?.toString()).toBe('18900');
  await expect(bench.stripe.checkout.sessions.retrieve(id, { expand: ['nonsense'] })).rejects.toThrow(
    'cannot be expanded',
  );
});

test('a paid session expands to its payment intent and charge, and is found by the intent', async () => {
  const { id, payment_intent } = await paidSession(bench);
  const session = await bench.stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent.latest_charge'] });
  expect(session.payment_intent).toMatchObject({
    status: 'succeeded',
    metadata: { order: 'order-1' },
    latest_charge: { object: 'charge', paid: true },
  });
  const listed = await bench.stripe.checkout.sessions.list({ payment_intent: String(payment_intent) });
  expect(listed.data.map((found) => found.id)).toEqual([id]);
});

test('lists come newest first and in pages that the SDK walks through', async () => {
  const made: string[] = [];
  for (let count = 0; count < 5; count += 1) made.unshift((await create()).id);
  const walked: string[] = [];
  for await (const session of bench.stripe.checkout.sessions.list({ limit: 2 })) walked.push(session.id);
  expect(walked).toEqual(made);
});

test.each([
  ['an unknown parameter', { not_a_parameter: 'x' }, 'not_a_parameter', 'parameter_unknown'],
  ['the removed payment_method_types', { payment_method_types: ['card'] }, 'payment_method_types', 'parameter_unknown'],
  [
    'an unknown parameter deep inside',
    { line_items: [{ quantity: 1, colour: 'red' }] },
    'line_items[0][colour]',
    'parameter_unknown',
  ],
  ['no line items', { line_items: undefined }, 'line_items', 'parameter_missing'],
  ['no success_url', { success_url: undefined }, 'success_url', 'parameter_missing'],
  ['a success_url that is none', { success_url: 'somewhere' }, 'success_url', 'url_invalid'],
  ['a cancel_url of another scheme', { cancel_url: 'javascript:alert(1)' }, 'cancel_url', 'url_invalid'],
  ['a mode other than payment', { mode: 'subscription' }, 'mode', undefined],
  [
    'a metadata value over 500 characters',
    { metadata: { note: 'x'.repeat(501) } },
    'metadata[note]',
    'metadata_value_too_long',
  ],
  ['a metadata name over 40 characters', { metadata: { ['x'.repeat(41)]: 'v' } }, 'metadata', 'metadata_key_too_long'],
  [
    'too much metadata',
    { metadata: Object.fromEntries(Array.from({ length: 51 }, (_, key) => [`k${key}`, 'v'])) },
    'metadata',
    'metadata_too_many_keys',
  ],
  [
    'a fraction of a cent',
    { line_items: [{ quantity: 1, price_data: { currency: 'aud', unit_amount: 1.5, product_data: { name: 'x' } } }] },
    'line_items[0][price_data][unit_amount]',
    'parameter_invalid_integer',
  ],
  [
    'a negative price',
    { line_items: [{ quantity: 1, price_data: { currency: 'aud', unit_amount: -1, product_data: { name: 'x' } } }] },
    'line_items[0][price_data][unit_amount]',
    'parameter_invalid_integer',
  ],
  [
    'a foreign currency',
    { line_items: [{ quantity: 1, price_data: { currency: 'xxx', unit_amount: 100, product_data: { name: 'x' } } }] },
    'line_items[0][price_data][currency]',
    undefined,
  ],
  [
    'a total below the smallest charge',
    { line_items: [{ quantity: 1, price_data: { currency: 'aud', unit_amount: 49, product_data: { name: 'x' } } }] },
    undefined,
    'amount_too_small',
  ],
  ['an unknown customer', { customer: 'cus_none' }, 'customer', 'resource_missing'],
])('refuses %s as Stripe does', async (_case, changes, param, code) => {
  const refusal = await create(changes as Partial<Stripe.Checkout.SessionCreateParams>).catch(
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(Stripe.errors.StripeInvalidRequestError);
  expect(refusal).toMatchObject({ statusCode: 400, param, code });
});

test('a session lives from 30 minutes to 24 hours', async () => {
  await expect(create({ expires_at: seconds() + 1_799 })).rejects.toThrow('at least 30 minutes');
  await expect(create({ expires_at: seconds() + 86_401 })).rejects.toThrow('less than 24 hours');
  expect((await create({ expires_at: seconds() + 1_800 })).status).toBe('open');
  expect((await create({ expires_at: seconds() + 86_400 })).status).toBe('open');
});

test('a session expires when its time has come, and by request, and cannot be paid afterwards', async () => {
  const late = await create({ expires_at: seconds() + 1_800 });
  time = new Date(time.getTime() + 1_800_000);
  expect(await bench.stripe.checkout.sessions.retrieve(late.id)).toMatchObject({ status: 'expired', url: null });
  const ended = await create();
  expect((await bench.stripe.checkout.sessions.expire(ended.id)).status).toBe('expired');
  await expect(bench.stripe.checkout.sessions.expire(ended.id)).rejects.toThrow('status of expired');
  const page = await submit(bench.standIn, ended.id, GOOD_CARD);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('Nothing was charged');
  expect((await bench.stripe.checkout.sessions.retrieve(ended.id)).payment_intent).toBeNull();
  await expect.poll(() => bench.sink.types()).toEqual(['checkout.session.expired', 'checkout.session.expired']);
});

test('an unknown id, route or key is refused in the form that the SDK knows', async () => {
  await expect(bench.stripe.checkout.sessions.retrieve('cs_test_none')).rejects.toMatchObject({
    statusCode: 404,
    code: 'resource_missing',
  });
  await expect(bench.stripe.balance.retrieve()).rejects.toMatchObject({
    statusCode: 404,
    type: 'StripeInvalidRequestError',
  });
  const stranger = new Stripe('sk_test_other', {
    host: '127.0.0.1',
    port: bench.standIn.port,
    protocol: 'http',
    maxNetworkRetries: 0,
  });
  await expect(stranger.customers.create()).rejects.toBeInstanceOf(Stripe.errors.StripeAuthenticationError);
});

test('a customer made first gives the session its address', async () => {
  const customer = await bench.stripe.customers.create({ email: 'kim@example.com', metadata: { therapist: '7' } });
  const session = await create({ customer: customer.id });
  expect(session).toMatchObject({ customer: customer.id, customer_details: { email: 'kim@example.com' } });
  await expect(create({ customer: customer.id, customer_email: 'kim@example.com' })).rejects.toThrow(
    'only specify one',
  );
  expect((await bench.stripe.customers.list({ email: 'kim@example.com' })).data).toHaveLength(1);
});

test('prices made beforehand can be sold', async () => {
  const product = await bench.stripe.products.create({ name: 'Gut and touch' });
  const price = await bench.stripe.prices.create({
    product: product.id,
    currency: 'gbp',
    unit_amount: 9_900,
    lookup_key: 'gut-gbp',
    tax_behavior: 'inclusive',
  });
  expect((await bench.stripe.prices.list({ lookup_keys: ['gut-gbp'] })).data.map(({ id }) => id)).toEqual([price.id]);
  expect(await create({ line_items: [{ price: price.id, quantity: 2 }] })).toMatchObject({
    currency: 'gbp',
    amount_total: 19_800,
  });
});

test('the state survives a restart when it has a file, and no half-written file is left', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stand-in-'));
  const options = {
    port: 0,
    webhookUrl: bench.sink.url,
    webhookSecret: WEBHOOK_SECRET,
    secretKey: SECRET_KEY,
    stateFile: join(folder, 'stripe.json'),
  };
  const first = await startStripeStandIn(options);
  const { id } = await stripeFor(first).checkout.sessions.create(courseSession());
  await first.close();
  const second = await startStripeStandIn(options);
  const session = await stripeFor(second).checkout.sessions.retrieve(id, { expand: ['line_items'] });
  expect(session.line_items?.data[0]?.price?.unit_amount_decimal?.toString()).toBe('18900');
  expect(session.url).toBe(`${second.url}/c/pay/${id}`);
  expect(readdirSync(folder)).toEqual(['stripe.json']);
  await second.close();
});

test('refuses to face or post to anything but this machine, and to take a live key', async () => {
  const options = { port: 0, webhookUrl: bench.sink.url, webhookSecret: WEBHOOK_SECRET, secretKey: SECRET_KEY };
  await expect(startStripeStandIn({ ...options, publicUrl: 'https://afferent.example' })).rejects.toThrow('publicUrl');
  await expect(startStripeStandIn({ ...options, webhookUrl: 'https://afferent.example/hook' })).rejects.toThrow(
    'webhookUrl',
  );
  await expect(startStripeStandIn({ ...options, secretKey: 'sk_live_x' })).rejects.toThrow('test key');
  await expect(fetch(`http://[::1]:${bench.standIn.port}/_control`)).rejects.toThrow('fetch failed');
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4');
  for (const { address } of outside)
    await expect(fetch(`http://${address}:${bench.standIn.port}/_control`)).rejects.toThrow('fetch failed');
});
