import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { newId } from '#lib/ids.ts';
import { lockCourse } from '#lib/quiz/commands/correct-question.ts';
import { importPool } from '#lib/quiz/commands/import-pool.ts';
import { keepUpload } from '#lib/quiz/commands/keep-upload.ts';
import { writeQuestions } from '#lib/quiz/exchange/write.ts';
import { checkUpload } from '#lib/quiz/queries/exchange.ts';
import { readQuestion } from '#lib/quiz/stored.ts';
import { exportHead, importDefaults } from '#tests/support/exchange-questions.ts';
import { minutesLater } from '#tests/support/quiz.ts';
import { admin, closeWorld, db, fourQuestions, openWorld } from './correction-helpers.ts';

beforeAll(openWorld);
afterAll(async () => {
  await closeWorld();
});

test('an import waits for a correction of the same course and sees it', async () => {
  const { courseId, courseVersionId } = await fourQuestions();
  const { body } = await db.questionVersion.findFirstOrThrow({ where: { courseId, key: 'tq-001' } });
  const reworded = { ...readQuestion(body), stem: 'The same in other words?' };
  const bytes = new Uint8Array(writeQuestions([reworded], 'qti', exportHead).bytes);
  const defaults = { ...importDefaults, module: 'm1', outcome: 'o1' };
  const kept = await keepUpload(db, admin, { courseVersionId, fileName: 'a.zip', bytes, defaults }, minutesLater(1));
  if (!kept.ok) throw new Error(kept.reason);
  const { uploadId } = kept.value;
  const check = await checkUpload(db, admin, uploadId, minutesLater(1));
  const confirm = { uploadId, print: check?.print ?? '', reason: 'Beside a correction' };
  let importing: Promise<unknown> = Promise.resolve();
  await db.$transaction(async (tx) => {
    await lockCourse(tx, courseId);
    let isOver = false;
    importing = importPool(db, admin, confirm, minutesLater(5)).finally(() => (isOver = true));
    await vi.waitUntil(async () => {
      const held = await db.$queryRaw<unknown[]>`
        SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      return isOver || held.length > 0;
    });
    await tx.poolChange.create({
      data: {
        id: newId(),
        courseVersionId,
        key: 'tq-001',
        questionVersionId: null,
        cause: 'correction',
        at: minutesLater(4),
        actorLabel: 'another admin',
        reason: 'Written meanwhile',
      },
    });
  });
  expect(await importing).toEqual({ ok: false, reason: 'changed-since-check' });
});
