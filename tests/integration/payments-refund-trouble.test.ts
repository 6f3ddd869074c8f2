import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { grantEnrolment } from '#lib/enrolment/commands/grant-enrolment.ts';
import { getRunningEnrolment } from '#lib/enrolment/queries.ts';
import { settleCheckout } from '#lib/payments/commands/settle-checkout.ts';
import { settleRefund } from '#lib/payments/commands/settle-refund.ts';
import { now } from '#lib/time/clock.ts';
import { startBuyer } from '#tests/integration/payments-bench.ts';
import { refundedOnce, startRefunds, untouched } from '#tests/integration/payments-refunds-bench.ts';
import type { RefundBench } from '#tests/integration/payments-refunds-bench.ts';
import { adminViewerOf, createAdmin } from '#tests/support/factories.ts';

let bench: RefundBench;
beforeAll(async () => {
  bench = await startRefunds();
});
beforeEach(() => {
  bench.standIn.control.set({ duplicate: 0, delayMs: 0, drop: 0, hold: false, reorder: false });
});
afterAll(() => bench.close());

test('after a refund the course can be bought again, and late events of the old refund leave the new enrolment alone', async () => {
  const first = await bench.startPaid();
  await bench.refundInDashboard(first.payment);
  await bench.runJobs();
  const second = await bench.buyMore(first, first.course);
  expect(await bench.tracesOf(second)).toEqual({ ...untouched, mails: 1 });
  const { data } = await bench.stripe.events.list({ type: 'charge.refunded', limit: 100 });
  const stale = data.find((event) => JSON.stringify(event.data).includes(first.payment));
  // Stripe's own repeat has the same id; a new event about the old payment does not.
  bench.standIn.control.resend(stale?.id ?? '');
  await bench.db.stripeEvent.deleteMany({ where: { objectId: first.payment } });
  bench.standIn.control.resend(stale?.id ?? '');
  await bench.heard(first.payment, 'charge.refunded');
  await bench.runJobs();
  await settleRefund(bench.db, bench.gateway, first.payment, now());
  expect(await bench.tracesOf(first)).toEqual(refundedOnce);
  expect(await bench.tracesOf(second)).toEqual({ ...untouched, mails: 1 });
  expect(await getRunningEnrolment(bench.db, first.viewer, first.course.slug)).not.toBeNull();
  await bench.refundInDashboard(second.payment);
  await bench.runJobs();
  expect(await bench.tracesOf(second)).toEqual({ ...refundedOnce, mails: 2 });
});

test('a dashboard refund that the bank sends back is noted once, and its order gives again what it gave; a second refund ends it', async () => {
  const paid = await bench.startPaid();
  const refund = await bench.refundInDashboard(paid.payment);
  await bench.runJobs();
  bench.standIn.control.failRefund(refund.id);
  await bench.heard(paid.payment, 'refund.failed');
  await bench.runJobs();
  await settleRefund(bench.db, bench.gateway, paid.payment, now());
  expect(await bench.tracesOf(paid)).toEqual({
    ...refundedOnce,
    status: 'paid',
    endReasons: [null],
    events: ['refunded', 'refund-failed'],
  });
  expect(
    await bench.db.enrolmentEvent.count({ where: { kind: 'reopened', enrolment: { userId: paid.therapist.id } } }),
  ).toBe(1);
  await bench.refundInDashboard(paid.payment);
  await bench.runJobs();
  expect(await bench.tracesOf(paid)).toEqual({
    ...refundedOnce,
    endings: 2,
    mails: 2,
    events: ['refunded', 'refund-failed', 'refunded'],
  });
});

test('a refund that had failed before we heard of it ends nothing', async () => {
  const paid = await bench.startPaid();
  bench.standIn.control.set({ hold: true });
  const refund = await bench.stripe.refunds.create({ payment_intent: paid.payment });
  bench.standIn.control.failRefund(refund.id);
  bench.standIn.control.release();
  await bench.heard(paid.payment, 'refund.failed');
  await bench.heard(paid.payment, 'charge.refunded');
  await bench.runJobs();
  expect(await bench.tracesOf(paid)).toEqual({ ...untouched, events: ['refund-failed'] });
});

test('a dispute is noted once with its reason, its end as well, and the enrolment stays', async () => {
  const paid = await bench.startPaid();
  const dispute = bench.standIn.control.dispute(paid.payment, 'product_not_received');
  await bench.heard(paid.payment, 'charge.dispute.created');
  await bench.runJobs();
  await settleRefund(bench.db, bench.gateway, paid.payment, now());
  expect(await bench.tracesOf(paid)).toEqual({ ...untouched, events: ['disputed'] });
  const event = await bench.db.orderEvent.findFirstOrThrow({ where: { orderId: paid.orderId, kind: 'disputed' } });
  expect(event.detail).toMatchObject({ dispute: dispute.id, reason: 'product_not_received', amountMinor: 5_900 });
  bench.standIn.control.closeDispute(dispute.id, 'won');
  await bench.heard(paid.payment, 'charge.dispute.closed');
  await bench.runJobs();
  expect(await bench.tracesOf(paid)).toEqual({ ...untouched, events: ['disputed', 'dispute-won'] });
});

test('a duplicate payment that is disputed cannot be given back by itself: noted once, and the sweep leaves it to a person', async () => {
  const buyer = await startBuyer(bench);
  const admin = adminViewerOf(await createAdmin(bench.db));
  const { courseId, courseVersionId } = buyer.course;
  await bench.db.$transaction((tx) =>
    grantEnrolment(tx, admin, { userId: buyer.therapist.id, courseId, courseVersionId, reason: 'Prize' }, now()),
  );
  bench.standIn.control.set({ hold: true });
  const paid = await bench.payFor(buyer);
  bench.standIn.control.dispute(paid.payment);
  bench.standIn.control.release();
  await bench.heard(paid.payment, 'charge.dispute.created');
  await bench.runJobs();
  await settleCheckout(bench.db, bench.gateway, paid.sessionId, now());
  const { events, ...rest } = await bench.tracesOf(paid);
  expect(rest).toEqual({ status: 'paid', endReasons: [], endings: 0, mails: 0 });
  expect(events.toSorted()).toEqual(['disputed', 'refund-failed']);
  await expect(bench.stripe.refunds.create({ payment_intent: paid.payment })).rejects.toMatchObject({
    code: 'charge_disputed',
  });
});

test('a payment that never matched its order can be given back too; the mail names no amount', async () => {
  const paid = await bench.payFor(await startBuyer(bench));
  await bench.db.order.update({ where: { id: paid.orderId }, data: { totalMinor: 9_900 } });
  await bench.runJobs();
  expect(await bench.tracesOf(paid)).toMatchObject({ status: 'failed', endReasons: [] });
  await bench.refundInDashboard(paid.payment);
  await bench.runJobs();
  expect(await bench.tracesOf(paid)).toEqual({
    status: 'refunded',
    events: ['refunded'],
    endReasons: [],
    endings: 0,
    mails: 1,
  });
  const mail = await bench.db.emailMessage.findFirstOrThrow({
    where: { to: paid.therapist.email, kind: 'order-refunded' },
  });
  expect(mail.text).toContain('the whole payment');
  expect(mail.text).not.toContain('enrolment');
});
