import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '#lib/ids.ts';
import { grantEnrolment } from '#lib/enrolment/commands/grant-enrolment.ts';
import { settleCheckout } from '#lib/payments/commands/settle-checkout.ts';
import { startCheckout } from '#lib/payments/commands/start-checkout.ts';
import { getOrder } from '#lib/payments/queries.ts';
import { getCheckoutSummary } from '#lib/payments/queries-checkout.ts';
import { wishOf } from '#lib/payments/rules/wish.ts';
import { now } from '#lib/time/clock.ts';
import type { AdminViewer, Viewer } from '#lib/viewer.ts';
import { pay, startPayments } from '#tests/integration/payments-bench.ts';
import type { Bench } from '#tests/integration/payments-bench.ts';
import { adminViewerOf, createAdmin, createTherapist, publishTinyCourse, viewerOf } from '#tests/support/factories.ts';
import type { TinyCourse } from '#tests/support/factories.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startPayments();
});
beforeEach(() => bench.standIn.control.set({ hold: true, failRequests: 0, apiDelayMs: 0 }));
afterAll(() => bench.close());

/** Three courses, 5,900 cents each, and a bundle of them for 14,900. */
async function publishTinyBundle() {
  const { db } = bench;
  const courses = [await publishTinyCourse(db), await publishTinyCourse(db), await publishTinyCourse(db)];
  const id = newId();
  const slug = `bundle-${id.slice(-8)}`;
  await db.bundle.create({
    data: { id, slug, title: 'Three tiny courses', summary: 'All of them.', isForSale: true, updatedAt: now() },
  });
  await db.bundleCourse.createMany({
    data: courses.map(({ courseId }, index) => ({ bundleId: id, courseId, position: index + 1 })),
  });
  await db.bundlePrice.createMany({
    data: [
      { bundleId: id, currency: 'AUD', amountMinor: 14_900 },
      { bundleId: id, currency: 'GBP', amountMinor: 7_900 },
    ],
  });
  return { id, slug, courses };
}

const start = (viewer: Viewer, slug: string, currency: 'AUD' | 'GBP' = 'AUD') =>
  startCheckout(bench.db, bench.gateway, viewer, wishOf({ slug, currency }), now());

async function begin(viewer: Viewer, slug: string) {
  const started = await start(viewer, slug);
  if (!started.ok) throw new Error(started.reason);
  const order = await bench.db.order.findUniqueOrThrow({
    where: { id: started.value.orderId },
    include: { lines: { orderBy: { id: 'asc' } } },
  });
  return { url: started.value.url, order, sessionId: order.checkoutSessionId ?? '' };
}

async function grant(admin: AdminViewer, userId: string, course: TinyCourse | undefined): Promise<void> {
  if (!course) throw new Error('no such course in the bundle');
  const { courseId, courseVersionId } = course;
  await bench.db.$transaction((tx) =>
    grantEnrolment(tx, admin, { userId, courseId, courseVersionId, reason: 'A gift' }, now()),
  );
}

test('a bundle is one order of its courses; the lines share the price and add up to what Stripe asks for', async () => {
  const bundle = await publishTinyBundle();
  const { order, sessionId } = await begin(viewerOf(await createTherapist(bench.db)), bundle.slug);
  expect(order.lines.map(({ courseId, amountMinor }) => [courseId, amountMinor])).toEqual([
    [bundle.courses[0]?.courseId, 4_967],
    [bundle.courses[1]?.courseId, 4_967],
    [bundle.courses[2]?.courseId, 4_966],
  ]);
  const session = await bench.stripe.checkout.sessions.retrieve(sessionId);
  expect(session).toMatchObject({ amount_total: 14_900, currency: 'aud' });
  expect(order.totalMinor).toBe(14_900);
  expect(order.lines.map(({ bundleId }) => bundleId)).toEqual([bundle.id, bundle.id, bundle.id]);
});

test('paid is enrolled in each of its courses exactly once, however often it is settled', async () => {
  const bundle = await publishTinyBundle();
  const therapist = await createTherapist(bench.db);
  const { url, order, sessionId } = await begin(viewerOf(therapist), bundle.slug);
  expect(await pay(url)).toBe(303);
  await Promise.all([1, 2, 3, 4].map(() => settleCheckout(bench.db, bench.gateway, sessionId, now())));
  const enrolments = await bench.db.enrolment.findMany({ where: { userId: therapist.id } });
  expect(enrolments.map(({ courseId }) => courseId).toSorted()).toEqual(
    bundle.courses.map(({ courseId }) => courseId).toSorted(),
  );
  expect(new Set(enrolments.map(({ orderLineId }) => orderLineId)).size).toBe(3);
  const mails = await bench.db.emailMessage.findMany({ where: { to: therapist.email, kind: 'order-receipt' } });
  expect(mails).toHaveLength(1);
  expect(mails[0]?.text).toContain('Three tiny courses');
  expect(mails[0]?.text).toContain('A$149');
  const view = await getOrder(bench.db, viewerOf(therapist), order.id);
  expect(view).toMatchObject({ status: 'paid', bundle: { slug: bundle.slug, title: 'Three tiny courses' } });
});

