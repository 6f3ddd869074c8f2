import { afterAll, beforeAll, expect, test } from 'vitest';
import type { QuizPolicy } from '#lib/catalogue/schema.ts';
import { newId } from '#lib/ids.ts';
import { changePool } from '#lib/quiz/commands/change-pool.ts';
import { grantAdjustment } from '#lib/quiz/commands/grant-adjustment.ts';
import { importPool } from '#lib/quiz/commands/import-pool.ts';
import { keepUpload } from '#lib/quiz/commands/keep-upload.ts';
import { markRead } from '#lib/quiz/commands/mark-read.ts';
import { saveAnswer, saveFlag } from '#lib/quiz/commands/save-answer.ts';
import { sealAttempts } from '#lib/quiz/commands/seal-attempts.ts';
import { submitAttempt } from '#lib/quiz/commands/submit-attempt.ts';
import { writeQuestions } from '#lib/quiz/exchange/write.ts';
import { closeExpiredAttempts } from '#lib/quiz/jobs.ts';
import { checkUpload } from '#lib/quiz/queries/exchange.ts';
import { getResult } from '#lib/quiz/queries/get-result.ts';
import { redrawUnscoped } from '#lib/quiz/queries/redraw.ts';
import { verifyRecordsUnscoped } from '#lib/quiz/queries/verify-records.ts';
import { readQuestion } from '#lib/quiz/stored.ts';
import type { Viewer } from '#lib/viewer.ts';
import { exportHead, importDefaults } from '#tests/support/exchange-questions.ts';
import { createTherapist, enrol, publishTinyCourse, viewerOf } from '#tests/support/factories.ts';
import { blueprintOf } from '#tests/support/policy.ts';
import { answerAll, minutesLater, noHook, startAgain } from '#tests/support/quiz.ts';
import { simulateAttempts } from '#tests/support/simulate.ts';
import { admin, closeWorld, correct, db, openWorld, runJob, versionAt } from './correction-helpers.ts';

beforeAll(openWorld);
afterAll(async () => {
  const found = await closeWorld();
  if (found.length > 0) throw new Error(`the record no longer fits: ${JSON.stringify(found)}`);
});

async function codes(attemptId?: string): Promise<string[]> {
  const found: string[] = [];
  const options = { redraw: redrawUnscoped, ...(attemptId ? { attemptId } : {}) };
  await verifyRecordsUnscoped(db, options, ({ code }) => found.push(code));
  return found;
}

const certain: Partial<QuizPolicy> = {
  certainty: { ask: 'safety', holdsPass: true },
  waitMinutesAfterFail: [],
  passPercent: 50,
};

async function enrolled(slug: string): Promise<{ viewer: Viewer; enrolmentId: string }> {
  const person = await createTherapist(db);
  return { viewer: viewerOf(person), enrolmentId: await enrol(db, { userId: person.id, courseSlug: slug }) };
}

/** Everything is right but one answer on safety, which is wrong and sure: a pass that is held back. */
async function heldBack(slug: string, viewer: Viewer): Promise<{ attemptId: string; position: number }> {
  const attemptId = await startAgain(db, viewer, slug, minutesLater(0));
  await answerAll(db, viewer, attemptId, 'a');
  const { position } = await db.attemptSlot.findFirstOrThrow({
    where: { attemptId, questionVersion: { safety: true } },
    orderBy: { position: 'asc' },
  });
  await saveAnswer(db, viewer, { attemptId, position, keys: ['b'], certainty: 'sure' }, minutesLater(1));
  await submitAttempt(db, viewer, attemptId, minutesLater(2), noHook);
  return { attemptId, position };
}

async function readAll(viewer: Viewer, attemptId: string, minutes: number): Promise<void> {
  const result = await getResult(db, viewer, attemptId, minutesLater(minutes));
  for (const item of result.ok ? result.value.mustRead : [])
    await markRead(db, viewer, { attemptId, ...item }, minutesLater(minutes));
}

