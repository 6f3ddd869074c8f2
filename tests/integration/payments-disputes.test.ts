import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { issueOnPass } from '#lib/certificate/commands/issue-on-pass.ts';
import { listMine } from '#lib/certificate/queries/mine.ts';
import { transact } from '#lib/db/transaction.ts';
import { getHandbookSource } from '#lib/enrolment/materials/queries.ts';
import { getLearningCourse, listMyLearning } from '#lib/enrolment/progress/queries.ts';
import { applyPayment } from '#lib/payments/commands/apply-payment.ts';
import { requestMyRefund } from '#lib/payments/commands/request-refund.ts';
import { settleRefund } from '#lib/payments/commands/settle-refund.ts';
import { toWebhookHint } from '#lib/payments/stripe-shapes.ts';
import { closeExpiredAttempts } from '#lib/quiz/jobs.ts';
import { saveAnswer } from '#lib/quiz/commands/save-answer.ts';
import { startAttempt } from '#lib/quiz/commands/start-attempt.ts';
import { submitAttempt } from '#lib/quiz/commands/submit-attempt.ts';
import { getPaper } from '#lib/quiz/queries/get-paper.ts';
import { getQuizHome } from '#lib/quiz/queries/get-quiz-home.ts';
import { now } from '#lib/time/clock.ts';
import { issue, sit } from '#tests/integration/certificate-helpers.ts';
import { startPayments, until, webhookSecret } from '#tests/integration/payments-bench.ts';
import type { Bench } from '#tests/integration/payments-bench.ts';
import { payForLines, standOf } from '#tests/integration/payments-order-bench.ts';
import type { BenchOrder } from '#tests/integration/payments-order-bench.ts';
import { createAdmin, publishTinyCourse } from '#tests/support/factories.ts';
import { answerAll } from '#tests/support/quiz.ts';

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

test('a frozen course says so wherever its therapist meets it, and keeps what was acknowledged', async () => {
  const order = await payOne();
  const slug = slugOf(order);
  const { db } = bench;
  const { id: enrolmentId } = await enrolmentOf(order);
  for (const moduleSlug of ['m1', 'm2', 'm3'])
    await db.moduleProgress.create({
      data: { enrolmentId, moduleSlug, openedAt: now(), lastSeenAt: now(), completedAt: now() },
    });
  const started = await startAttempt(db, order.viewer, slug, now(), 'a seed');
  if (!started.ok) throw new Error(started.reason);
  const { attemptId } = started.value;
  const answer = (keys: string[]) => saveAnswer(db, order.viewer, { attemptId, position: 1, keys }, now());
  expect(await answer(['b'])).toMatchObject({ ok: true });

  const dispute = await disputed(order);
  expect(await getHandbookSource(db, order.viewer, slug, now())).toEqual({ ok: false, reason: 'frozen' });
  expect(await getQuizHome(db, order.viewer, slug, now())).toEqual({ ok: false, reason: 'frozen' });
  expect(await startAttempt(db, order.viewer, slug, now(), 'again')).toEqual({ ok: false, reason: 'frozen' });
  expect(await answer(['c'])).toMatchObject({ ok: false, reason: 'frozen', state: { keys: ['b'] } });
  expect(await submitAttempt(db, order.viewer, attemptId, now(), issueOnPass)).toEqual({ ok: false, reason: 'frozen' });
  expect(await getPaper(db, order.viewer, attemptId, now())).toMatchObject({
    ok: true,
    value: { state: 'frozen', questions: [] },
  });
  expect(await listMyLearning(db, order.viewer, now())).toMatchObject([{ isOpen: false, isFrozen: true }]);

  await decided(order, dispute.id, 'won');
  await answerAll(db, order.viewer, attemptId, 'a', now());
  expect(await submitAttempt(db, order.viewer, attemptId, now(), issueOnPass)).toMatchObject({
    ok: true,
    value: { passed: true },
  });
  expect(await db.certificate.count({ where: { enrolmentId } })).toBe(1);
});

test('nobody passes or fails by the clock while the course is frozen', async () => {
  const course = await publishTinyCourse(bench.db, { quiz: { timeLimitMinutes: 5 } });
  const order = await payForLines(bench, { amounts: [5_900], courses: [course] });
  const { id: enrolmentId } = await enrolmentOf(order);
  for (const moduleSlug of ['m1', 'm2', 'm3'])
    await bench.db.moduleProgress.create({
      data: { enrolmentId, moduleSlug, openedAt: now(), lastSeenAt: now(), completedAt: now() },
    });
  const started = await startAttempt(bench.db, order.viewer, course.slug, now(), 'a seed');
  if (!started.ok) throw new Error(started.reason);
  const dispute = await disputed(order);
  const later = new Date(now().getTime() + 3_600_000);
  const results = () => bench.db.attemptResult.count({ where: { attemptId: started.value.attemptId } });
  await closeExpiredAttempts(bench.db, {}, later, issueOnPass as never);
  expect(await results()).toBe(0);
  await decided(order, dispute.id, 'won');
  await closeExpiredAttempts(bench.db, {}, later, issueOnPass as never);
  expect(await results()).toBe(1);
});

test('a pass waits for the bank: no certificate while frozen, and one by itself once the payment stands', async () => {
  const order = await payOne();
  const { id: enrolmentId } = await enrolmentOf(order);
  const dispute = await disputed(order);
  const ref = await sit(bench.db, enrolmentId);
  expect(await issue(bench.db, ref)).toEqual({ outcome: 'waits', waitsFor: 'payment' });
  expect((await listMine(bench.db, order.viewer)).waiting).toMatchObject([{ enrolmentId, waitsFor: 'payment' }]);
  await decided(order, dispute.id, 'won');
  await bench.runJobs();
  const { certificates, waiting } = await listMine(bench.db, order.viewer);
  expect([certificates.length, waiting.length]).toEqual([1, 0]);
});

test('a certificate issued before the dispute stays valid, also when it is lost', async () => {
  const order = await payOne();
  const { id } = await enrolmentOf(order);
  expect((await issue(bench.db, await sit(bench.db, id))).outcome).toBe('issued');
  const dispute = await disputed(order);
  await decided(order, dispute.id, 'lost');
  expect((await listMine(bench.db, order.viewer)).certificates).toMatchObject([{ status: 'valid' }]);
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

test('every event that can change a payment leads to reading it again', () => {
  const types = ['created', 'updated', 'closed', 'funds_withdrawn', 'funds_reinstated'].map(
    (word) => `charge.dispute.${word}`,
  );
  for (const type of [...types, 'refund.failed', 'radar.early_fraud_warning.created']) {
    const event = { id: 'evt_1', type, data: { object: { id: 'x_1', payment_intent: 'pi_1' } } };
    expect(toWebhookHint(event as never)).toMatchObject({ paymentIntentId: 'pi_1' });
  }
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
