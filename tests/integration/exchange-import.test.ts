import { strToU8 } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NotAnAdminError } from '#lib/admin-guard.ts';
import type { Question } from '#lib/catalogue/schema.ts';
import { importPool } from '#lib/quiz/commands/import-pool.ts';
import { keepUpload } from '#lib/quiz/commands/keep-upload.ts';
import { submitAttempt } from '#lib/quiz/commands/submit-attempt.ts';
import type { ExchangeFormat } from '#lib/quiz/exchange/schema.ts';
import { writeQuestions } from '#lib/quiz/exchange/write.ts';
import { checkUpload, exportPool, getPoolImport } from '#lib/quiz/queries/exchange.ts';
import { loadPoolUnscoped } from '#lib/quiz/queries/load-pool.ts';
import { readQuestion } from '#lib/quiz/stored.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { exportHead, importDefaults } from '#tests/support/exchange-questions.ts';
import {
  adminViewerOf,
  createAdmin,
  createTherapist,
  enrol,
  publishTinyCourse,
  testStart,
  viewerOf,
} from '#tests/support/factories.ts';
import { answerAll, minutesLater, noHook, startAgain } from '#tests/support/quiz.ts';

let database: TestDatabase;
let admin: AdminViewer;
beforeAll(async () => {
  database = await cloneDatabase();
  admin = adminViewerOf(await createAdmin(database.db));
});
afterAll(() => database.drop());

const defaults = { ...importDefaults, module: 'm1', outcome: 'o1' };

const question = (key: string, stem = `What does question ${key} ask?`): Question => ({
  key,
  kind: 'single',
  module: 'm1',
  outcome: 'o1',
  topic: 'Imported',
  level: 'recall',
  safety: false,
  stem,
  options: ['a', 'b', 'c'].map((option) => ({
    key: option,
    text: `Choice ${option} of ${key}`,
    correct: option === 'a',
    rationale: `Because of ${option} and ${key}`,
  })),
  rationale: `The reason for ${key}`,
  references: [],
  basis: 'test',
});

async function upload(bytes: Uint8Array<ArrayBuffer>, courseVersionId: string, by = admin) {
  const kept = await keepUpload(
    database.db,
    by,
    { courseVersionId, fileName: 'pool.xml', bytes, defaults },
    minutesLater(1),
  );
  if (!kept.ok) throw new Error(kept.reason);
  const check = await checkUpload(database.db, by, kept.value.uploadId, minutesLater(1));
  if (!check) throw new Error('no check');
  return check;
}

async function importQuestions(
  questions: readonly Question[],
  courseVersionId: string,
  format: ExchangeFormat = 'moodle',
  minutes = 1,
) {
  const check = await upload(new Uint8Array(writeQuestions(questions, format, exportHead).bytes), courseVersionId);
  const confirm = { uploadId: check.id, print: check.print, reason: 'Written for this test' };
  return { check, done: await importPool(database.db, admin, confirm, minutesLater(minutes)) };
}

/** How many rows there are of everything that an import may write. */
async function counts() {
  const { db } = database;
  const [versions, changes, imports, audits] = await Promise.all([
    db.questionVersion.count(),
    db.poolChange.count(),
    db.poolImport.count(),
    db.auditEvent.count(),
  ]);
  return { versions, changes, imports, audits };
}

async function poolOf(courseVersionId: string) {
  const { db } = database;
  const pool = await loadPoolUnscoped(db, courseVersionId, minutesLater(60));
  const rows = await db.questionVersion.findMany({ where: { id: { in: pool.map((one) => one.questionVersionId) } } });
  return new Map(rows.map(({ body }) => [readQuestion(body).key, readQuestion(body)]));
}

describe.each(['moodle', 'qti'] as const)('a file of %s', (format) => {
  test('adds what is new, changes what differs, leaves the rest, and says so for the record', async () => {
    const { db } = database;
    const { courseVersionId } = await publishTinyCourse(db);
    const [same, other] = [...(await poolOf(courseVersionId)).values()];
    if (!same || !other) throw new Error('no pool');
    const before = await counts();
    const changed = { ...other, stem: 'Asked in quite other words?' };
    const { check, done } = await importQuestions([same, changed, question('nw-001')], courseVersionId, format);
    expect(check).toMatchObject({
      format,
      added: ['nw-001'],
      changed: [other.key],
      unchanged: [same.key],
      problems: [],
    });
    if (!done.ok) throw new Error(done.reason);
    expect(await counts()).toEqual({
      versions: before.versions + 2,
      changes: before.changes + 2,
      imports: before.imports + 1,
      audits: before.audits + 1,
    });
    const pool = await poolOf(courseVersionId);
    expect(pool.size).toBe(13);
    expect(pool.get(other.key)).toEqual(changed);
    expect(pool.get('nw-001')).toEqual(question('nw-001'));
    expect(await getPoolImport(db, admin, done.value.importId)).toMatchObject({
      addedCount: 1,
      changedCount: 1,
      unchangedCount: 1,
      fileName: 'pool.xml',
      reason: 'Written for this test',
      keys: ['nw-001', other.key].toSorted(),
    });
    expect(await db.auditEvent.findFirst({ where: { subjectId: done.value.importId } })).toMatchObject({
      action: 'pool.imported',
      subjectType: 'pool-import',
      actorId: admin.userId,
      reason: 'Written for this test',
    });
    expect(await db.poolUpload.count({ where: { id: check.id } })).toBe(0);
  });

  test('exported and imported again changes nothing', async () => {
    const { db } = database;
    const { courseVersionId, slug } = await publishTinyCourse(db);
    const pool = await exportPool(db, admin, { slug, format }, minutesLater(1));
    if (!pool) throw new Error('no pool');
    expect(pool).toMatchObject({ questionCount: 12, fileName: expect.stringContaining(`${slug}-1.0.`) });
    const check = await upload(new Uint8Array(pool.bytes), courseVersionId);
    expect(check).toMatchObject({ added: [], changed: [], problems: [], lost: [] });
    expect(check.unchanged).toHaveLength(12);
  });
});