test('a job that began before a step was written leaves no time that runs backwards', async () => {
  const { slug } = await publishTinyCourse(db, { quiz: { ...certain, blueprint: blueprintOf(2) } });
  const { viewer } = await enrolled(slug);
  const { attemptId } = await heldBack(slug, viewer);
  const correctionId = await correct(await versionAt(attemptId, 1), 'b', 4);
  await readAll(viewer, attemptId, 20);
  // A job of thousands of people: it carries the time at which it began.
  await runJob(correctionId, 5);
  expect(await db.attemptStep.count({ where: { attemptId, kind: { in: ['read', 'regrade'] } } })).toBe(2);
  expect(await codes(attemptId)).toEqual([]);
});

async function importOne(courseVersionId: string, questionVersionId: string, minutes: number): Promise<void> {
  const row = await db.questionVersion.findUniqueOrThrow({ where: { id: questionVersionId } });
  const question = { ...readQuestion(row.body), stem: 'Asked in other words since the import?' };
  const bytes = new Uint8Array(writeQuestions([question], 'qti', exportHead).bytes);
  const file = {
    courseVersionId,
    fileName: 'pool.zip',
    bytes,
    defaults: { ...importDefaults, module: 'm1', outcome: 'o1' },
  };
  const kept = await keepUpload(db, admin, file, minutesLater(minutes));
  if (!kept.ok) throw new Error(kept.reason);
  const check = await checkUpload(db, admin, kept.value.uploadId, minutesLater(minutes));
  const confirm = { uploadId: kept.value.uploadId, print: check?.print ?? '', reason: 'Other words' };
  expect(await importPool(db, admin, confirm, minutesLater(minutes))).toMatchObject({ ok: true });
}

test('whatever can happen to attempts, in one database: no finding', async () => {
  const { slug, courseVersionId } = await publishTinyCourse(db, {
    quiz: { ...certain, timeLimitMinutes: 30, blueprint: blueprintOf(1) },
  });
  // From before the start said what it was drawn from.
  await simulateAttempts(db, { courseSlug: slug, people: 3, seed: 7, tries: 2 });
  const reader = await enrolled(slug);
  const held = await heldBack(slug, reader.viewer);
  await readAll(reader.viewer, held.attemptId, 3);
  const [expired, open] = [await enrolled(slug), await enrolled(slug)];
  const grant = { courseSlug: slug, extraTimePercent: 50, time: 'limited', extraAttempts: 1, wait: 'waived' } as const;
  await grantAdjustment(
    db,
    admin,
    { ...grant, requestId: newId(), userId: expired.viewer.userId, untilDay: '', reason: 'A letter was seen' },
    minutesLater(0),
  );
  const late = await startAgain(db, expired.viewer, slug, minutesLater(1));
  await answerAll(db, expired.viewer, late, 'b', minutesLater(40));
  const unfinished = await startAgain(db, open.viewer, slug, minutesLater(5));
  await answerAll(db, open.viewer, unfinished, 'b', minutesLater(6));
  await saveFlag(db, open.viewer, { attemptId: unfinished, position: 2, flagged: true }, minutesLater(6));

  const first = await correct(await versionAt(unfinished, 1), 'b', 10);
  const second = await correct(await versionAt(unfinished, 2), null, 11);
  await submitAttempt(db, open.viewer, unfinished, minutesLater(12), noHook);
  await runJob(second, 13);
  await runJob(first, 14);
  const retired = { questionVersionId: await versionAt(unfinished, 3), act: 'retire' as const, reason: 'Too easy now' };
  await changePool(db, admin, retired, minutesLater(15));
  await importOne(courseVersionId, await versionAt(unfinished, 4), 16);
  await closeExpiredAttempts(db, {}, minutesLater(60), noHook);
  await sealAttempts(db, minutesLater(61));

  const next = await startAgain(db, open.viewer, slug, minutesLater(70));
  const third = await correct(await versionAt(unfinished, 5), 'c', 72);
  await runJob(third, 73);
  await submitAttempt(db, open.viewer, next, minutesLater(74), noHook);
  await db.enrolment.update({
    where: { id: open.enrolmentId },
    data: { endedAt: minutesLater(75), endReason: 'refunded' },
  });
  await enrol(db, { userId: open.viewer.userId, courseSlug: slug });
  await startAgain(db, open.viewer, slug, minutesLater(80));
  await sealAttempts(db, minutesLater(81));
  expect(await db.attempt.count({ where: { enrolment: { course: { slug } } } })).toBe(6 + 5);
  expect(await codes()).toEqual([]);
});
