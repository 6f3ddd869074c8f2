import Stripe from 'stripe';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openDb } from '#lib/db/client.ts';
import { newId } from '#lib/ids.ts';
import { answerWebhook } from '#lib/payments/webhook.ts';
import { now } from '#lib/time/clock.ts';
import {
  effectsOf,
  enrolledOnce,
  pay,
  startBuyer,
  startPayments,
  webhookSecret,
} from '#tests/integration/payments-bench.ts';
import type { Bench, Buyer } from '#tests/integration/payments-bench.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startPayments();
});
beforeEach(() => {
  bench.answers.length = 0;
  bench.standIn.control.set({ hold: true });
});
afterAll(() => bench.close());

type Signing = { readonly secret?: string; readonly ageSeconds?: number };

/** Posts an event to our endpoint, signed as told. */
async function deliver(event: object, signing: Signing = {}, tampered?: string): Promise<Response> {
  const payload = JSON.stringify(event);
  const timestamp = Math.floor(now().getTime() / 1000) - (signing.ageSeconds ?? 0);
  const signature = bench.stripe.webhooks.generateTestHeaderString({
    payload,
    secret: signing.secret ?? webhookSecret,
    timestamp,
  });
  return fetch(bench.webhookUrl, {
    method: 'POST',
    body: tampered ?? payload,
    headers: { 'stripe-signature': signature },
  });
}

function eventFor(objectId: string, type = 'checkout.session.completed', id = `evt_${newId()}`): object {
  return {
    id,
    object: 'event',
    api_version: Stripe.API_VERSION,
    type,
    data: { object: { id: objectId, object: 'checkout.session', payment_status: 'paid', status: 'complete' } },
  };
}

const stored = () => bench.db.stripeEvent.count();

async function jobsFor(buyer: Buyer): Promise<number> {
  const rows = await bench.db.$queryRaw<
    [{ count: bigint }]
  >`SELECT count(*) FROM graphile_worker.jobs WHERE key = ${`settle:${buyer.sessionId}`}`;
  return Number(rows[0].count);
}

test('a rightly signed event is stored with its job before the answer', async () => {
  const buyer = await startBuyer(bench);
  const before = await stored();
  expect((await deliver(eventFor(buyer.sessionId))).status).toBe(204);
  expect(await stored()).toBe(before + 1);
  expect(await jobsFor(buyer)).toBe(1);
});

test('a forged signature is refused without a word and leaves nothing', async () => {
  const buyer = await startBuyer(bench);
  const before = await stored();
  const answer = await deliver(eventFor(buyer.sessionId), { secret: 'whsec_somebody_else' });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toBe('');
  expect(await stored()).toBe(before);
  expect(await jobsFor(buyer)).toBe(0);
});

test('a body changed after signing is refused', async () => {
  const buyer = await startBuyer(bench);
  const other = await startBuyer(bench);
  const answer = await deliver(eventFor(buyer.sessionId), {}, JSON.stringify(eventFor(other.sessionId)));
  expect(answer.status).toBe(400);
  expect(await jobsFor(other)).toBe(0);
});

test('a signature older than five minutes is refused; a recent one is taken', async () => {
  const buyer = await startBuyer(bench);
  expect((await deliver(eventFor(buyer.sessionId), { ageSeconds: 301 })).status).toBe(400);
  expect(await jobsFor(buyer)).toBe(0);
  expect((await deliver(eventFor(buyer.sessionId), { ageSeconds: 200 })).status).toBe(204);
});

