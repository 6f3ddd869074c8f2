import { afterAll, beforeAll, expect, test } from 'vitest';
import { issueOnPass } from '#lib/certificate/commands/issue-on-pass.ts';
import { makeCloseExpiredAttempts } from '#lib/quiz/jobs.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { answerAll, minutesLater, startedQuiz } from '#tests/support/quiz.ts';
import { validCertificates } from './certificate-helpers.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

test('a pass whose certificate cannot be written holds up no other; the job fails by its id and closes it when tried again', async () => {
  const { db } = database;
  const poisoned = await startedQuiz(db, { quiz: { timeLimitMinutes: 30 } });
  const behind = await startedQuiz(db, { quiz: { timeLimitMinutes: 40 } });
  for (const { viewer, attemptId } of [poisoned, behind]) await answerAll(db, viewer, attemptId, 'a');
  const close = makeCloseExpiredAttempts((tx, pass, at) =>
    pass.attemptId === poisoned.attemptId ? Promise.reject(new Error('poison')) : issueOnPass(tx, pass, at),
  );

  await expect(close(db, {}, minutesLater(60))).rejects.toThrow(
    `1 of 2 expired attempts could not be closed: ${poisoned.attemptId}`,
  );
  expect(await db.attemptResult.count({ where: { attemptId: poisoned.attemptId } })).toBe(0);
  expect((await validCertificates(db, poisoned.enrolmentId)).valid).toEqual([]);
  expect(await db.attemptResult.findUnique({ where: { attemptId: behind.attemptId } })).toMatchObject({
    passed: true,
    cause: 'time-out',
  });
  expect((await validCertificates(db, behind.enrolmentId)).valid).toHaveLength(1);

  await makeCloseExpiredAttempts(issueOnPass)(db, {}, minutesLater(61));
  expect(await db.attemptResult.findUnique({ where: { attemptId: poisoned.attemptId } })).toMatchObject({
    passed: true,
    finishedAt: minutesLater(30),
  });
  expect((await validCertificates(db, poisoned.enrolmentId)).valid).toHaveLength(1);
});
