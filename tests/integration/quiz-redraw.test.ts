import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db } from '#lib/db/client.ts';
import { newId, sha256 } from '#lib/ids.ts';
import { startAttempt } from '#lib/quiz/commands/start-attempt.ts';
import { submitAttempt } from '#lib/quiz/commands/submit-attempt.ts';
import { redrawUnscoped } from '#lib/quiz/queries/redraw.ts';
import type { Redrawn } from '#lib/quiz/queries/redraw.ts';
import { policyHash } from '#lib/quiz/rules/drawn-from.ts';
import { paperHash } from '#lib/quiz/rules/steps.ts';
import { readStartFacts } from '#lib/quiz/stored.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { createTherapist, enrol, publishTinyCourse, testStart } from '#tests/support/factories.ts';
import { minutesLater, noHook, startAgain, startedQuiz } from '#tests/support/quiz.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

const again = (attemptId: string): Promise<Redrawn> => database.db.$transaction((tx) => redrawUnscoped(tx, attemptId));

async function courseVersionOf(db: Db, attemptId: string): Promise<string> {
  const attempt = await db.attempt.findUniqueOrThrow({
    where: { id: attemptId },
    select: { enrolment: { select: { courseVersionId: true } } },
  });
  return attempt.enrolment.courseVersionId;
}

async function changePool(db: Db, courseVersionId: string, key: string, questionVersionId: string | null, at: Date) {
  await db.poolChange.create({
    data: {
      id: newId(),
      courseVersionId,
      key,
      questionVersionId,
      cause: questionVersionId ? 'correction' : 'retire',
      at,
      actorLabel: 'test',
      reason: 'a test changes the pool',
    },
  });
}

/** A new version of a question, as a correction makes one. */
async function correctedVersion(db: Db, key: string, courseId: string): Promise<string> {
  const old = await db.questionVersion.findFirstOrThrow({ where: { courseId, key } });
  const id = newId();
  const { body, ...rest } = old;
  await db.questionVersion.create({
    data: { ...rest, id, contentHash: sha256(id), body: { ...(body as object), stem: 'Corrected?' } },
  });
  return id;
}

test('every paper follows from its seed again: over several tries, a change of the pool between them, and a second round', async () => {
  const { db } = database;
  const { viewer, slug, courseId, attemptId } = await startedQuiz(db, { quiz: { waitMinutesAfterFail: [] } });
  const attempts = [attemptId];
  const courseVersionId = await courseVersionOf(db, attemptId);
  const finish = (id: string, minutes: number) => submitAttempt(db, viewer, id, minutesLater(minutes), noHook);
  await finish(attemptId, 1);
  await changePool(db, courseVersionId, 'tq-003', null, minutesLater(2));
  await changePool(db, courseVersionId, 'tq-005', await correctedVersion(db, 'tq-005', courseId), minutesLater(3));
  for (const minutes of [4, 6, 8]) {
    const id = await startAgain(db, viewer, slug, minutesLater(minutes));
    attempts.push(id);
    await finish(id, minutes + 1);
  }
  await changePool(db, courseVersionId, 'tq-003', await correctedVersion(db, 'tq-003', courseId), minutesLater(20));
  for (const id of attempts) expect(await again(id)).toEqual({ kind: 'same' });
});

test('the stored paper yields the hash that the start step names with its seed, and another order does not', async () => {
  const { db } = database;
  const { attemptId } = await startedQuiz(db);
  const { seed, policy, steps, slots } = await db.attempt.findUniqueOrThrow({
    where: { id: attemptId },
    select: { seed: true, policy: true, steps: { where: { kind: 'start' } }, slots: true },
  });
  const start = readStartFacts(steps[0]?.response);
  expect(start).toMatchObject({ seed, draw: 2, paperHash: paperHash(slots) });
  expect(start?.policyHash).toBe(policyHash(policy));
  const turned = slots.map((slot) => ({ ...slot, optionOrder: slot.optionOrder.toReversed() }));
  expect(paperHash(turned)).not.toBe(start?.paperHash);
});

