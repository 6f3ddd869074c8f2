import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { issueOnPass } from '#lib/certificate/commands/issue-on-pass.ts';
import { listMine } from '#lib/certificate/queries/mine.ts';
import { getHandbookSource } from '#lib/enrolment/materials/queries.ts';
import { listMyLearning } from '#lib/enrolment/progress/queries.ts';
import { settleRefund } from '#lib/payments/commands/settle-refund.ts';
import { closeExpiredAttempts } from '#lib/quiz/jobs.ts';
import { saveAnswer } from '#lib/quiz/commands/save-answer.ts';
import { startAttempt } from '#lib/quiz/commands/start-attempt.ts';
import { submitAttempt } from '#lib/quiz/commands/submit-attempt.ts';
import { getPaper } from '#lib/quiz/queries/get-paper.ts';
import { getQuizHome } from '#lib/quiz/queries/get-quiz-home.ts';
import { now } from '#lib/time/clock.ts';
import { issue, sit } from '#tests/integration/certificate-helpers.ts';
import { startPayments } from '#tests/integration/payments-bench.ts';
import type { Bench } from '#tests/integration/payments-bench.ts';
import { payForLines } from '#tests/integration/payments-order-bench.ts';
import type { BenchOrder } from '#tests/integration/payments-order-bench.ts';
import { createAdmin, publishTinyCourse } from '#tests/support/factories.ts';
import { answerAll } from '#tests/support/quiz.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startPayments();
  await createAdmin(bench.db);
});
beforeEach(() => {
  bench.standIn.control.set({ duplicate: 0, delayMs: 0, drop: 0, hold: false, reorder: false });
});
afterAll(() => bench.close());

const payOne = (amountMinor = 5_900) => payForLines(bench, { amounts: [amountMinor] });
const read = (order: BenchOrder) => settleRefund(bench.db, bench.gateway, order.payment, now());
const slugOf = (order: BenchOrder) => order.courses[0]?.slug ?? '';
const enrolmentOf = (order: BenchOrder) =>
  bench.db.enrolment.findFirstOrThrow({
    where: { orderLine: { orderId: order.orderId } },
    include: { events: { orderBy: { id: 'asc' } } },
  });
async function disputed(order: BenchOrder) {
  const dispute = bench.standIn.control.dispute(order.payment, 'product_not_received');
  await read(order);
  return dispute;
}
async function decided(order: BenchOrder, disputeId: string, how: 'won' | 'lost') {
  bench.standIn.control.closeDispute(disputeId, how);
  await read(order);
}

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
