import { request } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BANK_DEBIT, courseSession, paidSession, startBench, submit } from './testing/harness.ts';
import type { Bench } from './testing/harness.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

function post(path: string, body: object, type = 'application/json'): Promise<Response> {
  return fetch(`${bench.standIn.url}/_control${path}`, {
    method: 'POST',
    headers: { 'Content-Type': type },
    body: JSON.stringify(body),
  });
}

test('switches are turned and read over HTTP; what is not named stays', async () => {
  await post('', { duplicate: 2, hold: true });
  await post('', { hold: false });
  const state: unknown = await (await fetch(`${bench.standIn.url}/_control`)).json();
  expect(state).toMatchObject({ switches: { duplicate: 2, hold: false, drop: 0 }, counts: { sessions: 0 } });
});

test('an unknown switch or action is refused', async () => {
  expect((await post('', { dupplicate: 2 })).status).toBe(400);
  expect((await post('/nonsense', {})).status).toBe(404);
  expect((await post('/settle', { sessionId: 'cs_none', outcome: 'succeeded' })).status).toBe(404);
});

test('a page of another site cannot turn a switch', async () => {
  expect((await post('', { drop: 9 }, 'text/plain')).status).toBe(415);
  const status = await new Promise((resolve) => {
    request(`${bench.standIn.url}/_control`, { headers: { host: 'evil.example' } }, (response) =>
      resolve(response.resume().statusCode),
    ).end();
  });
  expect(status).toBe(421);
  expect(bench.control.state().switches.drop).toBe(0);
});

test('settle, expire, dispute and refund outcomes work over HTTP', async () => {
  const waiting = await bench.stripe.checkout.sessions.create(courseSession());
  await submit(bench.standIn, waiting.id, BANK_DEBIT);
  expect(await (await post('/settle', { sessionId: waiting.id, outcome: 'succeeded' })).json()).toMatchObject({
    payment_status: 'paid',
  });
  const unpaid = await bench.stripe.checkout.sessions.create(courseSession());
  expect(await (await post('/expire', { sessionId: unpaid.id })).json()).toMatchObject({ status: 'expired' });
  const paid = await paidSession(bench);
  const refund = await bench.stripe.refunds.create({ payment_intent: String(paid.payment_intent), amount: 100 });
  expect(await (await post('/refund', { refundId: refund.id, outcome: 'failed' })).json()).toMatchObject({
    status: 'failed',
  });
  const dispute = await (await post('/dispute', { id: paid.id, reason: 'product_not_received' })).json();
  expect(dispute).toMatchObject({ object: 'dispute', reason: 'product_not_received' });
  const disputeId = (dispute as { id: string }).id;
  expect(await (await post('/review-dispute', { disputeId })).json()).toMatchObject({ status: 'under_review' });
  expect(await (await post('/close-dispute', { disputeId, status: 'won' })).json()).toMatchObject({ status: 'won' });
  expect(await (await post('/warn-of-fraud', { id: paid.id })).json()).toMatchObject({ actionable: false });
  expect((await post('/pay-out', { currency: 'aud' })).status).toBe(400);
});

test('release sends what was held, and reset forgets everything', async () => {
  await post('', { hold: true });
  const { id } = await paidSession(bench);
  await post('/release', {});
  await expect.poll(() => bench.sink.types()).toContain('checkout.session.completed');
  await post('/reset', {});
  await expect(bench.stripe.checkout.sessions.retrieve(id)).rejects.toMatchObject({ code: 'resource_missing' });
  expect(bench.control.state()).toMatchObject({ switches: { hold: false }, deliveries: [], counts: { events: 0 } });
});
