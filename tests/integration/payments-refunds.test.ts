import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { getCertificateByCodeUnscoped } from '#lib/certificate/queries/by-code.ts';
import { getRunningEnrolment } from '#lib/enrolment/queries.ts';
import { settleCheckout } from '#lib/payments/commands/settle-checkout.ts';
import { settleRefund } from '#lib/payments/commands/settle-refund.ts';
import { getOrder } from '#lib/payments/queries.ts';
import { now } from '#lib/time/clock.ts';
import { issue, sit, validCertificates } from '#tests/integration/certificate-helpers.ts';
import { effectsOf, enrolledOnce, startBuyer } from '#tests/integration/payments-bench.ts';
import { refundedOnce, startRefunds, untouched } from '#tests/integration/payments-refunds-bench.ts';
import type { RefundBench } from '#tests/integration/payments-refunds-bench.ts';
import { publishTinyCourse } from '#tests/support/factories.ts';

let bench: RefundBench;
beforeAll(async () => {
  bench = await startRefunds();
});
beforeEach(() => {
  bench.standIn.control.set({ duplicate: 0, delayMs: 0, drop: 0, hold: false, reorder: false });
});
afterAll(() => bench.close());

test('a whole refund in the dashboard refunds the order, ends its enrolment and tells the buyer, once', async () => {
  const paid = await bench.startPaid();
  expect(await bench.tracesOf(paid)).toEqual(untouched);
  await bench.refundInDashboard(paid.payment);
  await bench.runJobs();
  expect(await bench.tracesOf(paid)).toEqual(refundedOnce);
  expect(
    await bench.db.enrolmentEvent.findFirstOrThrow({
      where: { kind: 'ended', enrolment: { userId: paid.therapist.id } },
    }),
  ).toMatchObject({ reason: 'refunded', actorId: null });
  expect(await getRunningEnrolment(bench.db, paid.viewer, paid.course.slug)).toBeNull();
  const events = await bench.db.stripeEvent.findMany({ where: { objectId: paid.payment } });
  expect(events.length).toBeGreaterThanOrEqual(3);
  expect(events.every(({ appliedAt }) => appliedAt !== null)).toBe(true);
  const mail = await bench.db.emailMessage.findFirstOrThrow({
    where: { to: paid.therapist.email, kind: 'order-refunded' },
  });
  expect(mail.text).toContain('A$59 AUD');
  expect(mail.text).toContain('your enrolment from this order has ended');
  expect(mail.text).not.toContain('already had this course');
});

test('a partial refund is noted with its amount and the enrolment stays; the rest then refunds the order', async () => {
  const paid = await bench.startPaid();
  await bench.refundInDashboard(paid.payment, 2_000);
  await bench.runJobs();
  expect(await bench.tracesOf(paid)).toEqual({ ...untouched, events: ['partly-refunded'], mails: 1 });
  const shown = (await getOrder(bench.db, paid.viewer, paid.orderId))?.events.at(-1);
  expect(shown).toMatchObject({ kind: 'partly-refunded', amountMinor: 2_000 });
  await bench.refundInDashboard(paid.payment);
  await bench.runJobs();
  expect(await bench.tracesOf(paid)).toEqual({ ...refundedOnce, events: ['partly-refunded', 'refunded'], mails: 2 });
});

test('refund events delivered six times each, and read again later, refund once', async () => {
  const paid = await bench.startPaid();
  bench.standIn.control.set({ duplicate: 5 });
  await bench.refundInDashboard(paid.payment);
  await bench.runJobs();
  await bench.runJobs();
  for (let time = 0; time < 5; time += 1) await settleRefund(bench.db, bench.gateway, paid.payment, now());
  expect(await bench.tracesOf(paid)).toEqual(refundedOnce);
});

