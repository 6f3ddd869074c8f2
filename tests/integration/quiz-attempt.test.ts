import { afterAll, beforeAll, expect, test } from 'vitest';
import { issueOnPass } from '#lib/certificate/commands/issue-on-pass.ts';
import { openDb } from '#lib/db/client.ts';
import { saveAnswer } from '#lib/quiz/commands/save-answer.ts';
import { startAttempt } from '#lib/quiz/commands/start-attempt.ts';
import { submitAttempt } from '#lib/quiz/commands/submit-attempt.ts';
import type { OnPassed } from '#lib/quiz/commands/finish-attempt.ts';
import { getPaper } from '#lib/quiz/queries/get-paper.ts';
import { getQuizHome } from '#lib/quiz/queries/get-quiz-home.ts';
import { getResult } from '#lib/quiz/queries/get-result.ts';
import { newestAnswers, paperHash, verifyChain } from '#lib/quiz/rules/steps.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { answerAll, minutesLater, noHook, optionsIn, startedQuiz } from '#tests/support/quiz.ts';
import { createTherapist, testStart, viewerOf } from '#tests/support/factories.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

test('ten hand-ins at once make one result, one last step and one certificate call', async () => {
  const { db } = database;
  const { viewer, attemptId, enrolmentId } = await startedQuiz(db);
  await answerAll(db, viewer, attemptId, 'a');
  const calls: string[] = [];
  const onPassed: OnPassed = async (tx, passed) => {
    calls.push(passed.enrolmentId);
    await tx.$queryRaw`SELECT pg_sleep(0.02)::text`;
  };
  const results = await Promise.all(
    Array.from({ length: 10 }, (_, index) => submitAttempt(db, viewer, attemptId, minutesLater(5 + index), onPassed)),
  );
  expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
  expect(results[0]).toMatchObject({ ok: true, value: { passed: true, percentTenths: 1000, cause: 'submit' } });
  expect(calls).toEqual([enrolmentId]);
  expect(await db.attemptResult.count({ where: { attemptId } })).toBe(1);
  expect(await db.attemptStep.count({ where: { attemptId, kind: 'submit' } })).toBe(1);
});

test('ten starts at once make one attempt', async () => {
  const { db } = database;
  const { viewer, slug, enrolmentId, attemptId } = await startedQuiz(db);
  const starts = await Promise.all(
    Array.from({ length: 10 }, (_, index) => startAttempt(db, viewer, slug, testStart, `seed ${index}`)),
  );
  for (const start of starts) expect(start).toMatchObject({ ok: true, value: { attemptId, number: 1, isNew: false } });
  expect(await db.attempt.count({ where: { enrolmentId } })).toBe(1);

  const fresh = await startedQuiz(db, { isStarted: false });
  const first = await Promise.all(
    Array.from({ length: 10 }, (_, index) => startAttempt(db, fresh.viewer, fresh.slug, testStart, `seed ${index}`)),
  );
  expect(first.filter((start) => start.ok && start.value.isNew)).toHaveLength(1);
  expect(await db.attempt.count({ where: { enrolmentId: fresh.enrolmentId } })).toBe(1);
});

test('ten hand-ins of a pass at once, with the real certificate behind them, leave one certificate', async () => {
  const { db } = database;
  const { viewer, attemptId, enrolmentId } = await startedQuiz(db);
  await answerAll(db, viewer, attemptId, 'a');
  await Promise.all(
    Array.from({ length: 10 }, () => submitAttempt(db, viewer, attemptId, minutesLater(5), issueOnPass)),
  );
  expect(await db.certificate.findMany({ where: { enrolmentId }, select: { attemptId: true } })).toEqual([
    { attemptId },
  ]);
});

test('a pass whose certificate fails is not written: both happen or neither', async () => {
  const { db } = database;
  const { viewer, attemptId } = await startedQuiz(db);
  await answerAll(db, viewer, attemptId, 'a');
  const broken: OnPassed = () => Promise.reject(new Error('no certificate'));
  await expect(submitAttempt(db, viewer, attemptId, minutesLater(5), broken)).rejects.toThrow('no certificate');
  expect(await db.attemptResult.count({ where: { attemptId } })).toBe(0);
  expect(await submitAttempt(db, viewer, attemptId, minutesLater(6), noHook)).toMatchObject({
    ok: true,
    value: { passed: true },
  });
});

test('a blank paper scores nothing and does not pass', async () => {
  const { viewer, attemptId } = await startedQuiz(database.db);
  expect(await submitAttempt(database.db, viewer, attemptId, minutesLater(1), noHook)).toMatchObject({
    ok: true,
    value: { scoreMilli: 0, maximumMilli: 6000, passed: false },
  });
});

