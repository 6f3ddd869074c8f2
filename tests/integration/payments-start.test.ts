import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { convergeOrder } from '#lib/payments/commands/converge-order.ts';
import { placeOrder } from '#lib/payments/commands/place-order.ts';
import { startCheckout } from '#lib/payments/commands/start-checkout.ts';
import { minuteMs } from '#lib/payments/rules.ts';
import { wishOf } from '#lib/payments/rules/wish.ts';
import { listMyOrders } from '#lib/payments/queries.ts';
import { now } from '#lib/time/clock.ts';
import { effectsOf, enrolledOnce, pay, startBuyer, startPayments, until } from '#tests/integration/payments-bench.ts';
import type { Bench } from '#tests/integration/payments-bench.ts';
import { createTherapist, publishTinyCourse } from '#tests/support/factories.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startPayments();
});
beforeEach(() => bench.standIn.control.set({ hold: true, failRequests: 0, apiDelayMs: 0 }));
afterAll(() => bench.close());

const start = (
  viewer: { userId: string; role: 'therapist' },
  courseSlug: string,
  currency: 'AUD' | 'GBP' = 'AUD',
  at = now(),
) => startCheckout(bench.db, bench.gateway, viewer, wishOf({ slug: courseSlug, currency }), at);
const therapistViewer = async () => ({ userId: (await createTherapist(bench.db)).id, role: 'therapist' as const });
const sessionCount = () => bench.standIn.control.state().sessions.length;

test('the price on the card page is the one in our data, in the chosen currency', async () => {
  const { slug } = await publishTinyCourse(bench.db);
  const viewer = await therapistViewer();
  const started = await start(viewer, slug, 'GBP');
  if (!started.ok) throw new Error(started.reason);
  const order = await bench.db.order.findUniqueOrThrow({ where: { id: started.value.orderId } });
  const session = await bench.stripe.checkout.sessions.retrieve(order.checkoutSessionId ?? '');
  expect(session).toMatchObject({
    amount_total: 3_200,
    currency: 'gbp',
    client_reference_id: order.id,
    metadata: { order_id: order.id },
  });
  expect(order.number).toMatch(/^O-20\d\d-\d{6}$/);
});

test('a course in preparation, an unknown course and a missing price cannot be bought; an open one can', async () => {
  const viewer = await therapistViewer();
  const { slug, courseId } = await publishTinyCourse(bench.db);
  expect(await start(viewer, 'no-such-course')).toEqual({ ok: false, reason: 'unknown-course' });
  await bench.db.coursePrice.delete({ where: { courseId_currency: { courseId, currency: 'GBP' } } });
  expect(await start(viewer, slug, 'GBP')).toEqual({ ok: false, reason: 'price-missing' });
  await bench.db.course.update({ where: { id: courseId }, data: { status: 'in_preparation' } });
  expect(await start(viewer, slug)).toEqual({ ok: false, reason: 'not-for-sale' });
  await bench.db.course.update({ where: { id: courseId }, data: { status: 'open' } });
  expect(await start(viewer, slug)).toMatchObject({ ok: true });
});

test('a second click gets the page that is open already', async () => {
  const buyer = await startBuyer(bench);
  const again = await start({ ...buyer.viewer, role: 'therapist' }, buyer.course.slug);
  expect(again).toEqual({ ok: true, value: { orderId: buyer.orderId, url: buyer.url } });
});

test('ten clicks at the same moment make one order and one page', async () => {
  const { slug } = await publishTinyCourse(bench.db);
  const viewer = await therapistViewer();
  const before = sessionCount();
  bench.standIn.control.set({ apiDelayMs: 30 });
  const results = await Promise.all(Array.from({ length: 10 }, () => start(viewer, slug)));
  const urls = new Set(results.map((result) => (result.ok ? result.value.url : result.reason)));
  expect([...urls]).toHaveLength(1);
  expect(results.every(({ ok }) => ok)).toBe(true);
  expect(sessionCount()).toBe(before + 1);
  expect(await bench.db.order.count({ where: { userId: viewer.userId } })).toBe(1);
});

test('a checkout for another course or currency closes the first page, so that only the newest can be paid', async () => {
  const buyer = await startBuyer(bench);
  const viewer = { ...buyer.viewer, role: 'therapist' as const };
  const { slug } = await publishTinyCourse(bench.db);
  const second = await start(viewer, slug);
  expect(second).toMatchObject({ ok: true });
  expect((await bench.stripe.checkout.sessions.retrieve(buyer.sessionId)).status).toBe('expired');
  const third = await start(viewer, slug, 'GBP');
  expect(third).toMatchObject({ ok: true });
  expect((await listMyOrders(bench.db, viewer)).map(({ status, currency }) => [status, currency])).toEqual([
    ['open', 'GBP'],
    ['expired', 'AUD'],
    ['expired', 'AUD'],
  ]);
});

