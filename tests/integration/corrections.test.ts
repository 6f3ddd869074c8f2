import { afterAll, beforeAll, expect, test } from 'vitest';
import { correctQuestion } from '#lib/quiz/commands/correct-question.ts';
import type { OnPassed } from '#lib/quiz/commands/finish-attempt.ts';
import { submitAttempt } from '#lib/quiz/commands/submit-attempt.ts';
import { getResult } from '#lib/quiz/queries/get-result.ts';
import { poolIdsUnscoped } from '#lib/quiz/queries/load-pool.ts';
import { getRegradeNotes } from '#lib/quiz/queries/regrade-notes.ts';
import { createTherapist, publishTinyCourse, viewerOf } from '#tests/support/factories.ts';
import { blueprintOf } from '#tests/support/policy.ts';
import { minutesLater, noHook, optionsIn, startAgain } from '#tests/support/quiz.ts';
import { certificateOf } from './admin-helpers.ts';
import {
  openWorld,
  closeWorld,
  db,
  admin,
  reason,
  regrade,
  runJob,
  fourQuestions,
  answer,
  sit,
  versionAt,
  correct,
  standingOf,
  mailsTo,
  regradesOf,
} from './correction-helpers.ts';

beforeAll(openWorld);
afterAll(async () => {
  const found = await closeWorld();
  if (found.length > 0) throw new Error(`the record no longer fits: ${JSON.stringify(found)}`);
});

test('a corrected key turns a fail into a pass with a certificate and one message, exactly once', async () => {
  const { slug } = await fourQuestions();
  const { attemptId, enrolmentId, person, viewer } = await sit(slug, [1, 2]);
  expect(await standingOf(attemptId)).toMatchObject({ passed: false, percentTenths: 500 });
  const correctionId = await correct(await versionAt(attemptId, 1), 'b');
  await runJob(correctionId);
  await runJob(correctionId, 61);
  await Promise.all([runJob(correctionId, 62), runJob(correctionId, 62)]);

  expect(await standingOf(attemptId)).toMatchObject({ passed: true, percentTenths: 750, regradeSeq: 6 });
  expect(await db.attemptResult.findUniqueOrThrow({ where: { attemptId } })).toMatchObject({ passed: false });
  expect(await regradesOf(attemptId)).toBe(1);
  expect(await db.certificate.count({ where: { enrolmentId } })).toBe(1);
  expect((await certificateOf(db, enrolmentId)).number).toBeTruthy();
  const mails = await mailsTo(person.email);
  expect(mails).toHaveLength(1);
  expect(mails[0]?.text).toMatch(/Try 1: Your score went from 50% to 75%\. With that, you have passed\./);
  expect(mails[0]?.text).not.toMatch(/Option|readers/);

  expect(await getRegradeNotes(db, viewer, attemptId)).toEqual([
    expect.objectContaining({ positions: [1], at: minutesLater(60), isChanged: true, reason }),
  ]);
  const result = await getResult(db, viewer, attemptId, minutesLater(61));
  if (!result.ok || !result.value.passed) throw new Error('not passed');
  const [first] = result.value.questions;
  expect(first?.scoreMilli).toBe(1000);
  expect(optionsIn(first?.parts ?? []).find(({ isRight }) => isRight)?.key).toBe('b');
  const stranger = viewerOf(await createTherapist(db));
  expect(await getRegradeNotes(db, stranger, attemptId)).toEqual([]);
});

test('a pass stands although the new key takes its mark away, and the person is told', async () => {
  const { slug } = await fourQuestions();
  const { attemptId, person, enrolmentId } = await sit(slug, [2], { hook: regrade });
  await runJob(await correct(await versionAt(attemptId, 1), 'c'));
  expect(await standingOf(attemptId)).toMatchObject({ passed: true, percentTenths: 500, heldBack: false });
  expect((await mailsTo(person.email))[0]?.text).toContain('You have passed all the same');
  expect(await db.certificate.count({ where: { enrolmentId } })).toBe(1);
});

