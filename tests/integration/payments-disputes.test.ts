import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { transact } from '#lib/db/transaction.ts';
import { getLearningCourse } from '#lib/enrolment/progress/queries.ts';
import { applyPayment } from '#lib/payments/commands/apply-payment.ts';
import { requestMyRefund } from '#lib/payments/commands/request-refund.ts';
import { settleRefund } from '#lib/payments/commands/settle-refund.ts';
import { now } from '#lib/time/clock.ts';
import { startPayments, until, webhookSecret } from '#tests/integration/payments-bench.ts';
import type { Bench } from '#tests/integration/payments-bench.ts';
import { payForLines, standOf } from '#tests/integration/payments-order-bench.ts';
import type { BenchOrder } from '#tests/integration/payments-order-bench.ts';
import { createAdmin } from '#tests/support/factories.ts';

let bench: Bench;
let adminEmail = '';
beforeAll(async () => {
  bench = await startPayments();
  adminEmail = (await createAdmin(bench.db)).email;
});
beforeEach(() => {
  bench.standIn.control.set({ duplicate: 0, delayMs: 0, drop: 0, hold: false, reorder: false });
});
afterAll(() => bench.close());

const payOne = (amountMinor = 5_900) => payForLines(bench, { amounts: [amountMinor] });
const read = (order: BenchOrder) => settleRefund(bench.db, bench.gateway, order.payment, now());
const slugOf = (order: BenchOrder) => order.courses[0]?.slug ?? '';
const enter = async (order: BenchOrder) => {
  const found = await getLearningCourse(bench.db, order.viewer, slugOf(order), now());
  return found.ok ? 'ok' : found.reason;
};
const enrolmentOf = (order: BenchOrder) =>
  bench.db.enrolment.findFirstOrThrow({
    where: { orderLine: { orderId: order.orderId } },
    include: { events: { orderBy: { id: 'asc' } } },
  });
const alertsOf = async (order: BenchOrder) => {
  const { number } = await bench.db.order.findUniqueOrThrow({ where: { id: order.orderId } });
  return bench.db.emailMessage.findMany({
    where: { to: adminEmail, subject: { contains: number } },
    orderBy: { id: 'asc' },
  });
};

async function disputed(order: BenchOrder) {
  const dispute = bench.standIn.control.dispute(order.payment, 'product_not_received');
  await read(order);
  return dispute;
}
async function decided(order: BenchOrder, disputeId: string, how: 'won' | 'lost') {
  bench.standIn.control.closeDispute(disputeId, how);
  await read(order);
}

test('a dispute closes the course until the bank decides; won, it is open again with all that was done in it', async () => {
  const order = await payOne();
  const before = await enrolmentOf(order);
  const dispute = await disputed(order);
  expect(await enter(order)).toBe('frozen');
  expect(await standOf(bench, order)).toMatchObject({ status: 'paid', running: [1], events: ['disputed'] });
  expect(await bench.db.dispute.findMany({ where: { orderId: order.orderId } })).toMatchObject([
    { id: dispute.id, status: 'open', amountMinor: 5_900, reason: 'product_not_received', closedAt: null },
  ]);
  await decided(order, dispute.id, 'won');
  expect(await enter(order)).toBe('ok');
  const after = await enrolmentOf(order);
  expect(after.id).toBe(before.id);
  expect(after.events.map(({ kind }) => kind)).toEqual(['bought', 'frozen', 'thawed']);
  expect(await standOf(bench, order)).toMatchObject({ events: ['disputed', 'dispute-won'] });
  const alerts = await alertsOf(order);
  expect(alerts.map(({ kind }) => kind)).toEqual(['dispute-open', 'dispute-won']);
  expect(alerts[0]?.text).toContain('A$59 AUD');
  expect(alerts[0]?.text).toContain('product not received');
  expect(alerts[0]?.text).toMatch(/before \d+ \w+ \d{4}/);
  expect(alerts[0]?.text).toContain(`/admin/orders/${order.orderId}`);
  expect(alerts.every(({ text }) => !text.includes(order.person.email))).toBe(true);
});

test('a lost dispute ends what was paid for; won on appeal after all, the same enrolment runs again, with its reading', async () => {
  const order = await payOne();
  const { id } = await enrolmentOf(order);
  await bench.db.moduleProgress.create({
    data: { enrolmentId: id, moduleSlug: 'm1', openedAt: now(), lastSeenAt: now(), completedAt: now() },
  });
  const dispute = await disputed(order);
  await decided(order, dispute.id, 'lost');
  expect(await enter(order)).toBe('not-enrolled');
  expect(await enrolmentOf(order)).toMatchObject({ id, endReason: 'dispute-lost' });
  expect(await standOf(bench, order)).toMatchObject({ status: 'paid', running: [0], refunds: [] });
  await decided(order, dispute.id, 'won');
  expect(await enter(order)).toBe('ok');
  const again = await enrolmentOf(order);
  expect(again).toMatchObject({ id, endReason: null, frozenAt: null });
  expect(again.events.map(({ kind }) => kind)).toEqual(['bought', 'frozen', 'ended', 'reopened']);
  const course = await getLearningCourse(bench.db, order.viewer, slugOf(order), now());
  expect(course.ok && course.value.modules[0]?.state).toBe('read');
  expect((await standOf(bench, order)).events).toEqual(['disputed', 'dispute-lost', 'dispute-won']);
  await Promise.all(Array.from({ length: 6 }, () => read(order)));
  expect((await standOf(bench, order)).events).toEqual(['disputed', 'dispute-lost', 'dispute-won']);
  expect((await alertsOf(order)).length).toBe(3);
});