test('the same file twice changes nothing the second time, and says so', async () => {
  const { courseVersionId } = await publishTinyCourse(database.db);
  const first = await importQuestions([question('tw-001')], courseVersionId);
  expect(first.done.ok).toBe(true);
  const before = await counts();
  const second = await importQuestions([question('tw-001')], courseVersionId, 'moodle', 2);
  expect(second.check).toMatchObject({ added: [], changed: [], unchanged: ['tw-001'] });
  expect(second.done).toEqual({ ok: false, reason: 'changes-nothing' });
  expect(await counts()).toEqual(before);
});

const foreign = strToU8(`<quiz><question type="multichoice"><name><text>Bones</text></name>
<questiontext format="html"><text>Which of these is a bone?</text></questiontext><single>true</single>
<answer fraction="100"><text>Femur</text></answer><answer fraction="0"><text>Biceps</text></answer></question></quiz>`);

test('a foreign file twice keeps the keys it was given the first time', async () => {
  const { courseVersionId } = await publishTinyCourse(database.db);
  const first = await upload(foreign, courseVersionId);
  expect(first).toMatchObject({ added: [expect.stringMatching(/^im-\d{3}$/)], lost: [{}, {}] });
  const confirm = { uploadId: first.id, print: first.print, reason: 'From a colleague' };
  expect((await importPool(database.db, admin, confirm, minutesLater(1))).ok).toBe(true);
  expect(await upload(foreign, courseVersionId)).toMatchObject({ added: [], changed: [], unchanged: first.added });
});

test('a bad file changes nothing: neither when it is checked nor when it is confirmed all the same', async () => {
  const { courseVersionId } = await publishTinyCourse(database.db);
  const before = await counts();
  const bad = { ...question('bd-001'), module: 'no-such-module', references: ['nowhere2020'] };
  const { check, done } = await importQuestions([question('bd-002'), bad], courseVersionId);
  expect(check.problems.map(({ where, line, message }) => ({ where, isPlaced: line > 1, message }))).toMatchObject([
    {
      where: 'bd-001',
      isPlaced: true,
      message: 'names a module “no-such-module” that this course version does not have',
    },
  ]);
  expect(check).toMatchObject({ added: [], changed: [], unchanged: [] });
  expect(done).toEqual({ ok: false, reason: 'file-has-errors' });
  const broken = await upload(strToU8('<quiz><question'), courseVersionId);
  const confirm = { uploadId: broken.id, print: broken.print, reason: 'All the same' };
  expect(await importPool(database.db, admin, confirm, minutesLater(1))).toEqual({
    ok: false,
    reason: 'file-has-errors',
  });
  expect(await counts()).toEqual(before);
});

test('a failure in the middle leaves nothing behind', async () => {
  const { db } = database;
  const { courseVersionId } = await publishTinyCourse(db);
  const before = await counts();
  const check = await upload(
    new Uint8Array(writeQuestions([question('fl-001')], 'qti', exportHead).bytes),
    courseVersionId,
  );
  await db.$executeRaw`ALTER TABLE "PoolImport" ADD CONSTRAINT "no_more" CHECK ("reason" <> 'Fails at the end')`;
  const confirm = { uploadId: check.id, print: check.print, reason: 'Fails at the end' };
  await expect(importPool(db, admin, confirm, minutesLater(1))).rejects.toThrow('no_more');
  await db.$executeRaw`ALTER TABLE "PoolImport" DROP CONSTRAINT "no_more"`;
  expect(await counts()).toEqual(before);
  expect((await importPool(db, admin, confirm, minutesLater(1))).ok).toBe(true);
});

