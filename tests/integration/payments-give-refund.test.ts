import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { giveRefund } from '#lib/payments/commands/give-refund.ts';
import { requestAdminRefund, requestMyRefund } from '#lib/payments/commands/request-refund.ts';
import { settleRefund } from '#lib/payments/commands/settle-refund.ts';
import { sweepCheckouts } from '#lib/payments/commands/sweep-checkouts.ts';
import { PaymentServiceError } from '#lib/payments/gateway.ts';
import type { PaymentGateway } from '#lib/payments/gateway.ts';
import { minuteMs } from '#lib/payments/rules.ts';
import { now } from '#lib/time/clock.ts';
import { startPayments, until } from '#tests/integration/payments-bench.ts';
import type { Bench } from '#tests/integration/payments-bench.ts';
import { payForLines, standOf } from '#tests/integration/payments-order-bench.ts';
import type { BenchOrder } from '#tests/integration/payments-order-bench.ts';
import { adminViewerOf, createAdmin } from '#tests/support/factories.ts';

let bench: Bench;
let admin: Awaited<ReturnType<typeof createAdmin>>;
beforeAll(async () => {
  bench = await startPayments();
  admin = await createAdmin(bench.db);
});
beforeEach(() => {
  bench.standIn.control.set({ drop: 0, hold: false, failRequests: 0 });
});
afterAll(() => bench.close());

const payOne = () => payForLines(bench, { amounts: [5_900] });
const giveBack = (order: BenchOrder, gateway: PaymentGateway = bench.gateway) =>
  requestMyRefund(
    bench.db,
    gateway,
    order.viewer,
    { orderId: order.orderId, lineIds: order.lineIds, reason: 'It is not for me.' },
    now(),
  );
const refundOf = (order: BenchOrder) => bench.db.refund.findFirstOrThrow({ where: { orderId: order.orderId } });
const alerts = (kind: string) => bench.db.emailMessage.count({ where: { to: admin.email, kind } });
const later = (minutes: number) => new Date(now().getTime() + minutes * minuteMs);
const silent = (): never => {
  throw new PaymentServiceError('api_connection_error', false, null);
};

const given = {
  status: 'refunded',
  refunds: ['therapist given 5900'],
  running: [0],
  events: ['refund-requested', 'refunded'],
  givenMinor: 5_900,
  refundsAtStripe: 1,
};
const decided = {
  status: 'refunded',
  refunds: ['therapist requested 5900'],
  running: [0],
  events: ['refund-requested'],
};

test('while the payment service is silent the course ends and the refund waits; the job gives it', async () => {
  const order = await payOne();
  expect(await giveBack(order, { ...bench.gateway, readPayment: silent })).toMatchObject({ ok: true });
  expect(await standOf(bench, order)).toMatchObject({ ...decided, refundsAtStripe: 0 });
  await bench.runJobs();
  expect(await standOf(bench, order)).toEqual(given);
});

test('a refund whose job was lost is given by the sweep, two minutes on and not before', async () => {
  const order = await payOne();
  await giveBack(order, { ...bench.gateway, refund: silent });
  await bench.db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  await sweepCheckouts(bench.db, bench.gateway, later(1));
  expect(await standOf(bench, order)).toMatchObject(decided);
  await sweepCheckouts(bench.db, bench.gateway, later(3));
  expect(await standOf(bench, order)).toEqual(given);
});

test('a process that ends after the payment service gave the money, before reading it: the next try gives nothing more', async () => {
  const order = await payOne();
  const dying: PaymentGateway = {
    ...bench.gateway,
    refund: async (request) => {
      await bench.gateway.refund(request);
      throw new Error('the process ended here');
    },
  };
  await expect(giveBack(order, dying)).rejects.toThrow('the process ended here');
  expect(await standOf(bench, order)).toMatchObject({ ...decided, refundsAtStripe: 1 });
  // Days later the service has forgotten the key: what it has given is found by reading, not by the key.
  const forgetful: PaymentGateway = {
    ...bench.gateway,
    refund: (request) => bench.gateway.refund({ ...request, idempotencyKey: `${request.idempotencyKey}:forgotten` }),
  };
  const { id } = await refundOf(order);
  await Promise.all([1, 2, 3].map(() => giveRefund(bench.db, forgetful, id, now())));
  expect(await standOf(bench, order)).toEqual(given);
  await bench.runJobs();
  expect(await standOf(bench, order)).toEqual(given);
});

test('an answer that spends the key makes the next try use another one; several tries at once are one refund', async () => {
  const order = await payOne();
  const keys: string[] = [];
  const spending: PaymentGateway = {
    ...bench.gateway,
    refund: (request) => {
      keys.push(request.idempotencyKey);
      if (keys.length === 1) throw new PaymentServiceError('api_error', true, null);
      return bench.gateway.refund(request);
    },
  };
  await giveBack(order, spending);
  const { id } = await refundOf(order);
  await Promise.allSettled(Array.from({ length: 5 }, () => giveRefund(bench.db, spending, id, now())));
  await bench.runJobs();
  expect(keys.slice(0, 2)).toEqual([`refund:${id}:attempt:1`, `refund:${id}:attempt:2`]);
  expect(new Set(keys).size).toBe(2);
  expect(await standOf(bench, order)).toEqual(given);
});

