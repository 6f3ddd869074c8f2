import { afterAll, beforeAll, expect, test } from 'vitest';
import { answeredPaper } from '#components/admin/attempt-record.ts';
import { getAttempt } from '#lib/account/admin-queries/attempt.ts';
import { saveAnswer } from '#lib/quiz/commands/save-answer.ts';
import { submitAttempt } from '#lib/quiz/commands/submit-attempt.ts';
import { getRecordFindings } from '#lib/quiz/queries/record-check.ts';
import { getPaper } from '#lib/quiz/queries/get-paper.ts';
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
import { typedQuestions } from '#tests/support/question-kinds-typed.ts';
import { rightKeys, wrongKeys } from '#tests/support/quiz-answers.ts';
import { minutesLater, noHook, startAgain } from '#tests/support/quiz.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

/** A paper of a number, a text with gaps and two body maps. */
async function started() {
  const { db } = database;
  const person = await createTherapist(db);
  const viewer = viewerOf(person);
  const { slug } = await publishTinyCourse(db, {
    questions: Object.values(typedQuestions),
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
  const slotOf = (name: keyof typeof typedQuestions) => {
    const slot = slots.find(({ question }) => question.key === typedQuestions[name].key);
    if (!slot) throw new Error(`the paper has no ${name}`);
    return slot;
  };
  /** Answers in the question's own keys, sent as the paper would. */
  const give = (name: keyof typeof typedQuestions, keys: readonly string[], at = minutesLater(1)) => {
    const { position, question, optionOrder } = slotOf(name);
    return saveAnswer(db, viewer, { attemptId, position, keys: toShown(question, optionOrder, keys) }, at);
  };
  const logged = async () =>
    (await db.attemptStep.findMany({ where: { attemptId, kind: 'answer' }, orderBy: { seq: 'asc' } })).map(
      ({ response }) => response,
    );
  return { db, viewer, slug, attemptId, slots, slotOf, give, logged };
}
const names = Object.keys(typedQuestions) as (keyof typeof typedQuestions)[];

test('the paper is sent without what is right and comes back as it was answered', async () => {
  const { db, viewer, attemptId, give, slots } = await started();
  for (const name of names) expect(await give(name, wrongKeys(typedQuestions[name]))).toMatchObject({ ok: true });
  const paper = await getPaper(db, viewer, attemptId, minutesLater(2));
  if (!paper.ok) throw new Error('the paper is the viewer’s own');
  expect(JSON.stringify(paper)).not.toMatch(
    /SECRET-RATIONALE|shoulder adduction|correct|rationale|"answer"|accept|tolerance|factor/i,
  );
  for (const [index, { question, optionOrder }] of slots.entries())
    expect(paper.value.questions[index]?.keys.toSorted()).toEqual(
      toShown(question, optionOrder, wrongKeys(question)).toSorted(),
    );
});

test('what is typed stands in the log as it was typed, once, and what cannot be stored is left out', async () => {
  const { give, logged, slotOf, db, viewer, attemptId } = await started();
  await give('cloze', ['a= Abduction ', 'b=two\u0000words\u200B']);
  await give('cloze', ['b=two words', 'a=Abduction']);
  expect(await logged()).toEqual([{ keys: ['a=Abduction', 'b=two words'] }]);
  const { position } = slotOf('cloze');
  const long = `a=${'x'.repeat(100_000)}`;
  for (const keys of [[long], ['a=\uD800'], ['a=one', 'a=two'], ['__proto__=1', 'zz']])
    expect(await saveAnswer(db, viewer, { attemptId, position, keys }, minutesLater(2))).toMatchObject({
      ok: true,
      value: { keys: [] },
    });
  expect(await logged()).toEqual([{ keys: ['a=Abduction', 'b=two words'] }, { keys: [] }]);
});

test('a number that cannot be read is kept as it was typed and counts as answered in part', async () => {
  const { db, viewer, slug, give, logged } = await started();
  await give('numeric', ['value=7,5', 'unit=ml']);
  await give('hotspot', ['rlq']);
  expect(await logged()).toEqual([{ keys: ['value=7,5', 'unit=ml'] }, { keys: ['rlq'] }]);
  expect(await getQuizHome(db, viewer, slug, minutesLater(2))).toMatchObject({
    ok: true,
    value: { start: { kind: 'attempt-open', answered: 1, partly: 1 } },
  });
});

test('right answers pass, and each is explained to its giver and shown to an admin', async () => {
  const { db, viewer, attemptId, give } = await started();
  for (const name of names) await give(name, rightKeys(typedQuestions[name]));
  await give('numeric', ['value=0.0075', 'unit=l'], minutesLater(2));
  await give('cloze', ['a=adduction', 'b=Shoulder  Adduction', 'c=a'], minutesLater(2));
  await give('hotspots', ['lcalf', 'rcalf', 'lheel'], minutesLater(2));
  const submitted = await submitAttempt(db, viewer, attemptId, minutesLater(3), noHook);
  expect(submitted).toMatchObject({ ok: true, value: { scoreMilli: 1000 + 666 + 1000 + 500, passed: true } });
  const result = await getResult(db, viewer, attemptId, minutesLater(3));
  if (!result.ok || !result.value.passed) throw new Error('this paper passes');
  const partOf = (stem: string) =>
    result.value.passed && result.value.questions.find((each) => each.stem === stem)?.parts;
  expect(partOf(typedQuestions.numeric.stem)).toMatchObject([
    { form: 'number', given: '0.0075', givenUnit: 'litres', isRight: true, range: '7.4 to 7.6 ml' },
  ]);
  expect(partOf(typedQuestions.cloze.stem)).toMatchObject([
    { form: 'gaps', gaps: [{ isRight: false }, { isRight: true }, { isRight: true, given: 'deltoid' }] },
  ]);
  expect(partOf(typedQuestions.hotspots.stem)).toMatchObject([{ form: 'options', map: 'back' }]);

  const admin = adminViewerOf(await createAdmin(db));
  const record = await getAttempt(db, admin, attemptId);
  if (!record) throw new Error('the attempt is there');
  expect(JSON.stringify(record)).not.toContain('SECRET-RATIONALE');
  expect(await getRecordFindings(db, admin, record.id)).toEqual([]);
  const parts = answeredPaper(record).flatMap(({ question, parts: [part] }) => [[question.kind, part?.form]]);
  expect(parts.toSorted().join(' ')).toBe('cloze,gaps hotspot,options hotspot,options numeric,number');
});

test('every value at once earns nothing', async () => {
  const { db, viewer, attemptId, slots } = await started();
  for (const { position, question, optionOrder } of slots) {
    const keys = [
      ...toShown(question, optionOrder, [...rightKeys(question), ...wrongKeys(question)]),
      ...optionOrder,
      ...['a', 'b', 'c', 'd'].flatMap((choice) => [`unit=${choice}`, `c=${choice}`]),
    ];
    await saveAnswer(db, viewer, { attemptId, position, keys }, minutesLater(1));
  }
  const submitted = await submitAttempt(db, viewer, attemptId, minutesLater(2), noHook);
  expect(submitted).toMatchObject({ ok: true, value: { scoreMilli: 0, passed: false } });
});

test('the edge takes the longest typed answer, and a body of it is small', () => {
  const keys = Array.from({ length: 6 }, (_, index) => `${'g'.repeat(12)}=${String(index).padStart(80, '骨')}`);
  expect(answerBodySchema.safeParse({ position: 1, keys, clientSeq: 1 }).success).toBe(true);
  expect(Buffer.byteLength(JSON.stringify({ position: 100, keys, clientSeq: 9999 }))).toBeLessThan(4096);
  expect(answerBodySchema.safeParse({ position: 1, keys: [`a=${'x'.repeat(200)}`] }).success).toBe(false);
});