/** Alters a row as only someone with the keys of the database could: the triggers are off for the statement. */
async function tamper(db: Db, sql: string): Promise<void> {
  await db.$transaction([
    db.$executeRawUnsafe('ALTER TABLE "AttemptSlot" DISABLE TRIGGER USER'),
    db.$executeRawUnsafe('ALTER TABLE "Attempt" DISABLE TRIGGER USER'),
    db.$executeRawUnsafe(sql),
    db.$executeRawUnsafe('ALTER TABLE "AttemptSlot" ENABLE TRIGGER USER'),
    db.$executeRawUnsafe('ALTER TABLE "Attempt" ENABLE TRIGGER USER'),
  ]);
}

test('a slot that someone altered is named by its position; another seed makes another paper', async () => {
  const { db } = database;
  const { attemptId } = await startedQuiz(db);
  await tamper(
    db,
    `UPDATE "AttemptSlot" SET "optionOrder" = '{a}' WHERE "attemptId" = '${attemptId}' AND "position" IN (2, 5)`,
  );
  expect(await again(attemptId)).toEqual({ kind: 'different', positions: [2, 5] });
  const other = await startedQuiz(db);
  await tamper(db, `UPDATE "Attempt" SET "seed" = 'another' WHERE "id" = '${other.attemptId}'`);
  expect(await again(other.attemptId)).toMatchObject({ kind: 'different' });
});

test('two attempts that start in one millisecond, and one of an earlier enrolment, count in their order', async () => {
  const { db } = database;
  const { viewer, slug, enrolmentId, attemptId } = await startedQuiz(db, { quiz: { waitMinutesAfterFail: [] } });
  await submitAttempt(db, viewer, attemptId, testStart, noHook);
  const second = await startAttempt(db, viewer, slug, testStart, 'a second at the same time');
  if (!second.ok) throw new Error(second.reason);
  await submitAttempt(db, viewer, second.value.attemptId, minutesLater(1), noHook);
  await db.enrolment.update({ where: { id: enrolmentId }, data: { endedAt: minutesLater(2), endReason: 'refund' } });
  await enrol(db, { userId: viewer.userId, courseSlug: slug });
  const third = await startAgain(db, viewer, slug, minutesLater(3));
  for (const id of [attemptId, second.value.attemptId, third]) expect(await again(id)).toEqual({ kind: 'same' });
  const slots = await db.attemptSlot.findMany({
    where: { attemptId: { in: [attemptId, second.value.attemptId] } },
    select: { questionVersionId: true },
  });
  expect(new Set(slots.map(({ questionVersionId }) => questionVersionId)).size).toBe(12);
});

test('a change to the pool that was being written while a paper was drawn does not make that paper look false', async () => {
  const { db } = database;
  const { viewer, slug, attemptId } = await startedQuiz(db, { quiz: { waitMinutesAfterFail: [] } });
  const courseVersionId = await courseVersionOf(db, attemptId);
  await submitAttempt(db, viewer, attemptId, minutesLater(1), noHook);
  const second = await startAgain(db, viewer, slug, minutesLater(10));
  await changePool(db, courseVersionId, 'tq-001', null, new Date(minutesLater(10).getTime() - 5));
  await changePool(db, courseVersionId, 'tq-002', null, new Date(minutesLater(10).getTime() - 2));
  expect(await again(second)).toEqual({ kind: 'same' });
});

test('a paper of the first rule is said to be one, and so is what is no attempt', async () => {
  const { db } = database;
  const person = await createTherapist(db);
  const { slug } = await publishTinyCourse(db);
  const enrolmentId = await enrol(db, { userId: person.id, courseSlug: slug });
  const attemptId = newId();
  await db.attempt.create({
    data: { id: attemptId, enrolmentId, number: 1, seed: 's', policy: {}, startedAt: testStart },
  });
  expect(await again(attemptId)).toEqual({ kind: 'not-recomputable', why: 'its log does not begin with a start' });
  await db.attemptStep.create({
    data: {
      attemptId,
      seq: 0,
      kind: 'start',
      at: testStart,
      response: { seed: 's', paperHash: 'h' },
      prevHash: 'p',
      hash: 'h',
    },
  });
  expect(await again(attemptId)).toEqual({ kind: 'not-recomputable', why: 'drawn by an earlier rule' });
  expect(await again(newId())).toEqual({ kind: 'not-recomputable', why: 'there is no such attempt' });
});