test('won on appeal when the course was bought again meanwhile: what was paid twice goes back by itself', async () => {
  const first = await payOne();
  const dispute = await disputed(first);
  await decided(first, dispute.id, 'lost');
  const second = await payForLines(bench, { amounts: [5_900], person: first.person, courses: first.courses });
  expect(await enter(second)).toBe('ok');
  await decided(first, dispute.id, 'won');
  expect(await standOf(bench, first)).toMatchObject({
    status: 'refunded',
    refunds: ['system requested 5900'],
    running: [0],
  });
  expect(await standOf(bench, second)).toMatchObject({ status: 'paid', refunds: [], running: [1] });
});

test('a disputed payment cannot be given back, by the therapist or otherwise', async () => {
  const order = await payOne();
  const dispute = await disputed(order);
  const input = { orderId: order.orderId, lineIds: order.lineIds, reason: 'No.' };
  const ask = () => requestMyRefund(bench.db, bench.gateway, order.viewer, input, now());
  expect(await ask()).toEqual({ ok: false, reason: 'disputed' });
  await decided(order, dispute.id, 'lost');
  expect(await ask()).toEqual({ ok: false, reason: 'disputed' });
});

test('a reading that was made before a later one and comes after it is not applied; the reader reads again', async () => {
  const order = await payOne();
  const { db, gateway } = bench;
  const seqOf = async () => db.order.findUniqueOrThrow({ where: { id: order.orderId } });
  const old = await gateway.readPayment(order.payment);
  const { readSeq } = await db.order.update({
    where: { id: order.orderId },
    data: { readSeq: { increment: 1 } },
  });
  await disputed(order);
  expect(await enter(order)).toBe('frozen');
  if (old === null) throw new Error('no payment');
  const stale = await transact(db, (tx) => applyPayment(tx, order.orderId, { number: readSeq, payment: old }, now()));
  expect(stale).toBeNull();
  expect(await enter(order)).toBe('frozen');
  expect((await seqOf()).appliedSeq).toBe(readSeq + 1);

  // The same through the command: the first reading is held until a later one has been applied.
  let reads = 0;
  const slow: typeof gateway = {
    ...gateway,
    readPayment: async (paymentIntentId) => {
      const payment = await gateway.readPayment(paymentIntentId);
      reads += 1;
      if (reads === 1) {
        bench.standIn.control.closeDispute(
          (await db.dispute.findFirstOrThrow({ where: { orderId: order.orderId } })).id,
          'won',
        );
        await read(order);
        expect(await enter(order)).toBe('ok');
      }
      return payment;
    },
  };
  await settleRefund(db, slow, order.payment, now());
  expect(reads).toBe(2);
  expect(await enter(order)).toBe('ok');
});

test('twenty readings at the same moment with disputes in between leave what is true', async () => {
  const order = await payOne();
  const dispute = bench.standIn.control.dispute(order.payment);
  const readings = Array.from({ length: 20 }, async (_, index) => {
    if (index === 7) bench.standIn.control.closeDispute(dispute.id, 'lost');
    if (index === 13) bench.standIn.control.closeDispute(dispute.id, 'won');
    await read(order);
  });
  await Promise.all(readings);
  expect(await enter(order)).toBe('ok');
  await read(order);
  expect(await enter(order)).toBe('ok');
});

test('a warning of fraud from the card network is told to the admins once, with the order', async () => {
  const order = await payOne();
  const payload = JSON.stringify({
    id: `evt_fraud_${order.orderId}`,
    object: 'event',
    type: 'radar.early_fraud_warning.created',
    data: { object: { id: 'issfr_1', object: 'radar.early_fraud_warning', payment_intent: order.payment } },
  });
  const signature = bench.stripe.webhooks.generateTestHeaderString({ payload, secret: webhookSecret });
  for (let time = 0; time < 3; time += 1) {
    const answer = await fetch(bench.webhookUrl, {
      method: 'POST',
      body: payload,
      headers: { 'stripe-signature': signature },
    });
    expect(answer.status).toBe(204);
  }
  await bench.runJobs();
  expect((await alertsOf(order)).map(({ kind }) => kind)).toEqual(['fraud-warning']);
  await until(
    async () =>
      (await bench.db.stripeEvent.count({ where: { id: `evt_fraud_${order.orderId}`, appliedAt: null } })) === 0,
  );
  expect(await enter(order)).toBe('ok');
});
