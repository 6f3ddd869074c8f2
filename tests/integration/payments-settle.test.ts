import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { settleCheckout } from '#lib/payments/commands/settle-checkout.ts';
import { startCheckout } from '#lib/payments/commands/start-checkout.ts';
import { sweepCheckouts } from '#lib/payments/commands/sweep-checkouts.ts';
import { minuteMs } from '#lib/payments/rules.ts';
import { wishOf } from '#lib/payments/rules/wish.ts';
import { now } from '#lib/time/clock.ts';
import { effectsOf, enrolledOnce, pay, startBuyer, startPayments } from '#tests/integration/payments-bench.ts';
import type { Bench } from '#tests/integration/payments-bench.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startPayments();
});
beforeEach(() => {
  bench.answers.length = 0;
  bench.standIn.control.set({ duplicate: 0, delayMs: 0, drop: 0, hold: false, reorder: false });
});
afterAll(() => bench.close());

const later = () => new Date(now().getTime() + 3 * minuteMs);

test('paid means enrolled: one payment, one webhook, one enrolment and one receipt', async () => {
  const buyer = await startBuyer(bench);
  expect(await pay(buyer.url)).toBe(303);
  await bench.runJobs();
  expect(await effectsOf(bench.db, buyer)).toEqual(enrolledOnce);
  const enrolment = await bench.db.enrolment.findFirstOrThrow({ where: { userId: buyer.therapist.id } });
  expect(enrolment).toMatchObject({ courseVersionId: buyer.course.courseVersionId, source: 'order', endedAt: null });
  expect(enrolment.accessUntil?.getUTCFullYear()).toBe(enrolment.createdAt.getUTCFullYear() + 2);
  const mail = await bench.db.emailMessage.findFirstOrThrow({ where: { to: buyer.therapist.email } });
  expect(mail.text).toContain('A$59 AUD');
  expect(mail.text).not.toMatch(/GST|tax/i);
});

test('two settlements of one payment at the same moment enrol once', async () => {
  const buyer = await startBuyer(bench);
  await pay(buyer.url);
  await Promise.all(Array.from({ length: 8 }, () => settleCheckout(bench.db, bench.gateway, buyer.sessionId, now())));
  await bench.runJobs();
  expect(await effectsOf(bench.db, buyer)).toEqual(enrolledOnce);
});

test('two webhooks for one payment, delivered and worked on at the same moment, enrol once', async () => {
  const buyer = await startBuyer(bench);
  bench.standIn.control.set({ duplicate: 1 });
  await pay(buyer.url);
  await Promise.all([bench.runJobs(), bench.runJobs()]);
  await Promise.all([bench.runJobs(), bench.runJobs()]);
  expect(await effectsOf(bench.db, buyer)).toEqual(enrolledOnce);
});

test('an event delivered six times is kept once, answered 2xx each time, and enrols once', async () => {
  const buyer = await startBuyer(bench);
  bench.standIn.control.set({ duplicate: 5 });
  await pay(buyer.url);
  await bench.answered(6);
  await bench.runJobs();
  await bench.runJobs();
  expect(bench.answers.every((status) => status === 204)).toBe(true);
  const events = await bench.db.stripeEvent.findMany({ where: { objectId: buyer.sessionId } });
  expect(events).toHaveLength(1);
  expect(events[0]?.appliedAt).not.toBeNull();
  expect(await effectsOf(bench.db, buyer)).toEqual(enrolledOnce);
});

test('the webhook before the return page: the return finds the enrolment and adds nothing', async () => {
  const buyer = await startBuyer(bench);
  await pay(buyer.url);
  await bench.runJobs();
  expect(await settleCheckout(bench.db, bench.gateway, buyer.sessionId, now())).toEqual({
    orderId: buyer.orderId,
    status: 'paid',
  });
  expect(await effectsOf(bench.db, buyer)).toEqual(enrolledOnce);
});

test('the return page before the webhook: enrolled at once, and the late webhook adds nothing', async () => {
  const buyer = await startBuyer(bench);
  bench.standIn.control.set({ hold: true });
  await pay(buyer.url);
  expect(await settleCheckout(bench.db, bench.gateway, buyer.sessionId, now())).toEqual({
    orderId: buyer.orderId,
    status: 'paid',
  });
  expect(await effectsOf(bench.db, buyer)).toEqual(enrolledOnce);
  bench.standIn.control.release();
  await bench.answered(1);
  await bench.runJobs();
  expect(await effectsOf(bench.db, buyer)).toEqual(enrolledOnce);
});

test('a webhook that is lost: the sweep enrols, and a second sweep adds nothing', async () => {
  const buyer = await startBuyer(bench);
  bench.standIn.control.set({ drop: 100 });
  await pay(buyer.url);
  await bench.runJobs();
  expect((await effectsOf(bench.db, buyer)).enrolments).toBe(0);
  await sweepCheckouts(bench.db, bench.gateway, later());
  await sweepCheckouts(bench.db, bench.gateway, later());
  expect(await effectsOf(bench.db, buyer)).toEqual(enrolledOnce);
});

