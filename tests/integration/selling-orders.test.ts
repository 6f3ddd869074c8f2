import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { freezeEnrolment } from '#lib/enrolment/commands/freeze-enrolment.ts';
import { settleCheckout } from '#lib/payments/commands/settle-checkout.ts';
import { startCheckout } from '#lib/payments/commands/start-checkout.ts';
import { getOrder } from '#lib/payments/queries.ts';
import { quote } from '#lib/payments/queries-quote.ts';
import { getWishOfOrder } from '#lib/payments/queries-terms.ts';
import { wishOf } from '#lib/payments/rules/wish.ts';
import { readOrderForm } from '#lib/payments/schema/order-form.ts';
import type { OrderWish } from '#lib/payments/schema.ts';
import { now } from '#lib/time/clock.ts';
import type { Viewer } from '#lib/viewer.ts';
import { pay, startPayments } from '#tests/integration/payments-bench.ts';
import type { Bench } from '#tests/integration/payments-bench.ts';
import { makeBundle, makeCode } from '#tests/support/codes.ts';
import { createTherapist, enrol, publishTinyCourse, viewerOf } from '#tests/support/factories.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startPayments();
});
beforeEach(() => bench.standIn.control.set({ hold: true, failRequests: 0, apiDelayMs: 0 }));
afterAll(() => bench.close());

const start = (viewer: Viewer, wish: OrderWish) => startCheckout(bench.db, bench.gateway, viewer, wish, now());
const aud = (slug: string, changes: Partial<OrderWish> = {}) => wishOf({ slug, currency: 'AUD' }, changes);
const items = (...slugs: string[]) => slugs.map((slug) => ({ slug, seats: 1 }));
const buyer = async () => viewerOf(await createTherapist(bench.db));

async function place(viewer: Viewer, wish: OrderWish) {
  const started = await start(viewer, wish);
  if (!started.ok) throw new Error(started.reason);
  const order = await bench.db.order.findUniqueOrThrow({
    where: { id: started.value.orderId },
    include: { lines: { orderBy: { id: 'asc' } }, invitations: true },
  });
  return { url: started.value.url, order, sessionId: order.checkoutSessionId ?? '' };
}

async function shelf() {
  const { db } = bench;
  const courses = [await publishTinyCourse(db), await publishTinyCourse(db), await publishTinyCourse(db)];
  return { courses, bundle: await makeBundle(db, courses), single: await publishTinyCourse(db, { title: 'Another' }) };
}

test('a basket of a bundle, a course in it and another course: the bundle gives the one, and each course is sold once', async () => {
  const { courses, bundle, single } = await shelf();
  const viewer = await buyer();
  const wish = aud('', { items: items(courses[1]?.slug ?? '', bundle.slug, single.slug, single.slug) });
  expect(await quote(bench.db, viewer, wish, now())).toMatchObject({
    value: {
      items: [
        { slug: bundle.slug, kind: 'bundle', amountMinor: 14_900 },
        { slug: single.slug, kind: 'course', amountMinor: 5_900 },
      ],
      totalMinor: 20_800,
      notices: [{ kind: 'course-in-bundle' }],
    },
  });
  const { url, order, sessionId } = await place(viewer, wish);
  expect(order.totalMinor).toBe(20_800);
  expect(await bench.stripe.checkout.sessions.retrieve(sessionId)).toMatchObject({ amount_total: 20_800 });
  expect(await pay(url)).toBe(303);
  await settleCheckout(bench.db, bench.gateway, sessionId, now());
  const enrolments = await bench.db.enrolment.findMany({ where: { userId: viewer.userId, endedAt: null } });
  expect(enrolments).toHaveLength(4);
  const view = await getOrder(bench.db, viewer, order.id);
  expect(view).toMatchObject({
    bundle: null,
    items: expect.arrayContaining([
      { slug: bundle.slug, title: bundle.title, kind: 'bundle', seats: 1 },
      { slug: single.slug, title: 'Another', kind: 'course', seats: 1 },
    ]),
  });
});

test('a basket with a course that the buyer has is refused, and the quote names the course', async () => {
  const { courses, single } = await shelf();
  const viewer = await buyer();
  await enrol(bench.db, { userId: viewer.userId, courseSlug: single.slug });
  const wish = aud('', { items: items(courses[0]?.slug ?? '', single.slug) });
  expect(await start(viewer, wish)).toEqual({ ok: false, reason: 'part-enrolled' });
  expect(await quote(bench.db, viewer, wish, now())).toMatchObject({
    value: { held: [{ slug: single.slug, title: 'Another' }], notices: [{ kind: 'held' }] },
  });
  expect(await start(viewer, { ...wish, purpose: 'seats', clinicName: 'A clinic' })).toMatchObject({ ok: true });
});

