import { afterAll, beforeAll, expect, test } from 'vitest';
import { answeredPaper } from '#components/admin/attempt-record.ts';
import { getAttempt } from '#lib/account/admin-queries/attempt.ts';
import { saveAnswer } from '#lib/quiz/commands/save-answer.ts';
import { submitAttempt } from '#lib/quiz/commands/submit-attempt.ts';
import { getPaper } from '#lib/quiz/queries/get-paper.ts';
import { getRecordFindings } from '#lib/quiz/queries/record-check.ts';
import { getQuizHome } from '#lib/quiz/queries/get-quiz-home.ts';
import { getResult } from '#lib/quiz/queries/get-result.ts';
import { toShown } from '#lib/quiz/rules/shown.ts';
import { answerBodySchema } from '#lib/quiz/schema.ts';
import { readQuestion } from '#lib/quiz/stored.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import {
  adminViewerOf,
  createAdmin,
  createTherapist,
  enrol,
  publishTinyCourse,
  testStart,
  viewerOf,
} from '#tests/support/factories.ts';
import { groupedQuestions } from '#tests/support/question-kinds.ts';
import { rightKeys, wrongKeys } from '#tests/support/quiz-answers.ts';
import { minutesLater, noHook, startAgain } from '#tests/support/quiz.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

/** A paper of one statement, one order, one matching and one case, with each question as it lies in the database. */
async function startedKinds() {
  const { db } = database;
  const person = await createTherapist(db);
  const viewer = viewerOf(person);
  const { slug } = await publishTinyCourse(db, {
    questions: Object.values(groupedQuestions),
    quiz: { questionCount: 4, passPercent: 50 },
  });
  await enrol(db, { userId: person.id, courseSlug: slug });
  const attemptId = await startAgain(db, viewer, slug, testStart);
  const rows = await db.attemptSlot.findMany({
    where: { attemptId },
    orderBy: { position: 'asc' },
    select: { position: true, optionOrder: true, questionVersion: { select: { body: true } } },
  });
  const slots = rows.map(({ questionVersion, ...row }) => ({ ...row, question: readQuestion(questionVersion.body) }));
  const slotOf = (kind: string) => {
    const slot = slots.find(({ question }) => question.kind === kind);
    if (!slot) throw new Error(`the paper has no ${kind}`);
    return slot;
  };
  /** Answers in the question's own keys, sent as the paper would. */
  const give = (kind: string, keys: readonly string[], at = minutesLater(1)) => {
    const { position, question, optionOrder } = slotOf(kind);
    return saveAnswer(db, viewer, { attemptId, position, keys: toShown(question, optionOrder, keys) }, at);
  };
  return { db, viewer, slug, attemptId, slots, slotOf, give };
}

test('a paper of every kind is shown without its key and comes back the same, with the answers given', async () => {
  const { db, viewer, attemptId, slots, give } = await startedKinds();
  const before = await getPaper(db, viewer, attemptId, minutesLater(1));
  for (const { question } of slots) expect(await give(question.kind, wrongKeys(question))).toMatchObject({ ok: true });
  const after = await getPaper(db, viewer, attemptId, minutesLater(2));
  if (!before.ok || !after.ok) throw new Error('the paper is the viewer’s own');
  expect(JSON.stringify(after)).not.toMatch(/SECRET-RATIONALE|correct|rationale|"answer"|"match"/i);
  expect(after.value.questions.map(({ keys: _keys, ...rest }) => rest)).toEqual(
    before.value.questions.map(({ keys: _keys, ...rest }) => rest),
  );
  for (const [index, { question, optionOrder }] of slots.entries())
    expect(after.value.questions[index]?.keys.toSorted()).toEqual(
      toShown(question, optionOrder, wrongKeys(question)).toSorted(),
    );
});

test('the log keeps the question’s own keys, and the reply the paper’s', async () => {
  const { db, attemptId, slotOf, give } = await startedKinds();
  const right = rightKeys(slotOf('ordering').question);
  const { question, optionOrder, position } = slotOf('ordering');
  expect(await give('ordering', right)).toMatchObject({
    ok: true,
    value: { position, keys: toShown(question, optionOrder, right), expectedSeq: 2 },
  });
  expect(await give('ordering', right.toReversed())).toMatchObject({ ok: true, value: { expectedSeq: 2 } });
  const steps = await db.attemptStep.findMany({ where: { attemptId, kind: 'answer' } });
  expect(steps.map(({ response }) => response)).toEqual([{ keys: right }]);
});

