import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveAnswer } from '#lib/quiz/commands/save-answer.ts';
import { startAttempt } from '#lib/quiz/commands/start-attempt.ts';
import { submitAttempt } from '#lib/quiz/commands/submit-attempt.ts';
import type { OnPassed } from '#lib/quiz/commands/finish-attempt.ts';
import { closeExpiredAttempts, makeCloseExpiredAttempts } from '#lib/quiz/jobs.ts';
import { getPaper } from '#lib/quiz/queries/get-paper.ts';
import { getQuizHome } from '#lib/quiz/queries/get-quiz-home.ts';
import { getResult } from '#lib/quiz/queries/get-result.ts';
import { draw } from '#lib/quiz/rules/draw.ts';
import { optionKeysOf } from '#lib/quiz/rules/parts.ts';
import { verifyChain } from '#lib/quiz/rules/steps.ts';
import { readAttemptPolicy, readQuestion } from '#lib/quiz/stored.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { createTherapist, enrol, publishTinyCourse, testStart, viewerOf } from '#tests/support/factories.ts';
import { answerAll, minutesLater, noHook, optionsIn, startAgain, startedQuiz } from '#tests/support/quiz.ts';
import { blueprintOf } from '#tests/support/policy.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

test('the wait after a fail rises, and the refusal says until when', async () => {
  const { db } = database;
  const { viewer, slug, attemptId } = await startedQuiz(db);
  await submitAttempt(db, viewer, attemptId, minutesLater(1), noHook);
  expect(await startAttempt(db, viewer, slug, minutesLater(10), 's')).toEqual({
    ok: false,
    reason: 'wait',
    until: minutesLater(11),
  });
  expect(await getQuizHome(db, viewer, slug, minutesLater(10))).toMatchObject({
    ok: true,
    value: { start: { kind: 'wait', until: minutesLater(11) } },
  });
  const second = await startAgain(db, viewer, slug, minutesLater(11));
  await submitAttempt(db, viewer, second, minutesLater(20), noHook);
  expect(await startAttempt(db, viewer, slug, minutesLater(31), 's')).toEqual({
    ok: false,
    reason: 'wait',
    until: minutesLater(80),
  });
  const third = await startAgain(db, viewer, slug, minutesLater(80));
  expect(new Set([attemptId, second, third]).size).toBe(3);
});

test('a second paper repeats no question of the first, and follows from its stored seed', async () => {
  const { db } = database;
  const { viewer, slug, attemptId } = await startedQuiz(db, {
    quiz: { blueprint: blueprintOf(0), waitMinutesAfterFail: [] },
  });
  await submitAttempt(db, viewer, attemptId, minutesLater(1), noHook);
  const second = await startAgain(db, viewer, slug, minutesLater(2));
  const slots = await db.attemptSlot.findMany({
    where: { attemptId: { in: [attemptId, second] } },
    select: { questionVersionId: true },
  });
  expect(new Set(slots.map(({ questionVersionId }) => questionVersionId)).size).toBe(12);

  const attempt = await db.attempt.findUniqueOrThrow({
    where: { id: attemptId },
    select: {
      seed: true,
      policy: true,
      enrolment: { select: { courseVersionId: true } },
      slots: { orderBy: { position: 'asc' } },
    },
  });
  const rows = await db.courseVersionQuestion.findMany({
    where: { courseVersionId: attempt.enrolment.courseVersionId },
    select: { questionVersion: true },
  });
  const pool = rows.map(({ questionVersion }) => ({
    ...readQuestion(questionVersion.body),
    questionVersionId: questionVersion.id,
    optionKeys: optionKeysOf(readQuestion(questionVersion.body)),
  }));
  const again = draw(attempt.seed, pool, readAttemptPolicy(attempt.policy), {});
  expect(attempt.slots.map(({ attemptId: _attemptId, ...slot }) => slot)).toEqual(again);
});