test('an answer after handing in is refused, and the answers from before still stand', async () => {
  const { db } = database;
  const { viewer, attemptId } = await startedQuiz(db);
  await answerAll(db, viewer, attemptId, 'a');
  await submitAttempt(db, viewer, attemptId, minutesLater(5), noHook);
  const before = await db.attemptStep.count({ where: { attemptId } });
  expect(await saveAnswer(db, viewer, { attemptId, position: 1, keys: ['b'] }, minutesLater(6))).toMatchObject({
    ok: false,
    reason: 'finished',
    state: { position: 1, keys: ['a'] },
  });
  expect(await db.attemptStep.count({ where: { attemptId } })).toBe(before);
  const result = await getResult(db, viewer, attemptId, minutesLater(60));
  expect(
    result.ok &&
      result.value.passed &&
      result.value.questions.every(({ parts }) =>
        optionsIn(parts).some(({ isChosen, isRight }) => isChosen && isRight),
      ),
  ).toBe(true);
});

test('saves and a hand-in at the same moment lose nothing that was acknowledged', async () => {
  const { db } = database;
  const { viewer, attemptId } = await startedQuiz(db);
  const saves = [1, 2, 3, 4, 5, 6].map((position) =>
    saveAnswer(db, viewer, { attemptId, position, keys: ['a'] }, minutesLater(1)),
  );
  const [submitted, ...saved] = await Promise.all([
    submitAttempt(db, viewer, attemptId, minutesLater(1), noHook),
    ...saves,
  ]);
  const acknowledged = saved.filter(({ ok }) => ok).length;
  for (const save of saved) if (!save.ok) expect(save.reason).toBe('finished');
  expect(submitted).toMatchObject({ ok: true, value: { scoreMilli: acknowledged * 1000 } });
});

test('the same answer twice is one step, and a changed one is another', async () => {
  const { db } = database;
  const { viewer, attemptId } = await startedQuiz(db);
  const save = (keys: string[]) => saveAnswer(db, viewer, { attemptId, position: 2, keys }, minutesLater(1));
  expect(await save([])).toMatchObject({ ok: true, value: { expectedSeq: 1, keys: [] } });
  expect(await save(['b'])).toMatchObject({ ok: true, value: { expectedSeq: 2, keys: ['b'] } });
  expect(await save(['b', 'b', 'unknown'])).toMatchObject({ ok: true, value: { expectedSeq: 2, keys: ['b'] } });
  expect(await save(['c'])).toMatchObject({ ok: true, value: { expectedSeq: 3, keys: ['c'] } });
  expect(await db.attemptStep.count({ where: { attemptId, kind: 'answer' } })).toBe(2);
  expect(await saveAnswer(db, viewer, { attemptId, position: 7, keys: ['a'] }, minutesLater(1))).toEqual({
    ok: false,
    reason: 'unknown-position',
    state: null,
  });
});

test('an answer that was waiting somewhere never overwrites a newer one, but a repeated delivery is acknowledged', async () => {
  const { db } = database;
  const { viewer, attemptId } = await startedQuiz(db);
  const late = { attemptId, position: 1, keys: ['c'], clientSeq: 1 };
  expect(
    await saveAnswer(db, viewer, { attemptId, position: 1, keys: ['a'], clientSeq: 1 }, minutesLater(1)),
  ).toMatchObject({ ok: true });
  expect(await saveAnswer(db, viewer, late, minutesLater(2))).toMatchObject({
    ok: false,
    reason: 'changed-elsewhere',
    state: { keys: ['a'], expectedSeq: 2 },
  });
  expect(await saveAnswer(db, viewer, { ...late, keys: ['a'] }, minutesLater(2))).toMatchObject({
    ok: true,
    value: { keys: ['a'] },
  });
  expect(await saveAnswer(db, viewer, { ...late, position: 2 }, minutesLater(2))).toMatchObject({ ok: true });
  expect(await saveAnswer(db, viewer, { ...late, clientSeq: 3 }, minutesLater(3))).toMatchObject({
    ok: true,
    value: { keys: ['c'] },
  });
});

test('after a restart the paper shows every saved answer, the same questions and the same order', async () => {
  const { viewer, attemptId, slug } = await startedQuiz(database.db);
  const before = await getPaper(database.db, viewer, attemptId, minutesLater(1));
  await saveAnswer(database.db, viewer, { attemptId, position: 1, keys: ['b'] }, minutesLater(1));
  await saveAnswer(database.db, viewer, { attemptId, position: 4, keys: ['d'] }, minutesLater(1));
  const later = openDb(database.url);
  try {
    const paper = await getPaper(later, viewer, attemptId, minutesLater(600));
    if (!before.ok || !paper.ok) throw new Error('the paper is the viewer’s own');
    expect(paper.value.questions.map(({ keys }) => keys)).toEqual([['b'], [], [], ['d'], [], []]);
    expect(paper.value.questions.map(({ keys: _keys, ...question }) => question)).toEqual(
      before.value.questions.map(({ keys: _keys, ...question }) => question),
    );
    expect(await startAttempt(later, viewer, slug, minutesLater(600), 'another seed')).toMatchObject({
      ok: true,
      value: { attemptId, isNew: false },
    });
    expect(await getQuizHome(later, viewer, slug, minutesLater(600))).toMatchObject({
      ok: true,
      value: { start: { kind: 'attempt-open', attemptId, answered: 2 } },
    });
  } finally {
    await later.$disconnect();
  }
});

