import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Question } from '#lib/catalogue/schema.ts';
import { newId } from '#lib/ids.ts';
import { correctQuestion, lockCourse } from '#lib/quiz/commands/correct-question.ts';
import { importPool } from '#lib/quiz/commands/import-pool.ts';
import { keepUpload } from '#lib/quiz/commands/keep-upload.ts';
import { writeQuestions } from '#lib/quiz/exchange/write.ts';
import { checkUpload } from '#lib/quiz/queries/exchange.ts';
import { readQuestion } from '#lib/quiz/stored.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { exportHead, importDefaults } from '#tests/support/exchange-questions.ts';
import { adminViewerOf, createAdmin, publishTinyCourse } from '#tests/support/factories.ts';
import { minutesLater } from '#tests/support/quiz.ts';

let database: TestDatabase;
let admin: AdminViewer;
beforeAll(async () => {
  database = await cloneDatabase();
  admin = adminViewerOf(await createAdmin(database.db));
});
afterAll(() => database.drop());

/** A course with the first question of its pool. */
async function courseWithQuestion() {
  const { db } = database;
  const course = await publishTinyCourse(db);
  const row = await db.questionVersion.findFirstOrThrow({
    where: { courseId: course.courseId },
    orderBy: { key: 'asc' },
  });
  return { ...course, questionVersionId: row.id, question: readQuestion(row.body) };
}

/** Uploads and checks a file of these questions; gives the check and what a confirmation of it says. */
async function checked(questions: readonly Question[], courseVersionId: string) {
  const bytes = new Uint8Array(writeQuestions(questions, 'moodle', exportHead).bytes);
  const given = { courseVersionId, fileName: 'pool.xml', bytes, defaults: { ...importDefaults, module: 'm1' } };
  const kept = await keepUpload(database.db, admin, given, minutesLater(1));
  if (!kept.ok) throw new Error(kept.reason);
  const check = await checkUpload(database.db, admin, kept.value.uploadId, minutesLater(1));
  if (!check) throw new Error('no check');
  return { check, confirm: { uploadId: check.id, print: check.print, reason: 'Written for this test' } };
}

test('a text that was corrected or made void since is refused: papers would never draw it', async () => {
  const { db } = database;
  const { courseVersionId, questionVersionId, question: faulty } = await courseWithQuestion();
  const input = { questionVersionId, change: { kind: 'void' }, reason: 'Nobody can know this' } as const;
  expect(await correctQuestion(db, admin, input, minutesLater(0))).toMatchObject({ ok: true });
  const other = { ...faulty, key: 'sv-001', stem: 'Asked in quite other words?' };
  const { check, confirm } = await checked([faulty, other], courseVersionId);
  expect(check.problems).toMatchObject([
    { where: faulty.key, message: expect.stringContaining('before it was corrected or made void') },
  ]);
  expect(await importPool(db, admin, confirm, minutesLater(2))).toEqual({ ok: false, reason: 'file-has-errors' });
});

test('an import waits for a correction that is under way, and then finds the pool changed', async () => {
  const { db } = database;
  const { courseId, courseVersionId, question: same } = await courseWithQuestion();
  const { confirm } = await checked([{ ...same, stem: 'Asked in quite other words?' }], courseVersionId);
  let importing: ReturnType<typeof importPool> | undefined;
  let isDone = false;
  await db.$transaction(
    async (tx) => {
      await lockCourse(tx, courseId);
      importing = importPool(db, admin, confirm, minutesLater(3)).finally(() => (isDone = true));
      const isWaiting = async () => {
        const [locks] = await db.$queryRaw<{ n: bigint }[]>`
          SELECT count(*) AS n FROM pg_locks l JOIN pg_stat_activity a USING (pid)
          WHERE NOT l.granted AND a.datname = current_database()`;
        return isDone || Number(locks?.n) > 0;
      };
      await expect.poll(isWaiting, { timeout: 10_000 }).toBe(true);
      await tx.poolChange.create({
        data: {
          id: newId(), courseVersionId, key: same.key, questionVersionId: null, cause: 'retire', at: minutesLater(2),
          actorId: admin.userId, actorLabel: admin.label, reason: 'Retired meanwhile',
        }, // prettier-ignore
      });
    },
    { timeout: 30_000 },
  );
  expect(await importing).toEqual({ ok: false, reason: 'changed-since-check' });
});
