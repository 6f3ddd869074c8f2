import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BANK_DEBIT, courseSession, GOOD_CARD, startBench, submit } from './testing/harness.ts';
import type { Bench } from './testing/harness.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const open = (changes = {}) => bench.stripe.checkout.sessions.create(courseSession(changes));
const retrieve = (id: string) =>
  bench.stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent.latest_charge'] });

test('the card page is self-contained, says that it is a stand-in, and shows the order', async () => {
  const session = await open();
  const page = await fetch(session.url ?? '');
  const text = await page.text();
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'sha256-[^']+'; img-src data:; form-action 'self' http:\/\/localhost:3000;/,
  );
  const style = /<style>([^]*?)<\/style>/.exec(text)?.[1] ?? '';
  expect(page.headers.get('content-security-policy')).toContain(createHash('sha256').update(style).digest('base64'));
  expect(text).toContain('Test checkout: local stand-in for Stripe. No money moves.');
  expect(text).toContain('Touch that calms');
  expect(text).toContain('$189.00 AUD');
  expect(text).not.toMatch(/<script|<link (?!rel="icon" href="data:,")|style="|src=/);
});

test('4242 pays: the session is complete, the money captured, the buyer sent back with the session id', async () => {
  const { id } = await open();
  const answer = await submit(bench.standIn, id, { ...GOOD_CARD, cardNumber: ' 4242 4242-42424242 ' });
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe(`http://localhost:3000/orders/done?session_id=${id}`);
  expect(await retrieve(id)).toMatchObject({
    status: 'complete',
    payment_status: 'paid',
    customer_details: { email: 'ada@example.com', name: 'Ada Byron' },
    payment_intent: {
      status: 'succeeded',
      amount_received: 18_900,
      latest_charge: { status: 'succeeded', amount: 18_900, payment_method_details: { card: { last4: '4242' } } },
    },
  });
});

test('the buyer is sent back after the completed webhook has been answered', async () => {
  const { id } = await open();
  await submit(bench.standIn, id, GOOD_CARD);
  expect(bench.sink.types()).toContain('checkout.session.completed');
});

test.each([
  ['4000 0000 0000 0002', 'was declined', 'generic_decline'],
  ['4000 0000 0000 9995', 'insufficient funds', 'insufficient_funds'],
])('%s is refused kindly, the session stays open, and another card pays it', async (cardNumber, words, declineCode) => {
  const { id } = await open();
  const refused = await submit(bench.standIn, id, { ...GOOD_CARD, cardNumber, cvc: '987' });
  const text = await refused.text();
  expect(refused.status).toBe(200);
  expect(text).toContain(words);
  expect(text).toContain('value="ada@example.com"');
  expect(text).toContain('value="Ada Byron"');
  expect(text).not.toContain(`value="${cardNumber}"`);
  expect(text).not.toContain('987');
  expect(await retrieve(id)).toMatchObject({
    status: 'open',
    payment_status: 'unpaid',
    payment_intent: { status: 'requires_payment_method', last_payment_error: { decline_code: declineCode } },
  });
  await submit(bench.standIn, id, GOOD_CARD);
  expect(await retrieve(id)).toMatchObject({
    status: 'complete',
    payment_status: 'paid',
    payment_intent: { last_payment_error: null },
  });
  expect((await bench.stripe.paymentIntents.list()).data).toHaveLength(1);
});

test.each([
  ['a mistyped number', { cardNumber: '4242 4242 4242 4241' }, 'cardNumber', 'not a valid card number'],
  ['a real-looking number', { cardNumber: '4111 1111 1111 1111' }, 'cardNumber', 'Only test cards'],
  ['no number', { cardNumber: '' }, 'cardNumber', 'Enter the card number'],
  ['a past expiry', { expiry: '01/20' }, 'expiry', 'has passed'],
  ['a month that is none', { expiry: '13 / 39' }, 'expiry', 'Enter the expiry date'],
  ['no security code', { cvc: '' }, 'cvc', '3 or 4 digits'],
  ['no email', { email: '' }, 'email', 'Enter your email'],
  ['an email that is none', { email: 'ada' }, 'email', 'like name@example.com'],
  ['no name', { name: '' }, 'name', 'Enter the name'],
])('%s is named in a summary and beside its field, and nothing happens', async (_case, change, field, words) => {
  const { id } = await open();
  const answer = await submit(bench.standIn, id, { ...GOOD_CARD, ...change });
  const text = await answer.text();
  expect(answer.status).toBe(200);
  expect(text).toContain('role="alert"');
  expect(text).toContain(`href="#${field}"`);
  expect(text).toContain(`id="${field}-error"`);
  expect(text).toContain(words);
  expect(text).toContain('<title>Error: ');
  expect(await retrieve(id)).toMatchObject({ status: 'open', payment_intent: null });
});

