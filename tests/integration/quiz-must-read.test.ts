import { afterAll, beforeAll, expect, test } from 'vitest';
import type { QuizPolicy } from '#lib/catalogue/schema.ts';
import { markRead } from '#lib/quiz/commands/mark-read.ts';
import { saveAnswer } from '#lib/quiz/commands/save-answer.ts';
import { startAttempt } from '#lib/quiz/commands/start-attempt.ts';
import { submitAttempt } from '#lib/quiz/commands/submit-attempt.ts';
import type { OnPassed } from '#lib/quiz/commands/finish-attempt.ts';
import { getQuizHome } from '#lib/quiz/queries/get-quiz-home.ts';
import { getResult } from '#lib/quiz/queries/get-result.ts';
import type { TaughtAt } from '#lib/quiz/rules/must-read.ts';
import { verifyChain } from '#lib/quiz/rules/steps.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { createTherapist, viewerOf } from '#tests/support/factories.ts';
import { blueprintOf } from '#tests/support/policy.ts';
import { minutesLater, noHook, startedQuiz } from '#tests/support/quiz.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

/** A paper handed in with every answer right but one or two on safety, which are wrong and sure. */
async function sureAndWrong(quiz: Partial<QuizPolicy>, wrongCount: number, onPassed: OnPassed = noHook) {
  const { db } = database;
  const policy: Partial<QuizPolicy> = {
    passPercent: 50,
    waitMinutesAfterFail: [],
    blueprint: blueprintOf(2),
    certainty: { ask: 'safety', holdsPass: true },
    ...quiz,
  };
  const quizzed = await startedQuiz(db, { quiz: policy });
  const { viewer, attemptId } = quizzed;
  const slots = await db.attemptSlot.findMany({
    where: { attemptId },
    orderBy: { position: 'asc' },
    select: { position: true, questionVersion: { select: { safety: true, topic: true, moduleSlug: true } } },
  });
  const wrong = slots.filter(({ questionVersion }) => questionVersion.safety).slice(0, wrongCount);
  for (const { position } of slots) {
    const keys = wrong.some((slot) => slot.position === position) ? ['b'] : ['a'];
    await saveAnswer(db, viewer, { attemptId, position, keys, certainty: 'sure' }, minutesLater(1));
  }
  const handedIn = await submitAttempt(db, viewer, attemptId, minutesLater(2), onPassed);
  const places = wrong.map(({ questionVersion: { moduleSlug, topic } }) => ({ moduleSlug, topic }));
  return { ...quizzed, handedIn, places, positions: wrong.map(({ position }) => position) };
}

const nowhere: TaughtAt = { moduleSlug: 'm9', topic: 'Topic 9' };
const stepsOf = (attemptId: string) =>
  database.db.attemptStep.findMany({ where: { attemptId }, orderBy: { seq: 'asc' } });

test('a score that passes is held back for a sure and wrong answer on safety: no pass, no certificate, in result and log', async () => {
  const { db } = database;
  const calls: string[] = [];
  const { handedIn, attemptId, positions } = await sureAndWrong({}, 1, async (_tx, { attemptId: id }) => {
    await Promise.resolve();
    calls.push(id);
  });
  expect(handedIn).toMatchObject({ ok: true, value: { passed: false, heldBack: true, percentTenths: 833 } });
  expect(calls).toEqual([]);
  const steps = await stepsOf(attemptId);
  expect(steps.at(-1)).toMatchObject({
    kind: 'submit',
    response: { heldBack: true, passed: false, sureAndWrong: positions },
  });
  for (const row of [
    await db.attemptResult.findUniqueOrThrow({ where: { attemptId } }),
    await db.attemptStanding.findUniqueOrThrow({ where: { attemptId } }),
  ]) {
    expect(row).toMatchObject({ heldBack: true, passed: false });
    const marks = row.marks as { position: number; sureAndWrong?: true }[];
    expect(marks.filter(({ sureAndWrong: is }) => is).map(({ position }) => position)).toEqual(positions);
  }
});

test('where the course holds nothing back, the same paper passes', async () => {
  const { handedIn } = await sureAndWrong({ certainty: { ask: 'safety', holdsPass: false } }, 1);
  expect(handedIn).toMatchObject({ ok: true, value: { passed: true, heldBack: false } });
});

