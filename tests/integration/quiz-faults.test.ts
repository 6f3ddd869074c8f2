// What people who sit quizzes on other systems complain about, and what somebody would try who wants to cheat this one.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { issueOnPass } from '#lib/certificate/commands/issue-on-pass.ts';
import { openDb } from '#lib/db/client.ts';
import { newId } from '#lib/ids.ts';
import { saveAnswer } from '#lib/quiz/commands/save-answer.ts';
import { startAttempt } from '#lib/quiz/commands/start-attempt.ts';
import { submitAttempt } from '#lib/quiz/commands/submit-attempt.ts';
import { closeExpiredAttempts } from '#lib/quiz/jobs.ts';
import { getPaper } from '#lib/quiz/queries/get-paper.ts';
import { getResult } from '#lib/quiz/queries/get-result.ts';
import { verifyChain } from '#lib/quiz/rules/steps.ts';
import { createTherapist, testStart, viewerOf } from '#tests/support/factories.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { answerAll, minutesLater, noHook, startedQuiz } from '#tests/support/quiz.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

const stepsOf = (attemptId: string) =>
  database.db.attemptStep.findMany({ where: { attemptId }, orderBy: { seq: 'asc' } });

test('the timer runs in the browser only: no, answers racing the deadline count up to it, and the job closes the paper once', async () => {
  const { db } = database;
  const { viewer, attemptId } = await startedQuiz(db, { quiz: { timeLimitMinutes: 30 } });
  const deadline = minutesLater(30).getTime();
  const around = [-2, -1, 0, 1, 2, 3];
  const [, , ...saved] = await Promise.all([
    closeExpiredAttempts(db, null, new Date(deadline + 1), noHook),
    submitAttempt(db, viewer, attemptId, new Date(deadline + 2), noHook),
    ...around.map((offset, index) =>
      saveAnswer(db, viewer, { attemptId, position: index + 1, keys: ['a'] }, new Date(deadline + offset)),
    ),
  ]);
  for (const [index, save] of saved.entries()) {
    if (save.ok) expect(around[index]).toBeLessThanOrEqual(0);
    else expect(['time-over', 'finished']).toContain(save.reason);
  }
  const inTime = saved.filter(({ ok }) => ok).length;
  expect(await db.attemptResult.findUniqueOrThrow({ where: { attemptId } })).toMatchObject({
    scoreMilli: inTime * 1000,
    finishedAt: new Date(deadline),
    cause: 'time-out',
  });
  const steps = await stepsOf(attemptId);
  expect(steps.filter(({ kind }) => kind === 'time-out')).toHaveLength(1);
  expect(verifyChain(steps)).toEqual({ ok: true });
});

test('the limit of tries is kept in the browser only: no, parallel starts after the last try make none', async () => {
  const { db } = database;
  const quiz = { attemptLimit: 2, waitMinutesAfterFail: [] };
  const { viewer, attemptId, slug, enrolmentId } = await startedQuiz(db, { quiz });
  await submitAttempt(db, viewer, attemptId, minutesLater(1), noHook);
  const starts = (minutes: number) =>
    Promise.all(
      Array.from({ length: 5 }, (_, index) => startAttempt(db, viewer, slug, minutesLater(minutes), `${index}`)),
    );
  const [second] = (await starts(2)).flatMap((start) => (start.ok ? start.value.attemptId : []));
  await submitAttempt(db, viewer, String(second), minutesLater(3), noHook);
  for (const start of await starts(4)) expect(start).toEqual({ ok: false, reason: 'attempts-used' });
  expect(await db.attempt.count({ where: { enrolmentId } })).toBe(2);
});

test('no way to go on later: there is, another device shows the same paper with every answer, and goes on with it', async () => {
  const { db } = database;
  const { viewer, attemptId, slug } = await startedQuiz(db);
  for (const position of [1, 2, 3]) await saveAnswer(db, viewer, { attemptId, position, keys: ['a'] }, minutesLater(1));
  const elsewhere = openDb(database.url, 2);
  try {
    const days = minutesLater(3 * 24 * 60);
    expect(await startAttempt(elsewhere, viewer, slug, days, 'other')).toMatchObject({
      value: { attemptId, isNew: false },
    });
    const paper = await getPaper(elsewhere, viewer, attemptId, days);
    expect(paper.ok && paper.value.questions.map(({ keys }) => keys)).toEqual([['a'], ['a'], ['a'], [], [], []]);
    await answerAll(elsewhere, viewer, attemptId, 'a', days);
    expect(await submitAttempt(elsewhere, viewer, attemptId, days, noHook)).toMatchObject({ value: { passed: true } });
  } finally {
    await elsewhere.$disconnect();
  }
});

