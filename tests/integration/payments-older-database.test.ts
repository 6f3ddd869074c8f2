import { afterAll, beforeAll, expect, test } from 'vitest';
import { transact } from '#lib/db/transaction.ts';
import { grantEnrolment } from '#lib/enrolment/commands/grant-enrolment.ts';
import { newId } from '#lib/ids.ts';
import { convergeOrder } from '#lib/payments/commands/converge-order.ts';
import { followOrder } from '#lib/payments/commands/follow-order.ts';
import { settleCheckout } from '#lib/payments/commands/settle-checkout.ts';
import { settleRefund } from '#lib/payments/commands/settle-refund.ts';
import { sweepCheckouts } from '#lib/payments/commands/sweep-checkouts.ts';
import { minuteMs } from '#lib/payments/rules.ts';
import { now } from '#lib/time/clock.ts';
import { startPayments } from '#tests/integration/payments-bench.ts';
import type { Bench } from '#tests/integration/payments-bench.ts';
import { payForLines, standOf } from '#tests/integration/payments-order-bench.ts';
import type { BenchOrder } from '#tests/integration/payments-order-bench.ts';
import { adminViewerOf, createAdmin } from '#tests/support/factories.ts';

// Version 0.3 kept no refunds, disputes or numbers of readings: only the order's status, its history and its enrolments.
let bench: Bench;
beforeAll(async () => {
  bench = await startPayments();
});
afterAll(() => bench.close());

async function asOlder(order: BenchOrder): Promise<void> {
  const { orderId } = order;
  // Documents refuse to be changed: an older database has none.
  await bench.db.$transaction([
    bench.db.$executeRaw`SET LOCAL session_replication_role = replica`,
    bench.db.salesDocument.deleteMany({ where: { orderId } }),
  ]);
  await bench.db.refundLine.deleteMany({ where: { refund: { orderId } } });
  await bench.db.refund.deleteMany({ where: { orderId } });
  await bench.db.dispute.deleteMany({ where: { orderId } });
  await bench.db.order.update({ where: { id: orderId }, data: { readSeq: 0, appliedSeq: 0 } });
  await bench.db.orderEvent.deleteMany({ where: { orderId, kind: 'refund-requested' } });
}

const converge = (order: BenchOrder) => transact(bench.db, (tx) => convergeOrder(tx, order.orderId, now()));
const follow = (order: BenchOrder) => transact(bench.db, (tx) => followOrder(tx, order.orderId, now()));
const mails = (order: BenchOrder) => bench.db.emailMessage.count({ where: { to: order.person.email } });

test('a paid order of an older database is as it should be: nothing changes', async () => {
  const order = await payForLines(bench);
  await asOlder(order);
  const before = [await standOf(bench, order), await mails(order)];
  expect((await converge(order)).steps).toBe(0);
  expect((await follow(order)).noted).toEqual([]);
  await settleCheckout(bench.db, bench.gateway, order.sessionId, now());
  await settleRefund(bench.db, bench.gateway, order.payment, now());
  expect([await standOf(bench, order), await mails(order)]).toEqual(before);
});

test('a refunded order of an older database stays refunded; reading it again adds its refund and tells nobody twice', async () => {
  const order = await payForLines(bench);
  await bench.stripe.refunds.create({ payment_intent: order.payment });
  await settleRefund(bench.db, bench.gateway, order.payment, now());
  await asOlder(order);
  const before = [await standOf(bench, order), await mails(order)] as const;
  expect(before[0]).toMatchObject({ status: 'refunded', refunds: [], running: [0, 0], events: ['refunded'] });
  expect((await converge(order)).steps).toBe(0);
  expect((await follow(order)).noted).toEqual([]);
  await sweepCheckouts(bench.db, bench.gateway, new Date(now().getTime() + 10 * minuteMs));
  expect([await standOf(bench, order), await mails(order)]).toEqual(before);
  await settleRefund(bench.db, bench.gateway, order.payment, now());
  expect(await standOf(bench, order)).toEqual({ ...before[0], refunds: ['dashboard given 9800'] });
  expect(await mails(order)).toBe(before[1]);
});

test('a dispute that an older database only noted closes the course at the next reading, and is not noted again', async () => {
  const order = await payForLines(bench);
  const { id } = bench.standIn.control.dispute(order.payment);
  const detail = { dispute: id, reason: 'fraudulent', amountMinor: 9_800 };
  await bench.db.orderEvent.create({
    data: { id: newId(), orderId: order.orderId, kind: 'disputed', at: now(), detail },
  });
  await settleRefund(bench.db, bench.gateway, order.payment, now());
  expect((await standOf(bench, order)).events).toEqual(['disputed']);
  expect(await bench.db.enrolment.count({ where: { userId: order.person.id, frozenAt: { not: null } } })).toBe(2);
});

/** Noted as a duplicate by an older version that came no further. */
async function olderDuplicate(hasFailed: boolean): Promise<BenchOrder> {
  const order = await payForLines(bench, { amounts: [5_900], isSettled: false });
  const admin = adminViewerOf(await createAdmin(bench.db));
  const [course] = order.courses;
  if (!course) throw new Error('no course');
  const { courseId, courseVersionId } = course;
  await bench.db.order.update({
    where: { id: order.orderId },
    data: { status: 'paid', settledAt: now(), paymentIntentId: order.payment },
  });
  const kinds = ['paid', 'duplicate-payment', ...(hasFailed ? ['refund-failed'] : [])];
  for (const kind of kinds)
    await bench.db.orderEvent.create({
      data: {
        id: newId(),
        orderId: order.orderId,
        kind,
        at: now(),
        detail: kind === 'duplicate-payment' ? { line: order.lineIds[0] ?? '' } : {},
      },
    });
  await transact(bench.db, (tx) =>
    grantEnrolment(tx, admin, { userId: order.person.id, courseId, courseVersionId, reason: 'A prize' }, now()),
  );
  return order;
}

test('a duplicate payment that an older version had noted and not given back goes back, once', async () => {
  const order = await olderDuplicate(false);
  for (let time = 0; time < 3; time += 1) await settleCheckout(bench.db, bench.gateway, order.sessionId, now());
  expect(await standOf(bench, order)).toEqual({
    status: 'refunded',
    refunds: ['system given 5900'],
    running: [0],
    events: ['duplicate-payment', 'refunded'],
    givenMinor: 5_900,
    refundsAtStripe: 1,
  });
});

test('one that an older version had left to a person is left to that person', async () => {
  const order = await olderDuplicate(true);
  await settleCheckout(bench.db, bench.gateway, order.sessionId, now());
  await settleRefund(bench.db, bench.gateway, order.payment, now());
  expect(await standOf(bench, order)).toMatchObject({ status: 'paid', refunds: [], refundsAtStripe: 0 });
});