test("an enrolment goes to the order's therapist, whoever settles", async () => {
  const buyer = await startBuyer(bench);
  const other = await startBuyer(bench);
  await pay(buyer.url);
  await settleCheckout(bench.db, bench.gateway, buyer.sessionId, now());
  expect(await bench.db.enrolment.count({ where: { userId: other.therapist.id } })).toBe(0);
  expect(await bench.db.enrolment.count({ where: { userId: buyer.therapist.id } })).toBe(1);
});

test('a delayed payment waits, then enrols once when the bank says yes', async () => {
  const buyer = await startBuyer(bench);
  expect(await pay(buyer.url, { method: 'bank_debit' })).toBe(303);
  await bench.runJobs();
  expect(await effectsOf(bench.db, buyer)).toMatchObject({ status: 'pending', enrolments: 0, receipts: 0 });
  bench.standIn.control.settle(buyer.sessionId, 'succeeded');
  await bench.answered(2);
  await bench.runJobs();
  expect(await effectsOf(bench.db, buyer)).toEqual(enrolledOnce);
});

test('a delayed payment that the bank refuses fails the order, tells the buyer once and enrols nobody', async () => {
  const buyer = await startBuyer(bench);
  await pay(buyer.url, { method: 'bank_debit' });
  await bench.runJobs();
  bench.standIn.control.settle(buyer.sessionId, 'failed');
  await bench.answered(2);
  await bench.runJobs();
  await settleCheckout(bench.db, bench.gateway, buyer.sessionId, now());
  expect(await effectsOf(bench.db, buyer)).toMatchObject({ status: 'failed', enrolments: 0, receipts: 0 });
  expect(await bench.db.emailMessage.count({ where: { to: buyer.therapist.email, kind: 'payment-failed' } })).toBe(1);
});

test('a declined card leaves the order open, and a good card then pays it', async () => {
  const buyer = await startBuyer(bench);
  expect(await pay(buyer.url, { cardNumber: '4000 0000 0000 0002' })).not.toBe(303);
  await bench.runJobs();
  await settleCheckout(bench.db, bench.gateway, buyer.sessionId, now());
  expect(await effectsOf(bench.db, buyer)).toMatchObject({ status: 'open', enrolments: 0 });
  expect(await pay(buyer.url)).toBe(303);
  await bench.runJobs();
  expect(await effectsOf(bench.db, buyer)).toEqual(enrolledOnce);
});

test('a checkout that runs out closes its order', async () => {
  const buyer = await startBuyer(bench);
  bench.standIn.control.expireSession(buyer.sessionId);
  await bench.answered(1);
  await bench.runJobs();
  expect(await effectsOf(bench.db, buyer)).toMatchObject({ status: 'expired', enrolments: 0 });
});

test('a payment of another amount enrols nobody and is noted once; the same amount enrols', async () => {
  const buyer = await startBuyer(bench);
  await pay(buyer.url);
  await bench.db.order.update({ where: { id: buyer.orderId }, data: { totalMinor: 9_900 } });
  await settleCheckout(bench.db, bench.gateway, buyer.sessionId, now());
  await settleCheckout(bench.db, bench.gateway, buyer.sessionId, now());
  expect(await effectsOf(bench.db, buyer)).toMatchObject({ status: 'failed', enrolments: 0, receipts: 0 });
  expect(await bench.db.orderEvent.count({ where: { orderId: buyer.orderId, kind: 'amount-mismatch' } })).toBe(1);
  await bench.db.order.update({ where: { id: buyer.orderId }, data: { totalMinor: 5_900 } });
  await settleCheckout(bench.db, bench.gateway, buyer.sessionId, now());
  expect(await effectsOf(bench.db, buyer)).toEqual(enrolledOnce);
});

test('a payment in another currency enrols nobody', async () => {
  const buyer = await startBuyer(bench);
  await pay(buyer.url);
  await bench.db.order.update({ where: { id: buyer.orderId }, data: { currency: 'GBP' } });
  await settleCheckout(bench.db, bench.gateway, buyer.sessionId, now());
  expect(await effectsOf(bench.db, buyer)).toMatchObject({ status: 'failed', enrolments: 0 });
});

test('a storm of webhooks, returns, sweeps, workers and second clicks still enrols each buyer exactly once', async () => {
  bench.standIn.control.set({ duplicate: 2, reorder: true });
  const buyers = await Promise.all(Array.from({ length: 5 }, () => startBuyer(bench)));
  await Promise.all(
    buyers.flatMap((buyer) => [
      pay(buyer.url),
      settleCheckout(bench.db, bench.gateway, buyer.sessionId, now()),
      settleCheckout(bench.db, bench.gateway, buyer.sessionId, now()),
      sweepCheckouts(bench.db, bench.gateway, later()),
      startCheckout(bench.db, bench.gateway, buyer.viewer, wishOf({ slug: buyer.course.slug, currency: 'AUD' }), now()),
      bench.runJobs(),
    ]),
  );
  await bench.answered(buyers.length * 3);
  await bench.runJobs();
  for (const buyer of buyers) expect(await effectsOf(bench.db, buyer)).toEqual(enrolledOnce);
});