test('a course whose payment is contested cannot be bought again', async () => {
  const { single } = await shelf();
  const viewer = await buyer();
  const enrolmentId = await enrol(bench.db, { userId: viewer.userId, courseSlug: single.slug });
  await bench.db.$transaction((tx) => freezeEnrolment(tx, enrolmentId, now()));
  expect(await start(viewer, aud(single.slug))).toEqual({ ok: false, reason: 'frozen' });
  expect(await bench.db.order.count({ where: { userId: viewer.userId } })).toBe(0);
});

test('a payment that waits for the bank stands in the way of the same course only, and only for oneself', async () => {
  const { courses, bundle, single } = await shelf();
  const viewer = await buyer();
  const first = await place(viewer, aud(courses[0]?.slug ?? ''));
  await pay(first.url, { method: 'bank_debit' });
  const pending = { ok: false, reason: 'payment-pending' };
  expect(await start(viewer, aud(courses[0]?.slug ?? ''))).toEqual(pending);
  expect(await start(viewer, aud(bundle.slug))).toEqual(pending);
  expect(await start(viewer, aud(single.slug))).toMatchObject({ ok: true });
  const gift = { email: 'friend@example.test', name: '', message: '' };
  expect(await start(viewer, aud(courses[0]?.slug ?? '', { purpose: 'gift', gift }))).toMatchObject({ ok: true });
  const orders = await bench.db.order.groupBy({ by: ['status'], where: { userId: viewer.userId }, _count: true });
  expect(Object.fromEntries(orders.map(({ status, _count }) => [status, _count]))).toEqual({
    pending: 1,
    expired: 1,
    open: 1,
  });
});

test('two orders that wait for the bank can both settle', async () => {
  const { courses, single } = await shelf();
  const viewer = await buyer();
  for (const slug of [courses[0]?.slug ?? '', single.slug]) {
    const { url, sessionId } = await place(viewer, aud(slug));
    await pay(url, { method: 'bank_debit' });
    await settleCheckout(bench.db, bench.gateway, sessionId, now());
  }
  const waiting = await bench.db.order.findMany({ where: { userId: viewer.userId, status: 'pending' } });
  expect(waiting).toHaveLength(2);
  for (const { checkoutSessionId } of waiting) {
    bench.standIn.control.settle(checkoutSessionId ?? '', 'succeeded');
    await settleCheckout(bench.db, bench.gateway, checkoutSessionId ?? '', now());
  }
  expect(await bench.db.enrolment.count({ where: { userId: viewer.userId, endedAt: null } })).toBe(2);
});

test('a gift keeps who it is for with its lines; one to oneself is refused', async () => {
  const { single } = await shelf();
  const therapist = await createTherapist(bench.db);
  const gift = { email: ' Friend@Example.test', name: 'A friend', message: 'Enjoy it.' };
  const wish = aud(single.slug, { purpose: 'gift', gift });
  const { order } = await place(viewerOf(therapist), wish);
  expect(order).toMatchObject({
    purpose: 'gift',
    countryCode: 'AU',
    invitations: [{ kind: 'gift', email: 'friend@example.test', seatNumber: 1, sentAt: null, acceptedAt: null }],
    lines: [{ seatNumber: 1, invitationId: order.invitations[0]?.id }],
  });
  const own = { ...wish, gift: { ...gift, email: therapist.email.toUpperCase() } };
  expect(await start(viewerOf(therapist), own)).toEqual({ ok: false, reason: 'gift-to-yourself' });
  expect(await start(viewerOf(therapist), { ...wish, gift: { ...gift, email: 'nobody' } })).toEqual({
    ok: false,
    reason: 'gift-address',
  });
  expect(await start(viewerOf(therapist), { ...wish, gift: null })).toEqual({ ok: false, reason: 'gift-address' });
});