test.each(['wrong-secret', 'stale', 'altered'] as const)(
  'what Stripe itself would send is refused when it is forged (%s), and the real one is taken',
  async (forge) => {
    const buyer = await startBuyer(bench);
    await pay(buyer.url);
    const [event] = bench.standIn.control
      .events()
      .filter(({ type, data }) => type === 'checkout.session.completed' && data.object.id === buyer.sessionId);
    const before = await stored();
    expect(await bench.standIn.control.deliver(event?.id ?? '', forge)).toBe(400);
    expect(await stored()).toBe(before);
    expect(await jobsFor(buyer)).toBe(0);
    expect(await bench.standIn.control.deliver(event?.id ?? '')).toBe(204);
    expect(await stored()).toBe(before + 1);
    // Seen on its way and sent once more, signature and all: known, so nothing is stored or queued again.
    await bench.runJobs();
    expect(await bench.standIn.control.deliver(event?.id ?? '', 'replayed')).toBe(204);
    expect(await stored()).toBe(before + 1);
    expect(await jobsFor(buyer)).toBe(0);
    expect(await effectsOf(bench.db, buyer)).toEqual(enrolledOnce);
  },
);

test('no signature at all is refused', async () => {
  const answer = await fetch(bench.webhookUrl, { method: 'POST', body: JSON.stringify(eventFor('cs_test_nothing')) });
  expect(answer.status).toBe(400);
});

test('an event replayed later is acknowledged and has no second effect', async () => {
  const buyer = await startBuyer(bench);
  await pay(buyer.url);
  const event = eventFor(buyer.sessionId);
  await deliver(event);
  await bench.runJobs();
  expect(await effectsOf(bench.db, buyer)).toEqual(enrolledOnce);
  expect((await deliver(event)).status).toBe(204);
  expect(await jobsFor(buyer)).toBe(0);
  await bench.runJobs();
  expect(await effectsOf(bench.db, buyer)).toEqual(enrolledOnce);
});

test('two different events for one payment, at the same moment, enrol once', async () => {
  const buyer = await startBuyer(bench);
  await pay(buyer.url);
  const answers = await Promise.all([deliver(eventFor(buyer.sessionId)), deliver(eventFor(buyer.sessionId))]);
  expect(answers.map(({ status }) => status)).toEqual([204, 204]);
  await Promise.all([bench.runJobs(), bench.runJobs()]);
  expect(await effectsOf(bench.db, buyer)).toEqual(enrolledOnce);
});

test('an event that says "paid" about an unpaid checkout enrols nobody: only Stripe itself is believed', async () => {
  const buyer = await startBuyer(bench);
  expect((await deliver(eventFor(buyer.sessionId))).status).toBe(204);
  await bench.runJobs();
  expect(await effectsOf(bench.db, buyer)).toMatchObject({ status: 'open', enrolments: 0 });
});

test('an event of a kind we do not use is acknowledged and queues nothing', async () => {
  expect((await deliver(eventFor('cus_123', 'customer.created', 'evt_other_kind'))).status).toBe(204);
  expect(await bench.db.stripeEvent.findUniqueOrThrow({ where: { id: 'evt_other_kind' } })).toMatchObject({
    outcome: 'not-used',
  });
});

test('an event about a checkout that is not ours ends quietly', async () => {
  const foreign = await bench.stripe.checkout.sessions.create({
    mode: 'payment',
    line_items: [
      { quantity: 1, price_data: { currency: 'aud', unit_amount: 900, product_data: { name: 'Other shop' } } },
    ],
    success_url: 'http://localhost/done',
  });
  expect((await deliver(eventFor(foreign.id, 'checkout.session.completed', 'evt_foreign'))).status).toBe(204);
  await bench.runJobs();
  expect(await bench.db.stripeEvent.findUniqueOrThrow({ where: { id: 'evt_foreign' } })).toMatchObject({
    outcome: 'no-order',
  });
});

test('an event that cannot be stored is not acknowledged, so that it comes again', async () => {
  const buyer = await startBuyer(bench);
  const payload = JSON.stringify(eventFor(buyer.sessionId));
  const signature = bench.stripe.webhooks.generateTestHeaderString({ payload, secret: webhookSecret });
  const request = new Request(bench.webhookUrl, {
    method: 'POST',
    body: payload,
    headers: { 'stripe-signature': signature },
  });
  const unreachable = openDb('postgresql://nobody:nothing@127.0.0.1:1/nowhere', 1);
  await expect(answerWebhook(unreachable, bench.gateway, request, now())).rejects.toThrow();
  await unreachable.$disconnect();
});