test('pressing twice, in two tabs or again by a replayed request makes two results or two certificates: no', async () => {
  const { db } = database;
  const { viewer, attemptId, enrolmentId } = await startedQuiz(db);
  await answerAll(db, viewer, attemptId, 'a');
  const press = (minutes: number) => submitAttempt(db, viewer, attemptId, minutesLater(minutes), issueOnPass);
  const presses = await Promise.all([press(2), press(2), press(2)]);
  const replays = [await press(60), await press(600)];
  const replayed = { attemptId, position: 1, keys: ['b'], clientSeq: 1 };
  for (const minutes of [3, 300])
    expect(await saveAnswer(db, viewer, replayed, minutesLater(minutes))).toMatchObject({ reason: 'finished' });
  expect(new Set([...presses, ...replays].map((result) => JSON.stringify(result))).size).toBe(1);
  expect(await db.certificate.count({ where: { enrolmentId } })).toBe(1);
  const steps = await stepsOf(attemptId);
  expect(steps.map(({ kind }) => kind)).toEqual(['start', ...Array<string>(6).fill('answer'), 'submit']);
});

test('the questions change when the page is loaded again: no, not even when the pool is changed meanwhile', async () => {
  const { db } = database;
  const { viewer, attemptId, courseId } = await startedQuiz(db);
  const read = () => getPaper(db, viewer, attemptId, minutesLater(1));
  const first = await read();
  const [version] = await db.courseVersion.findMany({ where: { courseId } });
  const slots = await db.attemptSlot.findMany({
    where: { attemptId },
    select: { questionVersion: { select: { key: true } } },
  });
  await db.poolChange.createMany({
    data: slots.map(({ questionVersion: { key } }) => ({
      id: newId(),
      courseVersionId: version?.id ?? '',
      key,
      questionVersionId: null,
      cause: 'retire',
      at: testStart,
      actorLabel: 'test',
      reason: 'taken out of the pool while a paper is open',
    })),
  });
  for (let load = 0; load < 5; load += 1) expect(await read()).toEqual(first);
  await answerAll(db, viewer, attemptId, 'a');
  expect(await submitAttempt(db, viewer, attemptId, minutesLater(2), noHook)).toMatchObject({
    value: { scoreMilli: 6000, maximumMilli: 6000 },
  });
});

test('a fail says nothing, or gives the key away: neither, it names the topics and no option of any question', async () => {
  const { db } = database;
  const { viewer, attemptId } = await startedQuiz(db);
  await answerAll(db, viewer, attemptId, 'b');
  await submitAttempt(db, viewer, attemptId, minutesLater(2), noHook);
  const result = await getResult(db, viewer, attemptId, minutesLater(10));
  if (!result.ok || result.value.passed) throw new Error('this paper fails');
  expect(result.value.topics.map(({ topic }) => topic).toSorted()).toEqual(['Topic 1', 'Topic 2', 'Topic 3']);
  expect(JSON.stringify(result)).not.toMatch(/SECRET-RATIONALE|isRight|"correct":|Option [abcd] of/);
});

test('an answer of one attempt sent to another, or by another person, changes nothing in either', async () => {
  const { db } = database;
  const mine = await startedQuiz(db);
  const theirs = await startedQuiz(db);
  const stranger = viewerOf(await createTherapist(db));
  const tries = [
    [mine.viewer, theirs.attemptId],
    [theirs.viewer, mine.attemptId],
    [stranger, mine.attemptId],
    [mine.viewer, newId()],
    [mine.viewer, `${mine.attemptId} `],
  ] as const;
  for (const [viewer, attemptId] of tries) {
    expect(await saveAnswer(db, viewer, { attemptId, position: 1, keys: ['a'] }, minutesLater(1))).toEqual({
      ok: false,
      reason: 'not-found',
      state: null,
    });
    expect(await submitAttempt(db, viewer, attemptId, minutesLater(1), noHook)).toEqual({
      ok: false,
      reason: 'not-found',
    });
  }
  for (const { attemptId } of [mine, theirs]) {
    expect(await stepsOf(attemptId)).toHaveLength(1);
    expect(await db.attemptResult.count({ where: { attemptId } })).toBe(0);
  }
  const own = { attemptId: mine.attemptId, position: 1, keys: ['a'] };
  expect(await saveAnswer(db, mine.viewer, own, minutesLater(1))).toMatchObject({ ok: true });
});
