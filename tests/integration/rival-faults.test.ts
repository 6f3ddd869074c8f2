// Mistakes that were found in the source of other systems, each with the harm it does there, and beside each refusal the
// case that must still work.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clozeSchema, questionSchema } from '#lib/catalogue/question.ts';
import { saveAnswer } from '#lib/quiz/commands/save-answer.ts';
import { submitAttempt } from '#lib/quiz/commands/submit-attempt.ts';
import { getPaper } from '#lib/quiz/queries/get-paper.ts';
import { grade } from '#lib/quiz/rules/grade.ts';
import type { Gradable } from '#lib/quiz/rules/scores.ts';
import { answerBodySchema, startForm } from '#lib/quiz/schema.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { groupedQuestions } from '#tests/support/question-kinds.ts';
import { rightKeys } from '#tests/support/quiz-answers.ts';
import { answerAll, minutesLater, noHook, startAgain, startedQuiz } from '#tests/support/quiz.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

const at = minutesLater(2);
const choice = (kind: 'single' | 'multiple', right: string): Gradable => ({
  kind,
  options: [...'abcd'].map((key) => ({ key, correct: right.includes(key) })),
});

test('a blank paper scores: never, while one right answer does', async () => {
  const { db } = database;
  const [blank, oneRight] = [await startedQuiz(db), await startedQuiz(db)];
  for (const position of [1, 2, 3])
    await saveAnswer(db, blank.viewer, { attemptId: blank.attemptId, position, keys: [] }, at);
  await saveAnswer(db, oneRight.viewer, { attemptId: oneRight.attemptId, position: 1, keys: ['a'] }, at);
  expect(await submitAttempt(db, blank.viewer, blank.attemptId, at, noHook)).toMatchObject({
    value: { scoreMilli: 0, maximumMilli: 6000, percentTenths: 0, passed: false },
  });
  expect(await submitAttempt(db, oneRight.viewer, oneRight.attemptId, at, noHook)).toMatchObject({
    value: { scoreMilli: 1000, maximumMilli: 6000 },
  });
});

test('an option left alone counts as a point for "false": never, on no kind of question', () => {
  const kinds: Gradable[] = [choice('single', 'b'), choice('multiple', 'bc'), ...Object.values(groupedQuestions)];
  for (const question of kinds) {
    for (const blank of [{ keys: [] }, { keys: [''] }, {}, null, undefined, [], false])
      expect(grade(question, blank)).toEqual({ scoreMilli: 0, maximumMilli: 1000, correct: false });
    expect(grade(question, { keys: rightKeys(question) })).toMatchObject({ scoreMilli: 1000, correct: true });
  }
});

test('the same question sent twice adds up: never, it counts once and the newest answer stands', async () => {
  const { db } = database;
  const { viewer, attemptId } = await startedQuiz(db);
  for (const keys of [['a'], ['b'], ['a'], ['c'], ['a'], ['a', 'a', 'a']])
    await saveAnswer(db, viewer, { attemptId, position: 1, keys }, at);
  expect(await submitAttempt(db, viewer, attemptId, at, noHook)).toMatchObject({
    value: { scoreMilli: 1000, maximumMilli: 6000, passed: false },
  });
  const { marks } = await db.attemptResult.findUniqueOrThrow({ where: { attemptId } });
  expect(marks).toHaveLength(6);

  const slots = await db.attemptSlot.findMany({ where: { attemptId } });
  expect(new Set(slots.map(({ questionVersionId }) => questionVersionId)).size).toBe(6);
  const everything = await startedQuiz(db);
  await answerAll(db, everything.viewer, everything.attemptId, 'a');
  await answerAll(db, everything.viewer, everything.attemptId, 'a', minutesLater(3));
  expect(await submitAttempt(db, everything.viewer, everything.attemptId, minutesLater(4), noHook)).toMatchObject({
    value: { scoreMilli: 6000, maximumMilli: 6000, passed: true },
  });
});

test('a single choice answered with all of its options wins: never, while the one right option does', async () => {
  const { db } = database;
  const { viewer, attemptId } = await startedQuiz(db);
  const all = [
    ['a', 'b', 'c', 'd'],
    ['d', 'c', 'b', 'a'],
    ['b', 'a'],
    ['a', 'b', 'a'],
  ];
  for (const [index, keys] of all.entries()) await saveAnswer(db, viewer, { attemptId, position: index + 1, keys }, at);
  await saveAnswer(db, viewer, { attemptId, position: 5, keys: ['a'] }, at);
  expect(await submitAttempt(db, viewer, attemptId, at, noHook)).toMatchObject({ value: { scoreMilli: 1000 } });

  expect(grade(choice('single', 'b'), { keys: ['a', 'b', 'c', 'd'] }).scoreMilli).toBe(0);
  expect(grade(choice('multiple', 'bc'), { keys: ['a', 'b', 'c', 'd'] }).scoreMilli).toBe(0);
  expect(grade(choice('single', 'b'), { keys: ['b'] }).scoreMilli).toBe(1000);
});