test('refused because the bank contests the payment: the course is not lost, only closed, and the admins hear of it', async () => {
  const order = await payOne();
  const before = await alerts('refund-failed');
  // The payment service knows of the dispute; we do not yet.
  bench.standIn.control.set({ hold: true });
  const dispute = bench.standIn.control.dispute(order.payment);
  expect(await giveBack(order)).toMatchObject({ ok: true });
  expect(await standOf(bench, order)).toMatchObject({
    status: 'paid',
    refunds: ['therapist refused 5900'],
    running: [1],
    refundsAtStripe: 0,
  });
  expect((await standOf(bench, order)).events.toSorted()).toEqual(['disputed', 'refund-failed', 'refund-requested']);
  expect(await bench.db.enrolment.count({ where: { userId: order.person.id, frozenAt: { not: null } } })).toBe(1);
  expect(await alerts('refund-failed')).toBe(before + 1);
  bench.standIn.control.release();
  await bench.runJobs();
  expect(await giveBack(order)).toEqual({ ok: false, reason: 'disputed' });
  bench.standIn.control.closeDispute(dispute.id, 'won');
  await settleRefund(bench.db, bench.gateway, order.payment, now());
  expect(await bench.db.enrolment.count({ where: { userId: order.person.id, frozenAt: null, endedAt: null } })).toBe(1);
});

test('all given back in the dashboard at the same moment: ours counts for nothing, and the course stays ended', async () => {
  const order = await payOne();
  const overtaken: PaymentGateway = {
    ...bench.gateway,
    refund: async (request) => {
      await bench.stripe.refunds.create({ payment_intent: order.payment });
      return bench.gateway.refund(request);
    },
  };
  await giveBack(order, overtaken);
  expect(await standOf(bench, order)).toMatchObject({
    status: 'refunded',
    refunds: ['therapist refused 5900', 'dashboard given 5900'],
    running: [0],
    givenMinor: 5_900,
    refundsAtStripe: 1,
  });
});

test('less left than asked for, because the dashboard gave a part at the same moment: refused, and the course runs again', async () => {
  const order = await payOne();
  const overtaken: PaymentGateway = {
    ...bench.gateway,
    refund: async (request) => {
      await bench.stripe.refunds.create({ payment_intent: order.payment, amount: 1_000 });
      return bench.gateway.refund(request);
    },
  };
  await giveBack(order, overtaken);
  expect(await standOf(bench, order)).toMatchObject({
    status: 'paid',
    refunds: ['therapist refused 5900', 'dashboard given 1000'],
    running: [1],
    givenMinor: 1_000,
  });
  expect(await giveBack(order)).toMatchObject({ ok: true, value: { amountMinor: 4_900 } });
  expect(await standOf(bench, order)).toMatchObject({ status: 'refunded', running: [0], givenMinor: 5_900 });
});

test('the bank sends a refund of ours back: it is for a person to pay, and what was given back stays ended', async () => {
  const order = await payOne();
  const before = await alerts('refund-failed');
  await giveBack(order);
  const { serviceRefundId } = await refundOf(order);
  bench.standIn.control.failRefund(serviceRefundId ?? '');
  await settleRefund(bench.db, bench.gateway, order.payment, now());
  await settleRefund(bench.db, bench.gateway, order.payment, now());
  expect(await standOf(bench, order)).toMatchObject({
    status: 'refunded',
    refunds: ['therapist failed 5900'],
    running: [0],
    events: ['refund-requested', 'refunded', 'refund-failed'],
  });
  expect(await alerts('refund-failed')).toBe(before + 1);
  const wish = { orderId: order.orderId, refund: { kind: 'all' }, reason: 'Once more, by hand.' } as const;
  expect(await requestAdminRefund(bench.db, bench.gateway, adminViewerOf(admin), wish, now())).toEqual({
    ok: false,
    reason: 'already-given-back',
  });
});

test("Stripe's own word of our refund, late, doubled and out of turn, changes nothing more", async () => {
  const order = await payOne();
  bench.standIn.control.set({ duplicate: 3, reorder: true });
  await giveBack(order);
  await until(async () => (await bench.db.stripeEvent.count({ where: { objectId: order.payment } })) >= 3);
  await Promise.all([bench.runJobs(), bench.runJobs()]);
  await bench.runJobs();
  expect(await standOf(bench, order)).toEqual(given);
  expect(await bench.db.emailMessage.count({ where: { to: order.person.email, kind: 'order-refunded' } })).toBe(1);
});