test('from A$1,000 an Australian order needs its buyer’s name with an address or number; a British one does not', async () => {
  const { single } = await shelf();
  const viewer = await buyer();
  const seats = (count: number) =>
    ({ purpose: 'seats', clinicName: 'A clinic', items: [{ slug: single.slug, seats: count }] }) as const;
  const billing = { name: 'A clinic Pty Ltd', address: '', taxNumber: '51 824 753 556' };
  expect(await start(viewer, aud('', seats(16)))).toMatchObject({ ok: true });
  expect(await start(viewer, aud('', seats(17)))).toEqual({ ok: false, reason: 'billing-needed' });
  expect(await start(viewer, aud('', { ...seats(17), billing: { ...billing, taxNumber: ' ' } }))).toEqual({
    ok: false,
    reason: 'billing-needed',
  });
  const { order } = await place(viewer, aud('', { ...seats(17), billing }));
  expect(order).toMatchObject({
    clinicName: 'A clinic',
    billingName: 'A clinic Pty Ltd',
    billingTaxNumber: '51 824 753 556',
    totalMinor: 100_300,
  });
  expect(await start(viewer, wishOf({ slug: '', currency: 'GBP' }, seats(40)))).toMatchObject({ ok: true });
});

test('an order says again what it was placed for, to its buyer only', async () => {
  const { courses, bundle, single } = await shelf();
  const viewer = await buyer();
  const code = await makeCode(bench.db);
  const wish: OrderWish = aud('', {
    purpose: 'seats',
    items: [
      { slug: bundle.slug, seats: 3 },
      { slug: single.slug, seats: 5 },
    ],
    clinicName: 'A clinic',
    code: code.code,
    billing: { name: 'A', address: 'B', taxNumber: 'C' },
  });
  const { order, url } = await place(viewer, wish);
  const again = await getWishOfOrder(bench.db, viewer, order.id);
  expect(again && { ...again, items: again.items.toSorted((a, b) => a.seats - b.seats) }).toEqual(wish);
  expect(again && (await place(viewer, again)).url).toBe(url);
  expect(await getWishOfOrder(bench.db, await buyer(), order.id)).toBeNull();
  expect(courses).toHaveLength(3);
});

test('a change of market makes a new order and closes the old page; the open order keeps its currency', async () => {
  const { single } = await shelf();
  const viewer = await buyer();
  const first = await place(viewer, aud(single.slug));
  const second = await place(viewer, wishOf({ slug: single.slug, currency: 'GBP' }));
  expect(second.order).toMatchObject({ currency: 'GBP', countryCode: 'GB', totalMinor: 3_200 });
  expect(await bench.db.order.findUniqueOrThrow({ where: { id: first.order.id } })).toMatchObject({
    currency: 'AUD',
    status: 'expired',
  });
  expect((await bench.stripe.checkout.sessions.retrieve(first.sessionId)).status).toBe('expired');
});

test('a forged form changes neither what is paid nor what is gained', async () => {
  const { single } = await shelf();
  const viewer = await buyer();
  const form = new FormData();
  const fields: Record<string, string> = {
    item: single.slug,
    market: 'au',
    purpose: 'self',
    [`seats-${single.slug}`]: '50',
    shown: '1',
    currency: 'GBP',
    amountMinor: '1',
    totalMinor: '1',
    discountMinor: '5899',
    percentOff: '100',
    courseId: 'x',
    status: 'paid',
    userId: 'x',
  };
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const { wish } = readOrderForm(form);
  if (wish === null) throw new Error('the form was not read');
  const { order } = await place(viewer, wish);
  expect(order).toMatchObject({ userId: viewer.userId, currency: 'AUD', totalMinor: 5_900, status: 'open' });
  expect(order.lines).toHaveLength(1);
});

test.each([
  ['unknown-course', { items: items('no-such-thing') }],
  ['nothing-to-order', { items: [] }],
  ['too-many-items', { items: items(...Array.from({ length: 21 }, (_, index) => `c${index}`)) }],
  ['seats-out-of-range', { purpose: 'seats', clinicName: 'A', items: [{ slug: 'a', seats: -1 }] }],
  ['seats-out-of-range', { purpose: 'seats', clinicName: 'A', items: [{ slug: 'a', seats: 1_000_000 }] }],
  ['clinic-name', { purpose: 'seats', clinicName: ' ' }],
  ['too-long', { billing: { name: 'x'.repeat(5_000), address: '', taxNumber: '' } }],
] as const)('%s: refused, and no order is left', async (reason, changes) => {
  const { single } = await shelf();
  const viewer = await buyer();
  expect(await start(viewer, aud(single.slug, changes))).toEqual({ ok: false, reason });
  expect(await bench.db.order.count({ where: { userId: viewer.userId } })).toBe(0);
});
