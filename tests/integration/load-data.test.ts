import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyChain } from '#lib/quiz/rules/steps.ts';
import { generateInto } from '#tests/load/generated/insert.ts';
import { makeStudents } from '#tests/load/generated/make.ts';
import { policyOf } from '#tests/support/policy.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { poolOf } from '#tests/support/sitting/course.ts';
import { differences } from '#tests/support/sitting/verify.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

test('generated students follow from the seed alone, in whatever batches they are made', () => {
  const pool = poolOf(30).flatMap((question, index) =>
    question.kind === 'single' ? [{ id: `question ${index}`, question }] : [],
  );
  const course = { courseId: 'c', courseVersionId: 'v', policy: policyOf(), pool };
  const whole = makeStudents(course, 'seed', 0, 6);
  const [one, other] = [makeStudents(course, 'seed', 0, 2), makeStudents(course, 'seed', 2, 6)];
  expect(makeStudents(course, 'seed', 0, 6)).toEqual(whole);
  expect([...one.AttemptStep, ...other.AttemptStep]).toEqual(whole.AttemptStep);
  expect(makeStudents(course, 'another', 0, 6).AttemptStep).not.toEqual(whole.AttemptStep);
});

test('generated attempts are as the product would have written them: every chain verifies and every result fits its answers', async () => {
  const { db } = database;
  const { students, attempts } = await generateInto(database.url, 'S', 'test');
  expect(students).toBe(100);
  const rows = await db.attempt.findMany({ include: { steps: { orderBy: { seq: 'asc' } }, result: true } });
  expect(rows).toHaveLength(attempts);
  expect(attempts).toBeGreaterThan(students);
  for (const { steps } of rows) expect(verifyChain(steps)).toEqual({ ok: true });
  const scores = rows.flatMap(({ result }) => result?.percentTenths ?? []);
  expect(new Set(scores).size).toBeGreaterThan(5);
  expect(rows.some(({ result }) => result?.passed) && rows.some(({ result }) => !result?.passed)).toBe(true);
  for (const { id, steps } of rows.slice(0, 20)) {
    const given = steps.filter(({ kind }) => kind === 'answer');
    const acknowledged = new Map(given.map((step) => [step.position ?? 0, (step.response as { keys: string[] }).keys]));
    expect(await differences(db, { attemptId: id, acknowledged, isHandedIn: true })).toEqual([]);
  }
});
