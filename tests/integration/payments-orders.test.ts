import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { grantEnrolment } from '#lib/enrolment/commands/grant-enrolment.ts';
import { listMyEnrolments } from '#lib/enrolment/queries.ts';
import { convergeOrder } from '#lib/payments/commands/converge-order.ts';
import { settleCheckout } from '#lib/payments/commands/settle-checkout.ts';
import { settleMyOrder } from '#lib/payments/commands/settle-my-order.ts';
import { sweepCheckouts } from '#lib/payments/commands/sweep-checkouts.ts';
import { getOrder, getOrderBySession, getPendingOrder, listMyOrders } from '#lib/payments/queries.ts';
import { minuteMs } from '#lib/payments/rules.ts';
import { now } from '#lib/time/clock.ts';
import { effectsOf, pay, startBuyer, startPayments } from '#tests/integration/payments-bench.ts';
import type { Bench } from '#tests/integration/payments-bench.ts';
import { adminViewerOf, createAdmin, createTherapist, viewerOf } from '#tests/support/factories.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startPayments();
});
beforeEach(() => bench.standIn.control.set({ hold: true, failRequests: 0 }));
afterAll(() => bench.close());

const therapistViewer = async () => viewerOf(await createTherapist(bench.db));

test('a payment for a course got meanwhile by another way is given back once, and the enrolment stays', async () => {
  const buyer = await startBuyer(bench);
  const admin = adminViewerOf(await createAdmin(bench.db));
  const { courseId, courseVersionId } = buyer.course;
  await bench.db.$transaction((tx) =>
    grantEnrolment(tx, admin, { userId: buyer.therapist.id, courseId, courseVersionId, reason: 'Prize' }, now()),
  );
  await pay(buyer.url);
  await Promise.all(Array.from({ length: 4 }, () => settleCheckout(bench.db, bench.gateway, buyer.sessionId, now())));
  await bench.runJobs();
  expect(await effectsOf(bench.db, buyer)).toMatchObject({ status: 'refunded', enrolments: 1, receipts: 0 });
  const session = await bench.stripe.checkout.sessions.retrieve(buyer.sessionId);
  const refunds = await bench.stripe.refunds.list({ payment_intent: String(session.payment_intent) });
  expect(refunds.data.map(({ amount }) => amount)).toEqual([5_900]);
  expect(await bench.db.emailMessage.count({ where: { to: buyer.therapist.email, kind: 'order-refunded' } })).toBe(1);
});

test('one order line gives one enrolment, and access that ran out makes room for a new one', async () => {
  const buyer = await startBuyer(bench);
  const line = await bench.db.orderLine.findFirstOrThrow({ where: { orderId: buyer.orderId } });
  await bench.db.order.update({ where: { id: buyer.orderId }, data: { status: 'paid' } });
  const converge = () => bench.db.$transaction((tx) => convergeOrder(tx, buyer.orderId, now()));
  expect([(await converge()).steps, (await converge()).steps]).toEqual([1, 0]);
  const muchLater = new Date(now().getTime() + 3 * 365 * 24 * 60 * minuteMs);
  const admin = adminViewerOf(await createAdmin(bench.db));
  const { courseId, courseVersionId } = line;
  const place = { userId: buyer.therapist.id, courseId, courseVersionId };
  expect(await bench.db.$transaction((tx) => grantEnrolment(tx, admin, { ...place, reason: 'Again' }, now()))).toEqual({
    ok: false,
    reason: 'already-enrolled',
  });
  expect(
    await bench.db.$transaction((tx) => grantEnrolment(tx, admin, { ...place, reason: 'Again' }, muchLater)),
  ).toMatchObject({ ok: true });
  const mine = await listMyEnrolments(bench.db, viewerOf(buyer.therapist));
  expect(mine.map(({ endReason }) => endReason)).toEqual([null, 'access-over']);
});

test('another therapist sees neither the order nor its return page; its owner sees both', async () => {
  const buyer = await startBuyer(bench);
  const other = await therapistViewer();
  expect(await getOrder(bench.db, other, buyer.orderId)).toBeNull();
  expect(await getOrderBySession(bench.db, other, buyer.sessionId)).toBeNull();
  expect(await getPendingOrder(bench.db, other, [buyer.course.slug])).toBeNull();
  expect(await listMyOrders(bench.db, other)).toEqual([]);
  expect(await getOrder(bench.db, buyer.viewer, buyer.orderId)).toMatchObject({
    id: buyer.orderId,
    totalMinor: 5_900,
    currency: 'AUD',
  });
  expect(await getOrderBySession(bench.db, buyer.viewer, buyer.sessionId)).toMatchObject({ id: buyer.orderId });
});

test("a stranger who opens another's return page settles nothing and learns nothing; the owner gets the truth", async () => {
  const buyer = await startBuyer(bench);
  const other = await therapistViewer();
  await pay(buyer.url);
  for (const wanted of [
    { sessionId: buyer.sessionId },
    { orderId: buyer.orderId },
    { sessionId: 'nonsense' },
    { orderId: 'nonsense' },
  ]) {
    expect(await settleMyOrder(bench.db, bench.gateway, other, wanted, now())).toBeNull();
  }
  expect(await effectsOf(bench.db, buyer)).toMatchObject({ status: 'open', enrolments: 0 });
  const mine = await settleMyOrder(bench.db, bench.gateway, buyer.viewer, { sessionId: buyer.sessionId }, now());
  expect(mine).toMatchObject({ isFresh: true, order: { id: buyer.orderId, status: 'paid' } });
});

test('a return while the payment service is down shows what we know and says that it is old', async () => {
  const buyer = await startBuyer(bench);
  await pay(buyer.url);
  bench.standIn.control.set({ failRequests: 3 });
  expect(
    await settleMyOrder(bench.db, bench.gateway, buyer.viewer, { sessionId: buyer.sessionId }, now()),
  ).toMatchObject({ isFresh: false, order: { status: 'open' } });
  expect(
    await settleMyOrder(bench.db, bench.gateway, buyer.viewer, { sessionId: buyer.sessionId }, now()),
  ).toMatchObject({ isFresh: true, order: { status: 'paid' } });
});

test('while the payment service is down the sweep gives up soon and changes nothing; the next one settles', async () => {
  const buyers = await Promise.all(Array.from({ length: 5 }, () => startBuyer(bench)));
  for (const buyer of buyers) await pay(buyer.url);
  const later = new Date(now().getTime() + 3 * minuteMs);
  bench.standIn.control.set({ failRequests: 9 });
  await sweepCheckouts(bench.db, bench.gateway, later);
  for (const buyer of buyers) expect((await effectsOf(bench.db, buyer)).status).toBe('open');
  await sweepCheckouts(bench.db, bench.gateway, later);
  for (const buyer of buyers) expect((await effectsOf(bench.db, buyer)).status).toBe('paid');
});