test('nobody is written to when nothing changed for them; their log says that it was marked again', async () => {
  const { slug } = await fourQuestions();
  const { attemptId, person, viewer } = await sit(slug, [1]);
  await runJob(await correct(await versionAt(attemptId, 1), 'c'));
  expect(await regradesOf(attemptId)).toBe(1);
  expect(await mailsTo(person.email)).toEqual([]);
  expect(await getRegradeNotes(db, viewer, attemptId)).toEqual([
    expect.objectContaining({ isChanged: false, change: 'Your score stays at 75%.' }),
  ]);
});

test('a void question gives everyone its mark and leaves the pool', async () => {
  const { slug, courseVersionId } = await fourQuestions();
  const { attemptId } = await sit(slug, [1, 2]);
  const versionId = await versionAt(attemptId, 1);
  await runJob(await correct(versionId, null));
  expect(await standingOf(attemptId)).toMatchObject({ passed: true, correctCount: 3 });
  expect([...(await poolIdsUnscoped(db, courseVersionId, minutesLater(60))).values()]).not.toContain(versionId);
  const again = await correctQuestion(
    db,
    admin,
    { questionVersionId: versionId, reason, change: { kind: 'void' } },
    minutesLater(70),
  );
  expect(again).toEqual({ ok: false, reason: 'void' });
});

test('an open paper is marked by the corrections there are when it is handed in', async () => {
  const { slug } = await fourQuestions();
  const { attemptId, viewer, person } = await sit(slug, [1, 2], { isOpen: true });
  const correctionId = await correct(await versionAt(attemptId, 1), 'b');
  await runJob(correctionId);
  expect(await regradesOf(attemptId)).toBe(0);
  await submitAttempt(db, viewer, attemptId, minutesLater(90), noHook);
  await runJob(correctionId, 91);
  expect(await standingOf(attemptId)).toMatchObject({ passed: true, percentTenths: 750, regradeSeq: null });
  expect(await db.attemptResult.findUniqueOrThrow({ where: { attemptId } })).toMatchObject({ passed: true });
  expect(await regradesOf(attemptId)).toBe(0);
  expect(await mailsTo(person.email)).toEqual([]);
});

test('hand-ins that race a correction and its job all end by the new key, each marked once', async () => {
  const { slug } = await fourQuestions();
  const sittings = await Promise.all([1, 2, 3, 4, 5, 6].map(() => sit(slug, [1, 2], { isOpen: true })));
  const [one] = sittings;
  if (!one) throw new Error('nobody');
  const faulty = await versionAt(one.attemptId, 1);
  const racing = sittings.map(({ viewer, attemptId }) =>
    submitAttempt(db, viewer, attemptId, minutesLater(40), regrade),
  );
  const correctionId = await correct(faulty, 'b', 40);
  await Promise.all([runJob(correctionId), ...racing]);
  for (const { attemptId, enrolmentId } of sittings) {
    const slots = await db.attemptSlot.findMany({ where: { attemptId } });
    const isHit = slots.some(({ questionVersionId, position }) => questionVersionId === faulty && position <= 2);
    const hasIt = slots.some(({ questionVersionId }) => questionVersionId === faulty);
    expect(await standingOf(attemptId)).toMatchObject({ passed: isHit });
    expect(await db.certificate.count({ where: { enrolmentId } })).toBe(isHit ? 1 : 0);
    const marking = await db.attemptStep.findMany({ where: { attemptId, kind: { in: ['submit', 'regrade'] } } });
    const said = marking.filter(({ response }) => JSON.stringify(response).includes(correctionId));
    expect(said).toHaveLength(hasIt ? 1 : 0);
  }
});

test('killed between people, the next run takes up where it stopped, and nobody is told twice', async () => {
  const { slug } = await fourQuestions();
  const sittings = await Promise.all([1, 2, 3].map(() => sit(slug, [1, 2, 3, 4])));
  const [first] = sittings;
  if (!first) throw new Error('nobody');
  // Three of twelve questions are not on a paper of four: void what the first paper asks until it passes.
  const corrections: string[] = [];
  for (const position of [1, 2])
    corrections.push(await correct(await versionAt(first.attemptId, position), 'b', 30 + position));
  const third = await correct(await versionAt(first.attemptId, 3), 'b', 40);
  let calls = 0;
  const killed: OnPassed = () => {
    calls += 1;
    throw new Error('killed');
  };
  await expect(runJob(third, 60, killed)).rejects.toThrow(/could not be marked again/);
  expect(calls).toBeGreaterThan(0);
  expect(await standingOf(first.attemptId)).toMatchObject({ passed: false, regradeSeq: null });
  expect(await mailsTo(first.person.email)).toEqual([]);
  for (const id of [third, ...corrections, third]) await runJob(id, 70);
  expect(await standingOf(first.attemptId)).toMatchObject({ passed: true, correctCount: 3 });
  expect(await regradesOf(first.attemptId)).toBe(3);
  expect(await mailsTo(first.person.email)).toHaveLength(3);
  expect(await db.certificate.count({ where: { enrolmentId: first.enrolmentId } })).toBe(1);
});