test('the browser picks which questions are asked: never, the paper is drawn here and what is left out counts', async () => {
  const { db } = database;
  const { viewer, attemptId, slug } = await startedQuiz(db);
  expect(startForm.parse({ slug, questions: ['tq-000'], seed: 'mine', count: 1 })).toEqual({ slug });
  for (const more of [{ questionVersionId: attemptId }, { key: 'tq-001' }, { score: 1000 }, { at: minutesLater(0) }])
    expect(answerBodySchema.safeParse({ position: 1, keys: ['a'], ...more }).success).toBe(false);
  expect(answerBodySchema.safeParse({ position: 1, keys: ['a'], clientSeq: 1 }).success).toBe(true);

  for (const position of [0, -1, 7, 100])
    expect(await saveAnswer(db, viewer, { attemptId, position, keys: ['a'] }, at)).toMatchObject({
      reason: 'unknown-position',
    });
  for (const position of [1, 2]) await saveAnswer(db, viewer, { attemptId, position, keys: ['a'] }, at);
  expect(await submitAttempt(db, viewer, attemptId, at, noHook)).toMatchObject({
    value: { scoreMilli: 2000, maximumMilli: 6000, passed: false },
  });
});

test('a second start draws an easier paper: never, it leads to the one that is open', async () => {
  const { db } = database;
  const { viewer, attemptId, slug } = await startedQuiz(db);
  const before = await getPaper(db, viewer, attemptId, at);
  for (const minutes of [1, 2, 3]) expect(await startAgain(db, viewer, slug, minutesLater(minutes))).toBe(attemptId);
  expect(await getPaper(db, viewer, attemptId, at)).toEqual(before);
});

test('options compared by their text: never, only their keys count', async () => {
  const { db } = database;
  const { viewer, attemptId } = await startedQuiz(db);
  const paper = await getPaper(db, viewer, attemptId, at);
  const shown = paper.ok ? paper.value.questions[0] : undefined;
  const texts = shown && 'options' in shown ? shown.options.map(({ text }) => text) : [];
  expect(texts).toHaveLength(4);
  for (const text of [...texts, ...texts.map((each) => each.toLowerCase()), 'A', ' a'])
    expect(await saveAnswer(db, viewer, { attemptId, position: 1, keys: [text] }, at)).toMatchObject({
      value: { keys: [] },
    });
  await saveAnswer(db, viewer, { attemptId, position: 2, keys: ['a'] }, at);
  expect(await submitAttempt(db, viewer, attemptId, at, noHook)).toMatchObject({ value: { scoreMilli: 1000 } });

  const twins = [
    { key: 'a', text: 'Abduction', correct: true },
    { key: 'b', text: 'Adduction', correct: false },
  ];
  for (const keys of [['Abduction'], ['abduction'], ['A'], [' a'], ['b']])
    expect(grade({ kind: 'single', options: twins }, { keys }).scoreMilli, String(keys)).toBe(0);
  expect(grade({ kind: 'single', options: twins }, { keys: ['a'] }).scoreMilli).toBe(1000);
});

const typed = clozeSchema.parse({
  key: 'cl-001',
  module: 'm1',
  outcome: 'o1',
  topic: 'Movement',
  level: 'recall',
  safety: false,
  stem: 'Complete the sentence about the movement of the arm.',
  rationale: 'Abduction leads away from the midline, adduction towards it.',
  references: [],
  basis: 'test',
  kind: 'cloze',
  text: 'Lifting the arm sideways, away from the body, is called {{move}}.',
  gaps: [{ key: 'move', kind: 'text', accept: ['abduction'], rationale: 'It leads away from the midline.' }],
});

test('a near twin of the typed word passes: never, adduction is not abduction', () => {
  // Until gaps to type in are a kind of the catalogue, no such question can be published at all.
  if (!questionSchema.safeParse(typed).success) {
    expect(questionSchema.options.map(({ shape }) => shape.kind.value)).not.toContain('cloze');
    return;
  }
  const question = typed as unknown as Gradable;
  for (const word of ['adduction', 'abductio', 'abductions', 'obduction', 'abd', 'abduction adduction', ''])
    expect(grade(question, { keys: [`move=${word}`] }).scoreMilli, word).toBe(0);
  expect(grade(question, { keys: ['move=abduction'] }).scoreMilli).toBe(1000);
});
