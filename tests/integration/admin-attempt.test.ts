import { afterAll, beforeAll, expect, test } from 'vitest';
import { answeredPaper, checkRecord } from '#components/admin/attempt-record.ts';
import { getAttempt } from '#lib/account/admin-queries/attempt.ts';
import type { AttemptDetail } from '#lib/account/admin-queries/attempt.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { adminViewerOf, createAdmin, publishTinyCourse } from '#tests/support/factories.ts';
import type { TinyCourse } from '#tests/support/factories.ts';
import { optionsIn } from '#tests/support/quiz.ts';
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

/** What only somebody with the database's own keys can do. */
async function tamper(table: string, sql: string): Promise<void> {
  await database.db.$executeRawUnsafe(`ALTER TABLE "${table}" DISABLE TRIGGER written_once`);
  await database.db.$executeRawUnsafe(sql);
  await database.db.$executeRawUnsafe(`ALTER TABLE "${table}" ENABLE TRIGGER written_once`);
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

test('an untouched record reads as unaltered, open or finished', async () => {
  const { attemptId } = await sit(database.db, course, { right: true });
  const attempt = await detail(attemptId);
  expect(checkRecord(attempt)).toEqual({ isUnaltered: true, findings: [] });
  const open = { ...attempt, result: null, marks: [], steps: attempt.steps.slice(0, 3) };
  expect(checkRecord(open)).toEqual({ isUnaltered: true, findings: [] });
});

test('a changed answer reads as altered, and the step is named', async () => {
  const { attemptId } = await sit(database.db, course, { right: false });
  await tamper(
    'AttemptStep',
    `UPDATE "AttemptStep" SET "response" = '{"keys":["a"]}' WHERE "attemptId" = '${attemptId}' AND "seq" = 3`,
  );
  const check = checkRecord(await detail(attemptId));
  expect(check.isUnaltered).toBe(false);
  expect(check.findings.join(' ')).toContain('Step 3');
});

test('a result that does not follow from the log reads as altered', async () => {
  const { attemptId } = await sit(database.db, course, { right: false });
  await database.db
    .$executeRaw`UPDATE "AttemptStanding" SET "passed" = true, "percentTenths" = 900, "scoreMilli" = 5400 WHERE "attemptId" = ${attemptId}::uuid`;
  expect(checkRecord(await detail(attemptId))).toEqual({
    isUnaltered: false,
    findings: [expect.stringContaining('result')],
  });
});

test('an exchanged question reads as altered', async () => {
  const { attemptId } = await sit(database.db, course, { right: true });
  const used = await database.db.attemptSlot.findMany({ where: { attemptId }, select: { questionVersionId: true } });
  const spare = await database.db.questionVersion.findFirstOrThrow({
    where: { courseId: course.courseId, id: { notIn: used.map(({ questionVersionId }) => questionVersionId) } },
  });
  await tamper(
    'AttemptSlot',
    `UPDATE "AttemptSlot" SET "questionVersionId" = '${spare.id}' WHERE "attemptId" = '${attemptId}' AND "position" = 1`,
  );
  expect(checkRecord(await detail(attemptId))).toEqual({
    isUnaltered: false,
    findings: [expect.stringContaining('paper')],
  });
});

test('a log with a missing step reads as altered', async () => {
  const { attemptId } = await sit(database.db, course, { right: true });
  await tamper('AttemptStep', `DELETE FROM "AttemptStep" WHERE "attemptId" = '${attemptId}' AND "seq" = 2`);
  expect(checkRecord(await detail(attemptId)).isUnaltered).toBe(false);
});