test('a limit of tries holds, and a pass ends the trying', async () => {
  const { db } = database;
  const limited = await startedQuiz(db, { quiz: { attemptLimit: 1, waitMinutesAfterFail: [] } });
  await submitAttempt(db, limited.viewer, limited.attemptId, minutesLater(1), noHook);
  expect(await startAttempt(db, limited.viewer, limited.slug, minutesLater(999), 's')).toEqual({
    ok: false,
    reason: 'attempts-used',
  });
  expect(await getResult(db, limited.viewer, limited.attemptId, minutesLater(60))).toMatchObject({
    ok: true,
    value: { nextTry: { kind: 'attempts-used' } },
  });

  const passed = await startedQuiz(db);
  await answerAll(db, passed.viewer, passed.attemptId, 'a');
  await submitAttempt(db, passed.viewer, passed.attemptId, minutesLater(1), noHook);
  expect(await startAttempt(db, passed.viewer, passed.slug, minutesLater(999), 's')).toEqual({
    ok: false,
    reason: 'already-passed',
  });
});

test('after a fail the result names topics and the next try, and neither keys nor rationales', async () => {
  const { db } = database;
  const { viewer, attemptId } = await startedQuiz(db);
  await answerAll(db, viewer, attemptId, 'b');
  await saveAnswer(db, viewer, { attemptId, position: 1, keys: ['a'] }, minutesLater(2));
  await submitAttempt(db, viewer, attemptId, minutesLater(3), noHook);
  const result = await getResult(db, viewer, attemptId, minutesLater(60));
  if (!result.ok || result.value.passed) throw new Error('this paper fails');
  expect(result.value).toMatchObject({
    percentTenths: 166,
    passPercent: 80,
    correctCount: 1,
    questionCount: 6,
    nextTry: { kind: 'from', from: minutesLater(13) },
  });
  expect(result.value.topics).toHaveLength(3);
  expect(result.value.topics.reduce((sum, topic) => sum + topic.correctCount, 0)).toBe(1);
  expect(result.value.topics.map(({ moduleTitle }) => moduleTitle).toSorted()).toEqual([
    'Module 1',
    'Module 2',
    'Module 3',
  ]);
  expect(JSON.stringify(result)).not.toMatch(/SECRET-RATIONALE|isRight|isChosen|Option [abcd] of|Question number/);
});

test('after a pass every question is explained: what was chosen, what is right and why', async () => {
  const { db } = database;
  const { viewer, attemptId } = await startedQuiz(db, { quiz: { passPercent: 50 } });
  await answerAll(db, viewer, attemptId, 'a');
  await saveAnswer(db, viewer, { attemptId, position: 2, keys: ['c'] }, minutesLater(2));
  await submitAttempt(db, viewer, attemptId, minutesLater(3), noHook);
  const result = await getResult(db, viewer, attemptId, minutesLater(60));
  if (!result.ok || !result.value.passed) throw new Error('this paper passes');
  expect(result.value.questions).toHaveLength(6);
  const second = result.value.questions[1];
  const options = optionsIn(second?.parts ?? []);
  expect(second?.scoreMilli).toBe(0);
  expect(options.filter(({ isRight }) => isRight).map(({ key }) => key)).toEqual(['a']);
  expect(options.filter(({ isChosen }) => isChosen).map(({ key }) => key)).toEqual(['c']);
  expect(options.every(({ rationale }) => rationale?.startsWith('SECRET-RATIONALE'))).toBe(true);
});

test('the server keeps the time: an answer at the deadline counts, one after it is refused with the standing answer', async () => {
  const { db } = database;
  const { viewer, attemptId } = await startedQuiz(db, { quiz: { timeLimitMinutes: 30 } });
  expect(await saveAnswer(db, viewer, { attemptId, position: 1, keys: ['a'] }, minutesLater(30))).toMatchObject({
    ok: true,
    value: { remainingSeconds: 0 },
  });
  expect(
    await saveAnswer(db, viewer, { attemptId, position: 2, keys: ['a'] }, new Date(minutesLater(30).getTime() + 1)),
  ).toMatchObject({ ok: false, reason: 'time-over', state: { keys: [] } });
  expect(await getPaper(db, viewer, attemptId, minutesLater(31))).toMatchObject({
    ok: true,
    value: { state: 'time-over', questions: [] },
  });
  expect(await submitAttempt(db, viewer, attemptId, minutesLater(45), noHook)).toMatchObject({
    ok: true,
    value: { scoreMilli: 1000, cause: 'time-out', finishedAt: minutesLater(30) },
  });
  expect(verifyChain(await db.attemptStep.findMany({ where: { attemptId }, orderBy: { seq: 'asc' } }))).toEqual({
    ok: true,
  });
});