test('the next try is refused until each must-read is read again, and says what is left', async () => {
  const { db } = database;
  const { viewer, slug, attemptId, places } = await sureAndWrong({}, 2);
  const [first = nowhere, second = nowhere] = places;
  const start = (minute: number) => startAttempt(db, viewer, slug, minutesLater(minute), `seed ${minute}`);
  expect(await start(3)).toEqual({ ok: false, reason: 'must-read' });
  const home = await getQuizHome(db, viewer, slug, minutesLater(3));
  expect(home).toMatchObject({ ok: true, value: { start: { kind: 'must-read' }, mustRead: { attemptId } } });
  const expected = places
    .map((place) => ({ ...place, moduleTitle: place.moduleSlug.replace('m', 'Module '), isRead: false }))
    .toSorted((one, other) => (one.moduleSlug < other.moduleSlug ? -1 : 1));
  expect(home.ok && home.value.mustRead?.items).toEqual(expected);
  const result = await getResult(db, viewer, attemptId, minutesLater(3));
  expect(result).toMatchObject({ ok: true, value: { heldBack: true, mustRead: expected } });
  expect(JSON.stringify(result), 'no key and no rationale').not.toMatch(/SECRET|Option|"keys"|answered by/);

  expect(await markRead(db, viewer, { attemptId, ...first }, minutesLater(4))).toEqual({
    ok: true,
    value: 'read',
  });
  expect(await start(5)).toEqual({ ok: false, reason: 'must-read' });
  expect(await markRead(db, viewer, { attemptId, ...second }, minutesLater(5))).toEqual({
    ok: true,
    value: 'read',
  });
  expect(await start(6)).toMatchObject({ ok: true, value: { isNew: true, number: 2 } });
});

test('reading again is written once, only for must-reads, and the chain holds', async () => {
  const { db } = database;
  const { viewer, attemptId, positions, places } = await sureAndWrong({}, 1);
  const [[position = 0], [place = nowhere]] = [positions, places];
  const read = (where: TaughtAt) => markRead(db, viewer, { attemptId, ...where }, minutesLater(4));
  const before = await stepsOf(attemptId);
  const others = [1, 2, 3].map((number) => ({ moduleSlug: `m${number}`, topic: `Topic ${number}` }));
  for (const other of [...others.filter(({ topic }) => topic !== place.topic), nowhere, { ...place, topic: 'Topic' }])
    expect(await read(other)).toEqual({ ok: false, reason: 'no-must-read' });
  expect(await stepsOf(attemptId)).toEqual(before);
  await Promise.all(Array.from({ length: 5 }, () => read(place)));
  expect(await read(place)).toEqual({ ok: true, value: 'read' });
  const steps = await stepsOf(attemptId);
  expect(steps.slice(before.length).map(({ kind, position: where }) => [kind, where])).toEqual([['read', position]]);
  expect(verifyChain(steps)).toEqual({ ok: true });
});

test('nothing can be marked as read by another person, or before the paper is handed in', async () => {
  const { db } = database;
  const { attemptId, places } = await sureAndWrong({}, 1);
  const stranger = viewerOf(await createTherapist(db));
  const [place = nowhere] = places;
  expect(await markRead(db, stranger, { attemptId, ...place }, minutesLater(4))).toEqual({
    ok: false,
    reason: 'not-found',
  });
  const open = await startedQuiz(db);
  expect(await markRead(db, open.viewer, { attemptId: open.attemptId, ...place }, minutesLater(4))).toEqual({
    ok: false,
    reason: 'not-finished',
  });
});

test('a wait still holds beside the reading, and neither replaces the other', async () => {
  const { db } = database;
  const { viewer, slug, attemptId, places } = await sureAndWrong({ waitMinutesAfterFail: [60] }, 1);
  const start = (minute: number) => startAttempt(db, viewer, slug, minutesLater(minute), 'again');
  expect(await start(10)).toMatchObject({ ok: false, reason: 'wait' });
  expect(await getQuizHome(db, viewer, slug, minutesLater(10))).toMatchObject({
    ok: true,
    value: { start: { kind: 'wait' }, mustRead: { items: [{ isRead: false }] } },
  });
  expect(await start(70)).toEqual({ ok: false, reason: 'must-read' });
  for (const place of places) await markRead(db, viewer, { attemptId, ...place }, minutesLater(70));
  expect(await start(71)).toMatchObject({ ok: true });
});

test('an answer that is wrong and not sure, or says nothing, leaves nothing to read', async () => {
  const { db } = database;
  const { viewer, slug, attemptId } = await startedQuiz(db, {
    quiz: { waitMinutesAfterFail: [], certainty: { ask: 'safety', holdsPass: true } },
  });
  for (const [index, certainty] of (['unsure', null, 'unsure', null, 'unsure', null] as const).entries())
    await saveAnswer(db, viewer, { attemptId, position: index + 1, keys: ['b'], certainty }, minutesLater(1));
  await submitAttempt(db, viewer, attemptId, minutesLater(2), noHook);
  expect(await startAttempt(db, viewer, slug, minutesLater(3), 'again')).toMatchObject({ ok: true });
});
