import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveAnswer, saveFlag } from '#lib/quiz/commands/save-answer.ts';
import { submitAttempt } from '#lib/quiz/commands/submit-attempt.ts';
import { getPaper, getPaperAnswers } from '#lib/quiz/queries/get-paper.ts';
import { getResult } from '#lib/quiz/queries/get-result.ts';
import { verifyChain } from '#lib/quiz/rules/steps.ts';
import { answerBodySchema } from '#lib/quiz/schema.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { createTherapist, viewerOf } from '#tests/support/factories.ts';
import { answerAll, minutesLater, noHook, startedQuiz } from '#tests/support/quiz.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

const stepsOf = (attemptId: string) =>
  database.db.attemptStep.findMany({ where: { attemptId }, orderBy: { seq: 'asc' } });
const safetyPolicy = { certainty: { ask: 'safety', holdsPass: false } } as const;

async function safetyPosition(attemptId: string, isSafety: boolean): Promise<number> {
  const slot = await database.db.attemptSlot.findFirstOrThrow({
    where: { attemptId, questionVersion: { safety: isSafety } },
    select: { position: true },
  });
  return slot.position;
}

test('a flag is a step of its own, comes and goes in order, and changes no answer and no mark', async () => {
  const { db } = database;
  const { viewer, attemptId } = await startedQuiz(db);
  const flag = (position: number, flagged: boolean) =>
    saveFlag(db, viewer, { attemptId, position, flagged }, minutesLater(1));
  await answerAll(db, viewer, attemptId, 'a');
  expect(await flag(2, true)).toMatchObject({ ok: true, value: { flagged: true, keys: ['a'], expectedSeq: 8 } });
  expect(await flag(2, true), 'the same again').toMatchObject({ ok: true, value: { expectedSeq: 8 } });
  await flag(3, true);
  await flag(3, false);
  const steps = await stepsOf(attemptId);
  expect(steps.filter(({ kind }) => kind === 'flag').map(({ position, response }) => [position, response])).toEqual([
    [2, { flagged: true }],
    [3, { flagged: true }],
    [3, { flagged: false }],
  ]);
  expect(verifyChain(steps)).toEqual({ ok: true });
  expect(await getPaperAnswers(db, viewer, attemptId, minutesLater(2))).toMatchObject({
    ok: true,
    value: { state: 'open', flagged: [2], expectedSeq: 10 },
  });
  expect(await submitAttempt(db, viewer, attemptId, minutesLater(3), noHook)).toMatchObject({
    ok: true,
    value: { percentTenths: 1000 },
  });
  expect(await flag(4, true)).toMatchObject({ ok: false, reason: 'finished', state: { flagged: false } });
});

test('certainty is stored with the answer where the paper asks for it, and nowhere else', async () => {
  const { db } = database;
  const { viewer, attemptId } = await startedQuiz(db, { quiz: safetyPolicy });
  const [safety, other] = [await safetyPosition(attemptId, true), await safetyPosition(attemptId, false)];
  for (const position of [safety, other])
    await saveAnswer(db, viewer, { attemptId, position, keys: ['b'], certainty: 'sure' }, minutesLater(1));
  const steps = (await stepsOf(attemptId)).slice(1);
  expect(steps.map(({ position, response }) => [position, response])).toEqual([
    [safety, { keys: ['b'], certainty: 'sure' }],
    [other, { keys: ['b'] }],
  ]);
  const again = await saveAnswer(
    db,
    viewer,
    { attemptId, position: safety, keys: ['b'], certainty: 'unsure' },
    minutesLater(2),
  );
  expect(again).toMatchObject({ ok: true, value: { certainty: 'unsure', expectedSeq: 4 } });
  const paper = await getPaper(db, viewer, attemptId, minutesLater(2));
  if (!paper.ok) throw new Error('the paper is the viewer’s own');
  for (const { position, asksCertainty } of paper.value.questions) {
    const { questionVersion } = await db.attemptSlot.findUniqueOrThrow({
      where: { attemptId_position: { attemptId, position } },
      select: { questionVersion: { select: { safety: true } } },
    });
    expect(asksCertainty).toBe(questionVersion.safety);
  }
});