test('a bank debit completes unpaid, then settles', async () => {
  const { id } = await open();
  expect((await submit(bench.standIn, id, BANK_DEBIT)).status).toBe(303);
  expect(await retrieve(id)).toMatchObject({
    status: 'complete',
    payment_status: 'unpaid',
    payment_intent: { status: 'processing', latest_charge: { status: 'pending', paid: false } },
  });
  bench.control.settle(id, 'succeeded');
  expect(await retrieve(id)).toMatchObject({ payment_status: 'paid', payment_intent: { status: 'succeeded' } });
  await expect.poll(() => bench.sink.types()).toContain('checkout.session.async_payment_succeeded');
  expect(() => bench.control.settle(id, 'failed')).toThrow('Nothing waits');
});

test('a bank debit that fails leaves the session complete and unpaid', async () => {
  const { id } = await open({
    line_items: [
      { quantity: 1, price_data: { currency: 'gbp', unit_amount: 9_900, product_data: { name: 'Course' } } },
    ],
  });
  await submit(bench.standIn, id, BANK_DEBIT);
  bench.control.settle(id, 'failed');
  expect(await retrieve(id)).toMatchObject({
    status: 'complete',
    payment_status: 'unpaid',
    payment_intent: {
      status: 'requires_payment_method',
      latest_charge: { status: 'failed', payment_method_details: { type: 'bacs_debit' } },
    },
  });
  await expect.poll(() => bench.sink.types()).toContain('checkout.session.async_payment_failed');
});

test('a bank debit settles by itself after its time', async () => {
  await bench.close();
  bench = await startBench({ delayedSettlementMs: 50 });
  const { id } = await open();
  await submit(bench.standIn, id, BANK_DEBIT);
  await expect.poll(async () => (await retrieve(id)).payment_status, { timeout: 3_000 }).toBe('paid');
});

test('a session pays once: a second press and a second visit say so and lead back', async () => {
  const { id, url } = await open();
  const presses = await Promise.all([submit(bench.standIn, id, GOOD_CARD), submit(bench.standIn, id, GOOD_CARD)]);
  expect(presses.map(({ status }) => status).sort()).toEqual([200, 303]);
  const visit = await (await fetch(url ?? '')).text();
  expect(visit).toContain('you need not pay again');
  expect(visit).toContain(`href="http://localhost:3000/orders/done?session_id=${id}"`);
  expect(bench.sink.types().filter((type) => type === 'charge.succeeded')).toHaveLength(1);
});

test('a known email is shown, fixed, and used whatever is posted', async () => {
  const { id, url } = await open({ customer_email: 'kim@example.com', customer_creation: 'always' });
  expect(await (await fetch(url ?? '')).text()).toMatch(/value="kim@example.com"[^>]*readonly/);
  await submit(bench.standIn, id, { ...GOOD_CARD, email: 'other@example.com' });
  const session = await bench.stripe.checkout.sessions.retrieve(id, { expand: ['customer'] });
  expect(session).toMatchObject({
    customer_details: { email: 'kim@example.com' },
    customer: { email: 'kim@example.com' },
  });
});

test('a course name cannot put markup on the page', async () => {
  const { url } = await open({
    line_items: [
      {
        quantity: 1,
        price_data: { currency: 'aud', unit_amount: 100, product_data: { name: '</th><script>alert(1)</script>' } },
      },
    ],
  });
  const text = await (await fetch(url ?? '')).text();
  expect(text).toContain('&lt;script&gt;');
  expect(text).not.toContain('<script');
});