test('two tabs for two courses at the same moment leave one page that can be paid', async () => {
  const [first, second] = [await publishTinyCourse(bench.db), await publishTinyCourse(bench.db)];
  const viewer = await therapistViewer();
  bench.standIn.control.set({ apiDelayMs: 15 });
  await Promise.all([start(viewer, first.slug), start(viewer, second.slug)]);
  const orders = await bench.db.order.findMany({ where: { userId: viewer.userId }, select: { id: true } });
  const ids = new Set(orders.map(({ id }) => id));
  const open = bench.standIn.control
    .state()
    .sessions.filter(({ status, client_reference_id }) => status === 'open' && ids.has(client_reference_id ?? ''));
  expect(open).toHaveLength(1);
});

test('a first page that was paid meanwhile is settled, not lost, when another course is started', async () => {
  const buyer = await startBuyer(bench);
  await pay(buyer.url);
  const { slug } = await publishTinyCourse(bench.db);
  expect(await start({ ...buyer.viewer, role: 'therapist' }, slug)).toMatchObject({ ok: true });
  expect(await effectsOf(bench.db, buyer)).toEqual({ ...enrolledOnce, orders: 2 });
});

test('someone enrolled cannot buy the course again, even when only Stripe knows of the payment yet', async () => {
  const buyer = await startBuyer(bench);
  await pay(buyer.url);
  const viewer = { ...buyer.viewer, role: 'therapist' as const };
  expect(await start(viewer, buyer.course.slug)).toEqual({ ok: false, reason: 'already-enrolled' });
  expect(await effectsOf(bench.db, buyer)).toEqual(enrolledOnce);
});

test('while a bank decides, nothing else can be bought', async () => {
  const buyer = await startBuyer(bench);
  await pay(buyer.url, { method: 'bank_debit' });
  expect(await start({ ...buyer.viewer, role: 'therapist' }, buyer.course.slug)).toEqual({
    ok: false,
    reason: 'payment-pending',
  });
});

test('a page that is about to close is replaced by a new one', async () => {
  const buyer = await startBuyer(bench);
  const again = await start(
    { ...buyer.viewer, role: 'therapist' },
    buyer.course.slug,
    'AUD',
    new Date(now().getTime() + 59 * minuteMs),
  );
  expect(again).toMatchObject({ ok: true });
  expect(again.ok && again.value.url).not.toBe(buyer.url);
  expect((await effectsOf(bench.db, buyer)).status).toBe('expired');
});

test('a payment service that is down says so, leaves one order, and the next click works', async () => {
  const { slug } = await publishTinyCourse(bench.db);
  const viewer = await therapistViewer();
  bench.standIn.control.set({ failRequests: 3 });
  expect(await start(viewer, slug)).toEqual({ ok: false, reason: 'payment-service-down' });
  expect(await start(viewer, slug)).toMatchObject({ ok: true });
  expect(await bench.db.order.count({ where: { userId: viewer.userId } })).toBe(1);
});

test('a new order that waits for an old one being paid next door sees that enrolment and is not placed', async () => {
  const buyer = await startBuyer(bench);
  const { courseId, courseVersionId, slug } = buyer.course;
  const offer = {
    ...({ currency: 'AUD', countryCode: 'AU', purpose: 'self', codeId: null, billing: null, gift: null } as const),
    clinicName: null,
    amountMinor: 5_900,
    lines: [
      {
        courseId,
        courseVersionId,
        courseSlug: slug,
        description: 'Again',
        bundleId: null,
        seatNumber: null,
        listMinor: 5_900,
        amountMinor: 5_900,
      },
    ],
  } as const;
  let placing: Promise<unknown> = Promise.resolve('not started');
  await bench.db.$transaction(async (tx) => {
    await tx.order.update({ where: { id: buyer.orderId }, data: { status: 'paid' } });
    await convergeOrder(tx, buyer.orderId, now());
    placing = placeOrder(bench.db, buyer.viewer, { offer, code: null }, now());
    await until(
      async () =>
        (
          await bench.db.$queryRaw<
            unknown[]
          >`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
        ).length > 0,
    );
  });
  expect(await placing).toBeNull();
  expect(await bench.db.order.count({ where: { userId: buyer.therapist.id } })).toBe(1);
});
