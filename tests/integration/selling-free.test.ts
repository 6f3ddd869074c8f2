import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCheckout } from '#lib/payments/commands/start-checkout.ts';
import type { PaymentGateway } from '#lib/payments/gateway.ts';
import { wishOf } from '#lib/payments/rules/wish.ts';
import type { OrderWish } from '#lib/payments/schema.ts';
import { openGateway } from '#lib/payments/stripe-gateway.ts';
import { openStripe } from '#lib/payments/stripe.ts';
import { now } from '#lib/time/clock.ts';
import type { Viewer } from '#lib/viewer.ts';
import { makeCode } from '#tests/support/codes.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { createTherapist, publishTinyCourse, viewerOf } from '#tests/support/factories.ts';

/** A payment service that counts what reaches it, and answers nothing. */
let asked = 0;
let service: Server;
let gateway: PaymentGateway;
let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
  service = createServer((_request, response) => {
    asked += 1;
    response.writeHead(500).end();
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  const address = service.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const config = { secretKey: 'sk_test_x', webhookSecret: 'whsec_x' };
  const stripe = openStripe({ kind: 'stand-in', ...config, url: `http://127.0.0.1:${port}` });
  gateway = openGateway(stripe, { webhookSecret: config.webhookSecret, appUrl: 'http://localhost:3999' });
});
afterAll(async () => {
  service.closeAllConnections();
  await new Promise((resolve) => service.close(resolve));
  await database.drop();
});

const start = (viewer: Viewer, wish: OrderWish) => startCheckout(database.db, gateway, viewer, wish, now());

async function world(purpose: Partial<OrderWish> = {}) {
  const { db } = database;
  const therapist = await createTherapist(db);
  const course = await publishTinyCourse(db);
  const code = await makeCode(db, { percentOff: 100, maxUses: 1, maxUsesPerTherapist: 1 });
  const wish = wishOf({ slug: course.slug, currency: 'AUD' }, { code: code.code, ...purpose });
  return { db, therapist, viewer: viewerOf(therapist), course, wish, code };
}

test('100 % off, pressed ten times at once and once more: one order, one enrolment, one receipt, and Stripe hears nothing', async () => {
  const { db, therapist, viewer, course, wish } = await world();
  asked = 0;
  const results = await Promise.all(Array.from({ length: 10 }, () => start(viewer, wish)));
  const last = await start(viewer, wish);
  const orders = await db.order.findMany({ where: { userId: viewer.userId }, include: { lines: true } });
  expect(orders).toMatchObject([
    { status: 'paid', totalMinor: 0, checkoutSessionId: null, lines: [{ listMinor: 5_900, amountMinor: 0 }] },
  ]);
  for (const result of [...results, last])
    expect(result).toEqual({ ok: true, value: { orderId: orders[0]?.id, url: null } });
  expect(await db.enrolment.findMany({ where: { userId: viewer.userId } })).toMatchObject([
    { courseId: course.courseId, source: 'order', endedAt: null },
  ]);
  expect(await db.emailMessage.count({ where: { to: therapist.email, kind: 'order-receipt' } })).toBe(1);
  expect(asked).toBe(0);
  const other = viewerOf(await createTherapist(db));
  expect(await start(other, wish)).toEqual({ ok: false, reason: 'code-refused' });
  expect(await start(other, { ...wish, code: null })).toEqual({ ok: false, reason: 'payment-service-down' });
  expect(asked).toBeGreaterThan(0);
});

test('a free gift pressed ten times is one gift, and gives the buyer nothing', async () => {
  const gift = { email: 'Friend@Example.test', name: 'A friend', message: 'For you' };
  const { db, viewer, wish } = await world({ purpose: 'gift', gift });
  const results = await Promise.all(Array.from({ length: 10 }, () => start(viewer, wish)));
  expect(new Set(results.map((result) => (result.ok ? result.value.orderId : result.reason))).size).toBe(1);
  const order = await db.order.findFirstOrThrow({
    where: { userId: viewer.userId },
    include: { invitations: true, lines: true },
  });
  expect(order).toMatchObject({
    status: 'paid',
    purpose: 'gift',
    invitations: [{ kind: 'gift', seatNumber: 1, email: 'friend@example.test', name: 'A friend', message: 'For you' }],
    lines: [{ seatNumber: 1, invitationId: order.invitations[0]?.id }],
  });
  expect(await db.enrolment.count({ where: { userId: viewer.userId } })).toBe(0);
});

test('another free order after the first is an order of its own', async () => {
  const { db, viewer, wish } = await world();
  expect(await start(viewer, wish)).toMatchObject({ ok: true });
  const other = await publishTinyCourse(db);
  const free = await makeCode(db, { percentOff: 100 });
  expect(await start(viewer, wishOf({ slug: other.slug, currency: 'AUD' }, { code: free.code }))).toMatchObject({
    ok: true,
  });
  expect(await db.order.count({ where: { userId: viewer.userId, status: 'paid' } })).toBe(2);
  expect(await db.enrolment.count({ where: { userId: viewer.userId, endedAt: null } })).toBe(2);
});

test('less than the smallest charge is nothing to pay', async () => {
  const { db, viewer, course } = await world();
  const code = await makeCode(db, { kind: 'amount', amounts: [{ currency: 'AUD', amountMinor: 5_851 }] });
  asked = 0;
  expect(await start(viewer, wishOf({ slug: course.slug, currency: 'AUD' }, { code: code.code }))).toMatchObject({
    value: { url: null },
  });
  expect(asked).toBe(0);
});