test('refund events in the wrong order refund once', async () => {
  const paid = await bench.startPaid();
  bench.standIn.control.set({ reorder: true });
  await bench.stripe.refunds.create({ payment_intent: paid.payment, amount: 900 });
  await bench.stripe.refunds.create({ payment_intent: paid.payment });
  await bench.heard(paid.payment, 'charge.refunded', 2);
  await bench.heard(paid.payment, 'refund.created', 2);
  await bench.runJobs();
  const { events, ...rest } = await bench.tracesOf(paid);
  expect(rest).toEqual({ status: 'refunded', endReasons: ['refunded'], endings: 1, mails: 1 });
  expect(events).toEqual(['refunded']);
});

test('ten readings of one refund at the same moment, with workers beside them, refund once', async () => {
  const paid = await bench.startPaid();
  await bench.refundInDashboard(paid.payment);
  const readings = Array.from({ length: 10 }, () => settleRefund(bench.db, bench.gateway, paid.payment, now()));
  await Promise.all([
    ...readings,
    bench.runJobs(),
    bench.runJobs(),
    settleCheckout(bench.db, bench.gateway, paid.sessionId, now()),
  ]);
  expect(await bench.tracesOf(paid)).toEqual(refundedOnce);
});

test('a refund heard of before its payment settles the payment first, then refunds it', async () => {
  const buyer = await startBuyer(bench);
  bench.standIn.control.set({ drop: 100 });
  const paid = await bench.payFor(buyer);
  bench.standIn.control.set({ drop: 0 });
  expect(await bench.tracesOf(paid)).toMatchObject({ status: 'open', endReasons: [] });
  await bench.refundInDashboard(paid.payment);
  await bench.runJobs();
  expect(await bench.tracesOf(paid)).toEqual(refundedOnce);
  expect(await effectsOf(bench.db, paid)).toEqual({ ...enrolledOnce, status: 'refunded', enrolmentEvents: 2 });
});

test('a refund heard of before its payment, of an order that lost its checkout in a crash, finds the checkout by the payment', async () => {
  const buyer = await startBuyer(bench);
  bench.standIn.control.set({ drop: 100 });
  const paid = await bench.payFor(buyer);
  bench.standIn.control.set({ drop: 0 });
  await bench.db.order.update({ where: { id: paid.orderId }, data: { checkoutSessionId: null, checkoutUrl: null } });
  await bench.refundInDashboard(paid.payment);
  await bench.runJobs();
  expect(await bench.tracesOf(paid)).toEqual(refundedOnce);
});

test('a refund of a payment that is not ours ends quietly', async () => {
  const payment = 'pi_of_another_shop';
  expect(await settleRefund(bench.db, bench.gateway, payment, now())).toBeNull();
});

test('a refund of one buyer changes nothing for another', async () => {
  const [paid, other] = [await bench.startPaid(), await bench.startPaid()];
  await bench.refundInDashboard(paid.payment);
  await bench.runJobs();
  expect(await bench.tracesOf(paid)).toEqual(refundedOnce);
  expect(await bench.tracesOf(other)).toEqual(untouched);
});

test('a certificate issued before the refund stays as valid as it was', async () => {
  const paid = await bench.startPaid();
  const { id } = await bench.db.enrolment.findFirstOrThrow({ where: { userId: paid.therapist.id } });
  const issued = await issue(bench.db, await sit(bench.db, id));
  if (issued.outcome !== 'issued') throw new Error(issued.outcome);
  const before = await getCertificateByCodeUnscoped(bench.db, issued.code);
  expect(before).toMatchObject({ code: issued.code });
  await bench.refundInDashboard(paid.payment);
  await bench.runJobs();
  expect(await bench.tracesOf(paid)).toEqual(refundedOnce);
  expect(await getCertificateByCodeUnscoped(bench.db, issued.code)).toEqual(before);
  expect((await validCertificates(bench.db, id)).valid).toHaveLength(1);
});

test("a refund ends the enrolment that its own order paid for; the same therapist's other course stays", async () => {
  const first = await bench.startPaid();
  const second = await bench.buyMore(first, await publishTinyCourse(bench.db));
  await bench.refundInDashboard(first.payment);
  await bench.runJobs();
  expect(await bench.tracesOf(first)).toEqual(refundedOnce);
  expect(await bench.tracesOf(second)).toEqual({ ...untouched, mails: 1 });
});