test('a course that asks for no certainty keeps none', async () => {
  const { db } = database;
  const { viewer, attemptId } = await startedQuiz(db);
  const position = await safetyPosition(attemptId, true);
  await saveAnswer(db, viewer, { attemptId, position, keys: ['b'], certainty: 'sure' }, minutesLater(1));
  expect((await stepsOf(attemptId))[1]?.response).toEqual({ keys: ['b'] });
  const paper = await getPaper(db, viewer, attemptId, minutesLater(1));
  expect(paper.ok && paper.value.questions.some(({ asksCertainty }) => asksCertainty)).toBe(false);
});

test('a captured request that is sent again changes nothing, whatever was answered or flagged since', async () => {
  const { db } = database;
  const { viewer, attemptId } = await startedQuiz(db);
  const answer = { attemptId, position: 1, keys: ['c'], clientSeq: 1 };
  const flag = { attemptId, position: 1, flagged: true, clientSeq: 1 };
  await saveAnswer(db, viewer, answer, minutesLater(1));
  await saveFlag(db, viewer, flag, minutesLater(1));
  await saveAnswer(db, viewer, { attemptId, position: 1, keys: ['a'], clientSeq: 3 }, minutesLater(2));
  await saveFlag(db, viewer, { attemptId, position: 1, flagged: false, clientSeq: 4 }, minutesLater(2));
  const before = await stepsOf(attemptId);
  for (const minute of [3, 4]) {
    expect(await saveAnswer(db, viewer, answer, minutesLater(minute))).toMatchObject({
      ok: false,
      reason: 'changed-elsewhere',
      state: { keys: ['a'], flagged: false },
    });
    expect(await saveFlag(db, viewer, flag, minutesLater(minute))).toMatchObject({
      ok: false,
      reason: 'changed-elsewhere',
    });
  }
  expect(await stepsOf(attemptId)).toEqual(before);
});

test('ten windows that write at the same moment leave one chain, and nothing that was acknowledged is missing', async () => {
  const { db } = database;
  const { viewer, attemptId } = await startedQuiz(db);
  const saves = await Promise.all(
    Array.from({ length: 10 }, (_, index) => {
      const position = (index % 5) + 1;
      return index < 5
        ? saveAnswer(db, viewer, { attemptId, position, keys: ['b'] }, minutesLater(1))
        : saveFlag(db, viewer, { attemptId, position, flagged: true }, minutesLater(1));
    }),
  );
  for (const save of saves) expect(save.ok).toBe(true);
  const steps = await stepsOf(attemptId);
  expect(steps).toHaveLength(11);
  expect(verifyChain(steps)).toEqual({ ok: true });
});

test('answers and hand-ins from two windows at the same moment: one result, and it marks exactly what the log holds', async () => {
  const { db } = database;
  for (let round = 0; round < 5; round += 1) {
    const { viewer, attemptId } = await startedQuiz(db);
    const outcomes = await Promise.all([
      ...[1, 2, 3].map((position) => saveAnswer(db, viewer, { attemptId, position, keys: ['a'] }, minutesLater(1))),
      submitAttempt(db, viewer, attemptId, minutesLater(1), noHook),
      submitAttempt(db, viewer, attemptId, minutesLater(1), noHook),
      ...[4, 5, 6].map((position) => saveAnswer(db, viewer, { attemptId, position, keys: ['a'] }, minutesLater(1))),
    ]);
    const steps = await stepsOf(attemptId);
    expect(verifyChain(steps)).toEqual({ ok: true });
    expect(steps.at(-1)?.kind).toBe('submit');
    const answered = steps.filter(({ kind }) => kind === 'answer').length;
    const saved = outcomes.filter((outcome) => outcome.ok && 'keys' in outcome.value).length;
    expect(saved).toBe(answered);
    const result = await db.attemptResult.findUniqueOrThrow({ where: { attemptId } });
    expect(result.scoreMilli).toBe(answered * 1000);
  }
});