test('two confirmations at once import once, and two files at once come one after the other', async () => {
  const { db } = database;
  const { courseVersionId } = await publishTinyCourse(db);
  const bytes = (key: string) => new Uint8Array(writeQuestions([question(key)], 'moodle', exportHead).bytes);
  const check = await upload(bytes('cc-001'), courseVersionId);
  const confirm = { uploadId: check.id, print: check.print, reason: 'Pressed ten times' };
  const results = await Promise.all(Array.from({ length: 10 }, () => importPool(db, admin, confirm, minutesLater(2))));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await db.poolImport.count({ where: { courseVersionId } })).toBe(1);
  const [one, two] = await Promise.all([
    upload(bytes('cc-002'), courseVersionId),
    upload(bytes('cc-003'), courseVersionId),
  ]);
  const both = await Promise.all(
    [one, two].map(({ id, print }) =>
      importPool(db, admin, { uploadId: id, print, reason: 'Two at once' }, minutesLater(3)),
    ),
  );
  expect(both.every(({ ok }) => ok)).toBe(true);
  expect((await poolOf(courseVersionId)).size).toBe(15);
});

test('what was checked is what is imported: a pool that changed in between is checked anew', async () => {
  const { db } = database;
  const { courseVersionId } = await publishTinyCourse(db);
  const waiting = await upload(
    new Uint8Array(writeQuestions([question('wt-001')], 'moodle', exportHead).bytes),
    courseVersionId,
  );
  await importQuestions([question('wt-001', 'Asked first in other words?')], courseVersionId);
  const confirm = { uploadId: waiting.id, print: waiting.print, reason: 'Came too late' };
  expect(await importPool(db, admin, confirm, minutesLater(5))).toEqual({ ok: false, reason: 'changed-since-check' });
  expect(await checkUpload(db, admin, waiting.id, minutesLater(5))).toMatchObject({ added: [], changed: ['wt-001'] });
});

test('nobody but an admin reads, keeps or imports, and no admin touches the file of another', async () => {
  const { db } = database;
  const { courseVersionId, slug } = await publishTinyCourse(db);
  const therapist = { ...viewerOf(await createTherapist(db)), label: 'x' } as unknown as AdminViewer;
  const bytes = new Uint8Array(writeQuestions([question('na-001')], 'moodle', exportHead).bytes);
  const check = await upload(bytes, courseVersionId);
  const confirm = { uploadId: check.id, print: check.print, reason: 'Not an admin' };
  const before = await counts();
  await expect(importPool(db, therapist, confirm, testStart)).rejects.toThrow(NotAnAdminError);
  await expect(checkUpload(db, therapist, check.id, testStart)).rejects.toThrow(NotAnAdminError);
  await expect(exportPool(db, therapist, { slug, format: 'qti' }, testStart)).rejects.toThrow(NotAnAdminError);
  await expect(
    keepUpload(db, therapist, { courseVersionId, fileName: 'x', bytes, defaults }, testStart),
  ).rejects.toThrow(NotAnAdminError);
  const other = adminViewerOf(await createAdmin(db));
  expect(await checkUpload(db, other, check.id, minutesLater(1))).toBeNull();
  expect(await importPool(db, other, confirm, minutesLater(1))).toEqual({ ok: false, reason: 'upload-gone' });
  expect(await importPool(db, admin, confirm, minutesLater(60 * 25))).toEqual({ ok: false, reason: 'upload-gone' });
  expect(await counts()).toEqual(before);
});

test('an imported question is drawn in the next paper and graded', async () => {
  const { db } = database;
  const person = await createTherapist(db);
  const viewer = viewerOf(person);
  const { slug, courseVersionId } = await publishTinyCourse(db, { quiz: { questionCount: 13 } });
  await enrol(db, { userId: person.id, courseSlug: slug });
  const { done } = await importQuestions([question('dr-001')], courseVersionId, 'qti');
  expect(done.ok).toBe(true);
  const attemptId = await startAgain(db, viewer, slug, minutesLater(2));
  const slots = await db.attemptSlot.findMany({
    where: { attemptId },
    select: { questionVersion: { select: { key: true } } },
  });
  expect(slots.map(({ questionVersion }) => questionVersion.key)).toContain('dr-001');
  await answerAll(db, viewer, attemptId, 'a', minutesLater(3));
  const result = await submitAttempt(db, viewer, attemptId, minutesLater(4), noHook);
  expect(result).toMatchObject({ ok: true, value: { passed: true, percentTenths: 1000 } });
});

test('an import cannot be changed or deleted', async () => {
  const { db } = database;
  const { courseVersionId } = await publishTinyCourse(db);
  const { done } = await importQuestions([question('st-001')], courseVersionId);
  if (!done.ok) throw new Error(done.reason);
  const where = { id: done.value.importId };
  await expect(db.poolImport.update({ where, data: { reason: 'Another reason' } })).rejects.toThrow();
  await expect(db.poolImport.delete({ where })).rejects.toThrow();
});

test('only the newest five files of an admin are kept, and none that is over', async () => {
  const { db } = database;
  const keeper = adminViewerOf(await createAdmin(db));
  const { courseVersionId } = await publishTinyCourse(db);
  for (let index = 0; index < 7; index += 1) await upload(foreign, courseVersionId, keeper);
  expect(await db.poolUpload.count({ where: { uploadedById: keeper.userId } })).toBe(5);
  await keepUpload(db, keeper, { courseVersionId, fileName: 'x', bytes: foreign, defaults }, minutesLater(60 * 30));
  expect(await db.poolUpload.count({ where: { expiresAt: { lte: minutesLater(60 * 30) } } })).toBe(0);
});