test('two tries of one person: one message for both, and one certificate when both become passes', async () => {
  const { slug } = await publishTinyCourse(db, {
    quiz: { questionCount: 12, passPercent: 75, blueprint: blueprintOf(0), waitMinutesAfterFail: [] },
  });
  const { viewer, person, enrolmentId, attemptId } = await sit(slug, [1, 2, 3, 4]);
  const second = await startAgain(db, viewer, slug, minutesLater(3));
  const faulty = await versionAt(attemptId, 1);
  const slots = await db.attemptSlot.findMany({ where: { attemptId: second } });
  const there = slots.find(({ questionVersionId }) => questionVersionId === faulty)?.position ?? 0;
  await answer(viewer, second, [there, ...[1, 2, 3, 4].filter((each) => each !== there).slice(0, 3)], 4);
  await submitAttempt(db, viewer, second, minutesLater(5), noHook);
  await runJob(await correct(faulty, 'b'));
  expect((await standingOf(attemptId)).passed && (await standingOf(second)).passed).toBe(true);
  const mails = await mailsTo(person.email);
  expect(mails).toHaveLength(1);
  expect(mails[0]?.text).toMatch(/Try 1: [^]*Try 2: /);
  expect(await db.certificate.count({ where: { enrolmentId } })).toBe(1);
});

test('a try handed in while an earlier one becomes a pass: both pass, with one certificate', async () => {
  const rounds = [1, 2, 3, 4].map(async () => {
    const { slug } = await publishTinyCourse(db, {
      quiz: { questionCount: 12, passPercent: 75, blueprint: blueprintOf(0), waitMinutesAfterFail: [] },
    });
    const { viewer, enrolmentId, attemptId } = await sit(slug, [1, 2, 3, 4]);
    const second = await startAgain(db, viewer, slug, minutesLater(40));
    await answer(viewer, second, [], 41);
    const correctionId = await correct(await versionAt(attemptId, 1), 'b');
    const handingIn = submitAttempt(db, viewer, second, minutesLater(42), regrade);
    await Promise.all([runJob(correctionId), handingIn]);
    expect([await standingOf(attemptId), await standingOf(second)]).toMatchObject([{ passed: true }, { passed: true }]);
    expect(await db.certificate.count({ where: { enrolmentId } })).toBe(1);
  });
  await Promise.all(rounds);
});

test('an enrolment that has ended gets its result and no certificate', async () => {
  const { slug } = await fourQuestions();
  const { attemptId, enrolmentId, person } = await sit(slug, [1, 2]);
  await db.enrolment.update({ where: { id: enrolmentId }, data: { endedAt: minutesLater(10), endReason: 'refunded' } });
  await runJob(await correct(await versionAt(attemptId, 1), 'b'));
  expect(await standingOf(attemptId)).toMatchObject({ passed: true });
  expect(await db.certificate.count({ where: { enrolmentId } })).toBe(0);
  expect(await mailsTo(person.email)).toHaveLength(1);
});

test('a correction that is taken back leads every paper back', async () => {
  const { slug } = await fourQuestions();
  const { attemptId, person } = await sit(slug, [1, 2]);
  const faulty = await versionAt(attemptId, 1);
  const there = await correct(faulty, 'b', 30);
  const { toVersionId } = await db.questionCorrection.findUniqueOrThrow({ where: { id: there } });
  const back = await correct(toVersionId ?? '', 'a', 20);
  await runJob(back);
  await runJob(there);
  expect(await standingOf(attemptId)).toMatchObject({ passed: true, percentTenths: 500 });
  expect(await regradesOf(attemptId)).toBe(2);
  expect(await mailsTo(person.email)).toHaveLength(2);
});