test('the job closes what has expired as of its deadline, once, and leaves the rest', async () => {
  const { db } = database;
  const expired = await startedQuiz(db, { quiz: { timeLimitMinutes: 30 } });
  const running = await startedQuiz(db, { quiz: { timeLimitMinutes: 90 } });
  await answerAll(db, expired.viewer, expired.attemptId, 'a');
  const calls: string[] = [];
  const onPassed: OnPassed = (_tx, { attemptId }) => {
    calls.push(attemptId);
    return Promise.resolve();
  };
  await closeExpiredAttempts(db, {}, minutesLater(40));
  expect(await db.attemptResult.count({ where: { attemptId: expired.attemptId } })).toBe(0);

  const close = makeCloseExpiredAttempts(onPassed);
  await Promise.all([
    close(db, {}, minutesLater(40)),
    close(db, {}, minutesLater(41)),
    submitAttempt(db, expired.viewer, expired.attemptId, minutesLater(42), onPassed),
  ]);
  await close(db, {}, minutesLater(50));
  expect(await db.attemptResult.findUnique({ where: { attemptId: expired.attemptId } })).toMatchObject({
    cause: 'time-out',
    finishedAt: minutesLater(30),
    passed: true,
  });
  expect(calls).toEqual([expired.attemptId]);
  expect(await db.attemptResult.count({ where: { attemptId: running.attemptId } })).toBe(0);
});

test('when the enrolment has ended or its access has run out, the quiz closes and says so', async () => {
  const { db } = database;
  const over = await startedQuiz(db);
  await db.enrolment.update({ where: { id: over.enrolmentId }, data: { accessUntil: minutesLater(5) } });
  expect(
    await saveAnswer(db, over.viewer, { attemptId: over.attemptId, position: 1, keys: ['a'] }, minutesLater(4)),
  ).toMatchObject({ ok: true });
  expect(await getQuizHome(db, over.viewer, over.slug, minutesLater(6))).toEqual({ ok: false, reason: 'access-over' });
  expect(await startAttempt(db, over.viewer, over.slug, minutesLater(6), 's')).toEqual({
    ok: false,
    reason: 'access-over',
  });

  const ended = await startedQuiz(db);
  await answerAll(db, ended.viewer, ended.attemptId, 'a');
  await db.enrolment.update({
    where: { id: ended.enrolmentId },
    data: { endedAt: minutesLater(5), endReason: 'refund' },
  });
  expect(await getQuizHome(db, ended.viewer, ended.slug, minutesLater(6))).toEqual({
    ok: false,
    reason: 'not-enrolled',
  });
  expect(
    await saveAnswer(db, ended.viewer, { attemptId: ended.attemptId, position: 1, keys: ['b'] }, minutesLater(6)),
  ).toMatchObject({ ok: false, reason: 'no-access' });
  expect(await submitAttempt(db, ended.viewer, ended.attemptId, minutesLater(6), noHook)).toEqual({
    ok: false,
    reason: 'no-access',
  });
  expect(await getPaper(db, ended.viewer, ended.attemptId, minutesLater(6))).toMatchObject({
    ok: true,
    value: { state: 'no-access', questions: [] },
  });
  expect(await startAttempt(db, ended.viewer, ended.slug, testStart, 's')).toEqual({
    ok: false,
    reason: 'not-enrolled',
  });
});

test('no try starts while a module is unread, and one starts once all are read', async () => {
  const { db } = database;
  const person = await createTherapist(db);
  const viewer = viewerOf(person);
  const { slug } = await publishTinyCourse(db);
  const enrolmentId = await enrol(db, { userId: person.id, courseSlug: slug, allRead: false });
  expect(await startAttempt(db, viewer, slug, testStart, 's')).toEqual({ ok: false, reason: 'modules-unread' });
  expect(await getQuizHome(db, viewer, slug, testStart)).toMatchObject({
    value: { start: { kind: 'modules-unread' }, unreadModules: [{ slug: 'm1' }, { slug: 'm2' }, { slug: 'm3' }] },
  });
  const mark = { enrolmentId, openedAt: testStart, lastSeenAt: testStart, completedAt: testStart };
  await db.moduleProgress.createMany({ data: ['m1', 'm2', 'm3'].map((moduleSlug) => ({ ...mark, moduleSlug })) });
  expect(await startAttempt(db, viewer, slug, testStart, 's')).toMatchObject({ ok: true });
});
