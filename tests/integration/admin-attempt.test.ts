import { afterAll, beforeAll, expect, test } from 'vitest';
import { answeredPaper } from '#components/admin/attempt-record.ts';
import { getAttempt } from '#lib/account/admin-queries/attempt.ts';
import type { AttemptDetail } from '#lib/account/admin-queries/attempt.ts';
import { getRecordFindings } from '#lib/quiz/queries/record-check.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { adminViewerOf, createAdmin, publishTinyCourse } from '#tests/support/factories.ts';
import type { TinyCourse } from '#tests/support/factories.ts';
import { optionsIn, startedQuiz } from '#tests/support/quiz.ts';
import { tamper } from '#tests/support/tamper.ts';
import { certificateOf, sit } from './admin-helpers.ts';

let database: TestDatabase;
let admin: AdminViewer;
let course: TinyCourse;
beforeAll(async () => {
  database = await cloneDatabase();
  admin = adminViewerOf(await createAdmin(database.db));
  course = await publishTinyCourse(database.db);
});
afterAll(() => database.drop());

async function detail(attemptId: string): Promise<AttemptDetail> {
  const found = await getAttempt(database.db, admin, attemptId);
  if (!found) throw new Error('the attempt is not there');
  return found;
}

test('a sitting shows each question, the answer that stood at the end, its mark and its certificate', async () => {
  const { attemptId, enrolmentId } = await sit(database.db, course, { right: true });
  const attempt = await detail(attemptId);
  expect(attempt).toMatchObject({
    passPercent: 80,
    result: { passed: true, correctCount: 6, questionCount: 6 },
    certificates: [{ number: (await certificateOf(database.db, enrolmentId)).number }],
  });
  expect(attempt.steps.map(({ kind }) => kind)).toEqual([
    'start',
    ...Array.from({ length: 12 }, () => 'answer'),
    'submit',
  ]);
  const paper = answeredPaper(attempt);
  expect(paper).toHaveLength(6);
  for (const [index, slot] of paper.entries()) {
    expect(slot.mark).toMatchObject({ correct: true, scoreMilli: 1000 });
    expect(optionsIn(slot.parts).map(({ key }) => key)).toEqual(attempt.slots[index]?.optionOrder);
    expect(
      optionsIn(slot.parts)
        .filter(({ isChosen }) => isChosen)
        .map(({ key, isRight }) => ({ key, isRight })),
    ).toEqual([{ key: 'a', isRight: true }]);
  }
  expect(JSON.stringify(attempt)).not.toContain('SECRET-RATIONALE');
});

test('a wrong answer is shown as wrong beside the right one', async () => {
  const { attemptId } = await sit(database.db, course, { right: false });
  const [first] = answeredPaper(await detail(attemptId));
  expect(first?.mark).toMatchObject({ correct: false, scoreMilli: 0 });
  expect(optionsIn(first?.parts ?? []).find(({ isChosen }) => isChosen)).toMatchObject({ key: 'b', isRight: false });
});

const findingsOf = (attemptId: string) => getRecordFindings(database.db, admin, attemptId);

test('an untouched record has no findings, open or finished', async () => {
  const { attemptId } = await sit(database.db, course, { right: true });
  expect(await findingsOf(attemptId)).toEqual([]);
  const open = await startedQuiz(database.db);
  expect(await findingsOf(open.attemptId)).toEqual([]);
});

test('a changed answer is found, and the step is named', async () => {
  const { attemptId } = await sit(database.db, course, { right: false });
  await tamper(
    database.db,
    'AttemptStep',
    `UPDATE "AttemptStep" SET "response" = '{"keys":["a"]}' WHERE "attemptId" = '${attemptId}' AND "seq" = 3`,
  );
  expect(await findingsOf(attemptId)).toContainEqual(expect.objectContaining({ code: 'step-altered', seq: 3 }));
});

test('a result that does not follow from the log is found', async () => {
  const { attemptId } = await sit(database.db, course, { right: false });
  await database.db
    .$executeRaw`UPDATE "AttemptStanding" SET "passed" = true, "percentTenths" = 900, "scoreMilli" = 5400 WHERE "attemptId" = ${attemptId}::uuid`;
  expect(await findingsOf(attemptId)).toEqual([expect.objectContaining({ code: 'standing-differs' })]);
});