test('after the deadline nothing is taken, whatever the browser’s clock says, and what stood is told', async () => {
  const { db } = database;
  const { viewer, attemptId } = await startedQuiz(db, { quiz: { timeLimitMinutes: 30 } });
  const save = (keys: string[], minute: number) =>
    saveAnswer(db, viewer, { attemptId, position: 1, keys, clientSeq: 99 }, minutesLater(minute));
  expect(await save(['a'], 30)).toMatchObject({ ok: true, value: { remainingSeconds: 0 } });
  expect(await save(['b'], 31)).toMatchObject({ ok: false, reason: 'time-over', state: { keys: ['a'] } });
  expect(await saveFlag(db, viewer, { attemptId, position: 1, flagged: true }, minutesLater(31))).toMatchObject({
    ok: false,
    reason: 'time-over',
  });
  expect(await getPaperAnswers(db, viewer, attemptId, minutesLater(31))).toMatchObject({
    ok: true,
    value: { state: 'time-over', answers: {} },
  });
  expect(await stepsOf(attemptId)).toHaveLength(2);
});

test('another person can neither flag nor ask how a paper stands', async () => {
  const { db } = database;
  const { viewer, attemptId } = await startedQuiz(db);
  const stranger = viewerOf(await createTherapist(db));
  expect(await saveFlag(db, stranger, { attemptId, position: 1, flagged: true }, minutesLater(1))).toEqual({
    ok: false,
    reason: 'not-found',
    state: null,
  });
  expect(await getPaperAnswers(db, stranger, attemptId, minutesLater(1))).toEqual({ ok: false, reason: 'not-found' });
  expect(await getPaperAnswers(db, viewer, attemptId, minutesLater(1))).toMatchObject({ ok: true });
});

test.each([
  [{ position: 1, keys: ['a'] }, true],
  [{ position: 1, keys: ['a'], certainty: 'sure', clientSeq: 3 }, true],
  [{ position: 1, flagged: true, clientSeq: 3 }, true],
  [{ position: 1, keys: ['a'], flagged: true }, false],
  [{ position: 1, keys: ['a'], at: '2020-01-01T00:00:00Z' }, false],
  [{ position: 1, keys: ['a'], correct: true }, false],
  [{ position: 1, keys: ['a'], certainty: 'quite' }, false],
  [{ position: 0, keys: ['a'] }, false],
  [{ position: 1, flagged: 'yes' }, false],
  [{ position: 1, keys: 'a' }, false],
  [{ position: 1, keys: Array.from({ length: 65 }, () => 'a') }, false],
  [{ position: 1, keys: ['a'.repeat(500)] }, false],
  [{ position: 1, keys: ['a'], clientSeq: -1 }, false],
  [{ keys: ['a'] }, false],
  [null, false],
])('the body %j is read: %s', (body, isRead) => {
  expect(answerBodySchema.safeParse(body).success).toBe(isRead);
});

test('the result after the paper is the same for whoever asks first and last', async () => {
  const { db } = database;
  const { viewer, attemptId } = await startedQuiz(db, { quiz: safetyPolicy });
  await answerAll(db, viewer, attemptId, 'a');
  const [one, two] = await Promise.all(
    [3, 4].map((minute) => submitAttempt(db, viewer, attemptId, minutesLater(minute), noHook)),
  );
  expect(one).toEqual(two);
  expect(await getResult(db, viewer, attemptId, minutesLater(5))).toMatchObject({
    ok: true,
    value: { passed: true, mustRead: [] },
  });
});