test('what is answered in part is counted apart from what is answered', async () => {
  const { db, viewer, slug, slotOf, give } = await startedKinds();
  await give('matching', rightKeys(slotOf('matching').question).slice(0, 1));
  await give('true-false-reason', ['verdict=true']);
  await give('case', rightKeys(slotOf('case').question));
  expect(await getQuizHome(db, viewer, slug, minutesLater(2))).toMatchObject({
    ok: true,
    value: { start: { kind: 'attempt-open', answered: 1, partly: 2 } },
  });
});

test('every choice of everything at once stores nothing and earns nothing', async () => {
  const { db, viewer, attemptId, slots } = await startedKinds();
  const letters = ['a', 'b', 'c', 'd', 'e', 'f', '1', '2', '3', '4', 'true', 'false'];
  const groups = ['a', 'b', 'c', 'd', 'verdict', 'reason'];
  const keys = groups.flatMap((group) => letters.map((choice) => `${group}=${choice}`));
  for (const { position } of slots) await saveAnswer(db, viewer, { attemptId, position, keys }, minutesLater(1));
  const submitted = await submitAttempt(db, viewer, attemptId, minutesLater(2), noHook);
  expect(submitted).toMatchObject({ ok: true, value: { scoreMilli: 0, maximumMilli: 4000, passed: false } });
});

test('the right answers pass, and everything is explained part by part, as an admin sees it too', async () => {
  const { db, viewer, attemptId, slots, give } = await startedKinds();
  for (const { question } of slots) await give(question.kind, rightKeys(question));
  await give('ordering', ['b=1', 'a=2', 'c=3', 'd=4'], minutesLater(2));
  await give('matching', ['a=a'], minutesLater(2));
  const submitted = await submitAttempt(db, viewer, attemptId, minutesLater(3), noHook);
  expect(submitted).toMatchObject({ ok: true, value: { scoreMilli: 1000 + 666 + 333 + 1000, passed: true } });
  const result = await getResult(db, viewer, attemptId, minutesLater(60));
  if (!result.ok || !result.value.passed) throw new Error('this paper passes');
  const explained = new Map(result.value.questions.map((question) => [question.kind, question]));
  expect(explained.get('ordering')?.parts).toMatchObject([
    { form: 'order', steps: [{ place: 1, given: 2 }, { place: 2, given: 1 }, { given: 3 }, { given: 4 }] },
  ]);
  expect(explained.get('matching')?.parts).toMatchObject([
    { form: 'matches', matches: [{ isRight: true }, { given: null, isRight: false }, { given: null }] },
  ]);
  expect(explained.get('case')?.parts).toHaveLength(2);
  expect(JSON.stringify(explained.get('true-false-reason'))).toContain('SECRET-RATIONALE of the verdict');

  const admin = adminViewerOf(await createAdmin(db));
  const record = await getAttempt(db, admin, attemptId);
  if (!record) throw new Error('the attempt is there');
  expect(JSON.stringify(record)).not.toContain('SECRET-RATIONALE');
  expect(await getRecordFindings(db, admin, attemptId)).toEqual([]);
  const states = new Map(answeredPaper(record).map(({ question, state }) => [question.kind, state]));
  expect([...states.values()].filter((state) => state === 'partly')).toHaveLength(1);
  expect(states.get('matching')).toBe('partly');
});

test('the edge takes the longest answer a question allows, and no more than it could ever need', () => {
  const keys = Array.from({ length: 24 }, (_, index) => `${'i'.repeat(12)}=${String(index).padStart(12, 'o')}`);
  expect(answerBodySchema.safeParse({ position: 1, keys, clientSeq: 1 }).success).toBe(true);
  expect(JSON.stringify({ position: 100, keys, clientSeq: 9999 }).length).toBeLessThan(4096);
  expect(answerBodySchema.safeParse({ position: 1, keys: Array(65).fill('a=1') }).success).toBe(false);
});