test('neither the key nor a rationale is in the paper', async () => {
  const { viewer, attemptId } = await startedQuiz(database.db);
  await answerAll(database.db, viewer, attemptId, 'a');
  const text = JSON.stringify(await getPaper(database.db, viewer, attemptId, minutesLater(1)));
  expect(text).toContain('answered by the first option');
  expect(text).not.toMatch(/SECRET-RATIONALE|correct|rationale|isRight/i);
});

test('another person finds nothing and changes nothing, while its owner does', async () => {
  const { db } = database;
  const { viewer, attemptId, slug } = await startedQuiz(db);
  const stranger = viewerOf(await createTherapist(db));
  const admin = viewerOf(await createTherapist(db, { role: 'admin' }));
  for (const other of [stranger, { ...admin, role: 'admin' as const }]) {
    expect(await getPaper(db, other, attemptId, testStart)).toEqual({ ok: false, reason: 'not-found' });
    expect(await saveAnswer(db, other, { attemptId, position: 1, keys: ['a'] }, testStart)).toEqual({
      ok: false,
      reason: 'not-found',
      state: null,
    });
    expect(await submitAttempt(db, other, attemptId, testStart, noHook)).toEqual({ ok: false, reason: 'not-found' });
    expect(await getResult(db, other, attemptId, minutesLater(60))).toEqual({ ok: false, reason: 'not-found' });
    expect(await getQuizHome(db, other, slug, testStart)).toEqual({ ok: false, reason: 'not-enrolled' });
    expect(await startAttempt(db, other, slug, testStart, 'seed')).toEqual({ ok: false, reason: 'not-enrolled' });
  }
  expect(await db.attemptStep.count({ where: { attemptId } })).toBe(1);
  expect(await getPaper(db, viewer, attemptId, testStart)).toMatchObject({ ok: true });
  expect(await saveAnswer(db, viewer, { attemptId, position: 1, keys: ['a'] }, testStart)).toMatchObject({ ok: true });
  expect(await getResult(db, viewer, attemptId, minutesLater(60))).toEqual({ ok: false, reason: 'not-finished' });
  expect(await submitAttempt(db, viewer, attemptId, testStart, noHook)).toMatchObject({ ok: true });
  expect(await getResult(db, viewer, attemptId, minutesLater(60))).toMatchObject({ ok: true });
  expect(await getResult(db, stranger, attemptId, minutesLater(60))).toEqual({ ok: false, reason: 'not-found' });
});

test('an address that is no attempt is simply not found', async () => {
  const { viewer } = await startedQuiz(database.db);
  for (const id of ['', 'x', "' OR 1=1", '00000000-0000-7000-8000-000000000000']) {
    expect(await getPaper(database.db, viewer, id, testStart)).toEqual({ ok: false, reason: 'not-found' });
    expect(await submitAttempt(database.db, viewer, id, testStart, noHook)).toEqual({ ok: false, reason: 'not-found' });
    expect(await getResult(database.db, viewer, id, minutesLater(60))).toEqual({ ok: false, reason: 'not-found' });
  }
});

test('the log of an attempt verifies from start to hand-in, and names the step that somebody altered', async () => {
  const { db } = database;
  const { viewer, attemptId } = await startedQuiz(db);
  await answerAll(db, viewer, attemptId, 'b');
  await answerAll(db, viewer, attemptId, 'a');
  await submitAttempt(db, viewer, attemptId, minutesLater(9), noHook);
  const read = () => db.attemptStep.findMany({ where: { attemptId }, orderBy: { seq: 'asc' } });
  const steps = await read();
  expect(steps.map(({ kind }) => kind)).toEqual(['start', ...Array<string>(12).fill('answer'), 'submit']);
  expect(verifyChain(steps)).toEqual({ ok: true });
  expect(steps[0]?.response).toMatchObject({
    paperHash: paperHash(await db.attemptSlot.findMany({ where: { attemptId } })),
  });

  await expect(
    db.attemptStep.updateMany({ where: { attemptId, seq: 3 }, data: { response: { keys: ['a'] } } }),
  ).rejects.toThrow(/written once/);
  await db.$transaction(async (tx) => {
    await tx.$executeRawUnsafe('ALTER TABLE "AttemptStep" DISABLE TRIGGER written_once');
    await tx.attemptStep.updateMany({ where: { attemptId, seq: 3 }, data: { response: { keys: ['a'] } } });
    await tx.$executeRawUnsafe('ALTER TABLE "AttemptStep" ENABLE TRIGGER written_once');
  });
  const altered = await read();
  expect(newestAnswers(altered).size).toBe(6);
  expect(verifyChain(altered)).toEqual({ ok: false, seq: 3 });
});