test('who has one of its courses is told so and pays nothing; who has all of them too', async () => {
  const bundle = await publishTinyBundle();
  const therapist = await createTherapist(bench.db);
  const admin = adminViewerOf(await createAdmin(bench.db));
  await grant(admin, therapist.id, bundle.courses[1]);
  expect(await start(viewerOf(therapist), bundle.slug)).toEqual({ ok: false, reason: 'part-enrolled' });
  await grant(admin, therapist.id, bundle.courses[0]);
  await grant(admin, therapist.id, bundle.courses[2]);
  expect(await start(viewerOf(therapist), bundle.slug)).toEqual({ ok: false, reason: 'already-enrolled' });
  expect(await bench.db.order.count({ where: { userId: therapist.id } })).toBe(0);
});

test('a course given while the card page was open: its line goes back by itself, and the others are given', async () => {
  const bundle = await publishTinyBundle();
  const therapist = await createTherapist(bench.db);
  const { url, order, sessionId } = await begin(viewerOf(therapist), bundle.slug);
  const doubled = bundle.courses[1]?.courseId;
  await grant(adminViewerOf(await createAdmin(bench.db)), therapist.id, bundle.courses[1]);
  expect(await pay(url)).toBe(303);
  const settled = await settleCheckout(bench.db, bench.gateway, sessionId, now());
  expect(settled).toMatchObject({ orderId: order.id, status: 'paid' });
  const running = await bench.db.enrolment.findMany({
    where: { userId: therapist.id, endedAt: null },
    select: { courseId: true, source: true },
  });
  expect(running).toHaveLength(3);
  expect(running.filter(({ source }) => source === 'grant').map(({ courseId }) => courseId)).toEqual([doubled]);
  const line = await bench.db.orderLine.findFirstOrThrow({ where: { orderId: order.id, courseId: doubled ?? '' } });
  const refunds = await bench.db.refund.findMany({ where: { orderId: order.id }, include: { lines: true } });
  expect(refunds).toMatchObject([
    {
      origin: 'system',
      status: 'given',
      amountMinor: line.amountMinor,
      lines: [{ orderLineId: line.id, amountMinor: line.amountMinor, endsLine: true }],
    },
  ]);
  const { paymentIntentId } = await bench.db.order.findUniqueOrThrow({ where: { id: order.id } });
  const given = await bench.stripe.refunds.list({ payment_intent: String(paymentIntentId) });
  expect(given.data.map(({ amount, metadata }) => [amount, metadata?.['refund_id']])).toEqual([
    [line.amountMinor, refunds[0]?.id],
  ]);
  const mails = await bench.db.emailMessage.findMany({ where: { to: therapist.email }, orderBy: { id: 'asc' } });
  expect(mails.map(({ kind }) => kind).toSorted()).toEqual(['order-receipt', 'order-refunded']);
});

test('a second press gets the page that is open; pressing for one of its courses closes it and opens another', async () => {
  const bundle = await publishTinyBundle();
  const viewer = viewerOf(await createTherapist(bench.db));
  const first = await begin(viewer, bundle.slug);
  expect((await begin(viewer, bundle.slug)).url).toBe(first.url);
  const single = await begin(viewer, bundle.courses[0]?.slug ?? '');
  expect(single.order.id).not.toBe(first.order.id);
  expect(await pay(first.url)).not.toBe(303);
  expect(single.order.lines).toHaveLength(1);
});

test('a bundle with a course that is not open, taken off sale or without a price is refused; an unknown one too', async () => {
  const bundle = await publishTinyBundle();
  const viewer = viewerOf(await createTherapist(bench.db));
  const courseId = bundle.courses[2]?.courseId ?? '';
  const { db } = bench;
  await db.course.update({ where: { id: courseId }, data: { status: 'in_preparation' } });
  expect(await start(viewer, bundle.slug)).toEqual({ ok: false, reason: 'not-for-sale' });
  expect(await getCheckoutSummary(db, bundle.slug)).toMatchObject({ isForSale: false });
  await db.course.update({ where: { id: courseId }, data: { status: 'open' } });
  await db.bundlePrice.delete({ where: { bundleId_currency: { bundleId: bundle.id, currency: 'GBP' } } });
  expect(await start(viewer, bundle.slug, 'GBP')).toEqual({ ok: false, reason: 'price-missing' });
  await db.bundle.update({ where: { id: bundle.id }, data: { isForSale: false } });
  expect(await start(viewer, bundle.slug)).toEqual({ ok: false, reason: 'not-for-sale' });
  expect(await start(viewer, 'no-such-bundle')).toEqual({ ok: false, reason: 'unknown-course' });
  await db.bundle.update({ where: { id: bundle.id }, data: { isForSale: true } });
  expect(await start(viewer, bundle.slug)).toMatchObject({ ok: true });
});
