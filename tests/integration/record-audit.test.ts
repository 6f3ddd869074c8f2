import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Db } from '#lib/db/client.ts';
import { newId } from '#lib/ids.ts';
import { sealAttempts } from '#lib/quiz/commands/seal-attempts.ts';
import { submitAttempt } from '#lib/quiz/commands/submit-attempt.ts';
import { makeVerifyRecords } from '#lib/quiz/jobs/verify-records.ts';
import { getLastRecordCheck } from '#lib/quiz/queries/record-check.ts';
import { verifyRecordsUnscoped } from '#lib/quiz/queries/verify-records.ts';
import type { VerifyOptions } from '#lib/quiz/queries/verify-records.ts';
import type { RecordFault } from '#lib/quiz/rules/audit/findings.ts';
import { nextStep } from '#lib/quiz/rules/steps.ts';
import type { ChainedStep } from '#lib/quiz/rules/steps.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { adminViewerOf, createAdmin } from '#tests/support/factories.ts';
import { answerAll, minutesLater, noHook, startAgain, startedQuiz } from '#tests/support/quiz.ts';
import { tamper } from '#tests/support/tamper.ts';

let database: TestDatabase;
let attemptId = '';
let db: Db;
beforeAll(async () => {
  database = await cloneDatabase();
  ({ db } = database);
});
afterAll(() => database.drop());

const tables = ['AttemptSeal', 'RecordCheck', 'AttemptRegrade', 'QuestionCorrection'] as const;

/** Every test starts with one sealed pass and one open attempt. */
beforeEach(async () => {
  for (const table of [...tables, 'AttemptStanding', 'AttemptResult', 'AttemptStep', 'AttemptSlot', 'Attempt'])
    await tamper(db, table, `DELETE FROM "${table}"`);
  await db.emailMessage.deleteMany();
  const finished = await startedQuiz(db);
  await answerAll(db, finished.viewer, finished.attemptId, 'a');
  await submitAttempt(db, finished.viewer, finished.attemptId, minutesLater(2), noHook);
  ({ attemptId } = finished);
  const open = await startedQuiz(db);
  await answerAll(db, open.viewer, open.attemptId, 'b');
  await sealAttempts(db, minutesLater(3));
});

async function faults(options: VerifyOptions = {}): Promise<RecordFault[]> {
  const found: RecordFault[] = [];
  await verifyRecordsUnscoped(db, options, (fault) => found.push(fault));
  return found;
}
const named = (code: string, more: Partial<RecordFault> = {}) => expect.objectContaining({ code, attemptId, ...more });

test('a database as it was written has no findings, in batches of any size', async () => {
  expect(await faults()).toEqual([]);
  expect(await faults({ batchSize: 1 })).toEqual([]);
  const read = await verifyRecordsUnscoped(db, { batchSize: 1 }, () => {});
  expect(read).toMatchObject({ attempts: 2, steps: 1 + 6 + 1 + 1 + 6, seals: 1, notRecomputed: 0 });
});

const step = `WHERE "attemptId" = ID AND "seq" = 3`;
test.each<[string, string, string, string, Partial<RecordFault>]>([
  [
    'an answer',
    'AttemptStep',
    `UPDATE "AttemptStep" SET "response" = '{"keys":["b"]}' ${step}`,
    'step-altered',
    { seq: 3 },
  ],
  [
    'a time',
    'AttemptStep',
    `UPDATE "AttemptStep" SET "at" = "at" + interval '1 second' ${step}`,
    'step-altered',
    { seq: 3 },
  ],
  [
    'a position',
    'AttemptStep',
    `UPDATE "AttemptStep" SET "position" = 77 ${step}`,
    'off-paper',
    { seq: 3, position: 77 },
  ],
  ['a missing step', 'AttemptStep', `DELETE FROM "AttemptStep" ${step}`, 'step-missing', { seq: 3 }],
  ['a cut log', 'AttemptStep', `DELETE FROM "AttemptStep" WHERE "attemptId" = ID AND "seq" > 5`, 'log-cut', { seq: 7 }],
  ['no log', 'AttemptStep', `DELETE FROM "AttemptStep" WHERE "attemptId" = ID`, 'log-empty', {}],
  [
    'a moved slot',
    'AttemptSlot',
    `UPDATE "AttemptSlot" SET "position" = 60 WHERE "attemptId" = ID AND "position" = 1`,
    'paper-changed',
    {},
  ],
  [
    'an option order',
    'AttemptSlot',
    `UPDATE "AttemptSlot" SET "optionOrder" = '{a,b,c,d}', "questionVersionId" = "questionVersionId" WHERE "attemptId" = ID`,
    'paper-changed',
    {},
  ],
  ['a seed', 'Attempt', `UPDATE "Attempt" SET "seed" = 'mine' WHERE "id" = ID`, 'start-differs', {}],
  ['a number', 'Attempt', `UPDATE "Attempt" SET "number" = 9 WHERE "id" = ID`, 'start-differs', { seq: 0 }],
  [
    'a person',
    'Enrolment',
    `UPDATE "Enrolment" SET "userId" = (SELECT "userId" FROM "Enrolment" WHERE "userId" <> (SELECT e."userId" FROM "Attempt" a JOIN "Enrolment" e ON e."id" = a."enrolmentId" WHERE a."id" = ID) LIMIT 1) WHERE "id" = (SELECT "enrolmentId" FROM "Attempt" WHERE "id" = ID)`,
    'start-differs',
    { seq: 0 },
  ],
  [
    'an enrolment',
    'Attempt',
    `UPDATE "Attempt" SET "enrolmentId" = (SELECT "enrolmentId" FROM "Attempt" WHERE "id" <> ID LIMIT 1), "number" = 7 WHERE "id" = ID`,
    'start-differs',
    { seq: 0 },
  ],
  [
    'a pass mark',
    'Attempt',
    `UPDATE "Attempt" SET "policy" = jsonb_set("policy", '{passPercent}', '1') WHERE "id" = ID`,
    'terms-changed',
    {},
  ],
  ['a deadline', 'Attempt', `UPDATE "Attempt" SET "deadlineAt" = now() WHERE "id" = ID`, 'terms-changed', {}],
  [
    'a first result',
    'AttemptResult',
    `UPDATE "AttemptResult" SET "correctCount" = 1 WHERE "attemptId" = ID`,
    'first-result-differs',
    {},
  ],
  [
    'a mark',
    'AttemptResult',
    `UPDATE "AttemptResult" SET "marks" = '[]' WHERE "attemptId" = ID`,
    'first-result-differs',
    {},
  ],
  [
    'a standing result',
    'AttemptStanding',
    `UPDATE "AttemptStanding" SET "passed" = false WHERE "attemptId" = ID`,
    'standing-differs',
    {},
  ],
  [
    'a standing result that is gone',
    'AttemptStanding',
    `DELETE FROM "AttemptStanding" WHERE "attemptId" = ID`,
    'standing-missing',
    {},
  ],
  [
    'a key',
    'QuestionVersion',
    `UPDATE "QuestionVersion" SET "body" = jsonb_set("body", '{options,0,correct}', 'false') WHERE "id" IN (SELECT "questionVersionId" FROM "AttemptSlot" WHERE "attemptId" = ID AND "position" = 2)`,
    'question-altered',
    { position: 2 },
  ],
  ['a seal', 'AttemptSeal', `UPDATE "AttemptSeal" SET "hash" = repeat('0', 64)`, 'seal-altered', { seal: 1 }],
  ['a seal’s number', 'AttemptSeal', `UPDATE "AttemptSeal" SET "number" = 2`, 'seal-missing', { seal: 2 }],
])('%s that somebody changed by hand is found and named', async (_name, table, sql, code, more) => {
  await tamper(db, table, sql.replaceAll('ID', `'${attemptId}'`));
  expect(await faults()).toContainEqual(named(code, more));
});

test('an end without a result is found', async () => {
  await tamper(db, 'AttemptStanding', `DELETE FROM "AttemptStanding"`);
  await tamper(db, 'AttemptResult', `DELETE FROM "AttemptResult"`);
  expect(await faults()).toContainEqual(named('end-without-result', { seq: 7 }));
});

test('the database lets no pass fall and removes no standing result', async () => {
  const where = { attemptId };
  await expect(db.attemptStanding.update({ where, data: { passed: false } })).rejects.toThrow(/a result stands/);
  await expect(db.attemptStanding.delete({ where })).rejects.toThrow(/a result stands/);
  await expect(db.$executeRaw`TRUNCATE "AttemptStanding"`).rejects.toThrow(/written once/);
  await db.attemptStanding.update({ where, data: { percentTenths: 900 } });
  expect(await db.attemptStanding.findUniqueOrThrow({ where })).toMatchObject({ passed: true, percentTenths: 900 });
});

/** Writes a log anew, every hash computed again: the work of somebody who knows how it is done. */
async function forge(change: (steps: ChainedStep[]) => ChainedStep[]): Promise<void> {
  const rows = await db.attemptStep.findMany({ where: { attemptId }, orderBy: { seq: 'asc' } });
  const forged: ChainedStep[] = [];
  for (const facts of change(rows)) forged.push(nextStep(forged.at(-1) ?? null, facts));
  await tamper(db, 'AttemptStep', `DELETE FROM "AttemptStep" WHERE "attemptId" = '${attemptId}'`);
  await db.attemptStep.createMany({
    data: forged.map((each) => ({ ...each, response: JSON.parse(JSON.stringify(each.response)) })),
  });
}

test('a log rewritten whole, with every hash made anew, no longer fits its seal', async () => {
  await forge((steps) => steps.map((each) => (each.seq === 1 ? { ...each, at: minutesLater(0.5) } : each)));
  expect(await faults()).toEqual([named('log-rewritten', { seq: 7 })]);
});

test('an attempt that vanished is missed by its seal', async () => {
  for (const table of ['AttemptStanding', 'AttemptResult', 'AttemptStep', 'AttemptSlot'])
    await tamper(db, table, `DELETE FROM "${table}" WHERE "attemptId" = '${attemptId}'`);
  await tamper(db, 'Attempt', `DELETE FROM "Attempt" WHERE "id" = '${attemptId}'`);
  expect(await faults()).toEqual([named('attempt-vanished', { seal: 1 })]);
  expect(await faults({ attemptId })).toEqual([named('attempt-vanished')]);
});

test('an attempt that vanished before its first seal is missed by the number of the one after it', async () => {
  const policy = { waitMinutesAfterFail: [] };
  const { viewer, slug, attemptId: first } = await startedQuiz(db, { quiz: policy });
  await submitAttempt(db, viewer, first, minutesLater(4), noHook);
  const second = await startAgain(db, viewer, slug, minutesLater(5));
  for (const table of ['AttemptStanding', 'AttemptResult', 'AttemptStep', 'AttemptSlot'])
    await tamper(db, table, `DELETE FROM "${table}" WHERE "attemptId" = '${first}'`);
  await tamper(db, 'Attempt', `DELETE FROM "Attempt" WHERE "id" = '${first}'`);
  expect(await faults()).toEqual([named('attempt-skipped', { attemptId: second })]);
  expect(await faults({ attemptId: second })).toEqual([named('attempt-skipped', { attemptId: second })]);
});

test('a chain of seals made anew lacks the seal that was kept elsewhere, and the one an earlier check saw', async () => {
  const kept = await db.attemptSeal.findFirstOrThrow();
  expect(await faults({ expect: kept.sealHash })).toEqual([]);
  await makeVerifyRecords(() => minutesLater(5))(db, {}, minutesLater(4));
  await tamper(db, 'AttemptSeal', 'DELETE FROM "AttemptSeal"');
  await sealAttempts(db, minutesLater(9));
  expect(await faults()).toEqual([{ code: 'seal-expected', attemptId: null, seq: null, position: null, seal: null }]);
  await tamper(db, 'RecordCheck', 'DELETE FROM "RecordCheck"');
  expect(await faults()).toEqual([]);
  expect(await faults({ expect: kept.sealHash })).toHaveLength(1);
});

test('sealing twice seals nothing twice, also at once, and the chain stays one', async () => {
  const more = await startedQuiz(db);
  await submitAttempt(db, more.viewer, more.attemptId, minutesLater(5), noHook);
  const counts = await Promise.all([1, 2, 3].map(() => sealAttempts(db, minutesLater(6), 1)));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
  expect(await db.attemptSeal.count()).toBe(2);
  expect(await faults()).toEqual([]);
});

test('papers are held against their seed by the function that is handed in', async () => {
  const redraw: VerifyOptions['redraw'] = (_tx, id) =>
    Promise.resolve(
      id === attemptId ? { kind: 'different', positions: [2] } : { kind: 'not-recomputable', why: 'old' },
    );
  const found: RecordFault[] = [];
  const read = await verifyRecordsUnscoped(db, { redraw }, (fault) => found.push(fault));
  expect(found).toEqual([named('paper-redrawn', { position: 2 })]);
  expect(read.notRecomputed).toBe(1);
});

test('the nightly job writes down what it found, and tells each admin once of what is new', async () => {
  const admin = await createAdmin(db);
  const admins = await db.user.count({ where: { role: 'admin' } });
  const run = (minutes: number) => makeVerifyRecords(() => minutesLater(minutes + 1))(db, {}, minutesLater(minutes));
  await run(10);
  expect(await getLastRecordCheck(db, adminViewerOf(admin))).toMatchObject({
    attempts: 2,
    faultCount: 0,
    faults: [],
    startedAt: minutesLater(10),
    endedAt: minutesLater(11),
  });
  await tamper(db, 'AttemptStep', `UPDATE "AttemptStep" SET "kind" = 'flag' ${step.replace('ID', `'${attemptId}'`)}`);
  await run(20);
  await run(30);
  const last = await getLastRecordCheck(db, adminViewerOf(admin));
  expect(last?.faults).toContainEqual(named('step-altered', { seq: 3 }));
  const mails = await db.emailMessage.findMany({ where: { kind: 'record-fault' } });
  expect(mails).toHaveLength(admins);
  const { email } = await db.user.findFirstOrThrow({
    where: { enrolments: { some: { attempts: { some: { id: attemptId } } } } },
  });
  expect(JSON.stringify([mails.map(({ text, subject }) => [text, subject]), last])).not.toContain(email);
  await tamper(db, 'AttemptSlot', `DELETE FROM "AttemptSlot" WHERE "attemptId" = '${attemptId}' AND "position" = 1`);
  await run(40);
  expect(await db.emailMessage.count({ where: { kind: 'record-fault' } })).toBe(2 * admins);
});

test.each(tables)('the database refuses to change, delete or empty %s', async (table) => {
  const id = newId();
  const rows: Record<(typeof tables)[number], () => Promise<unknown>> = {
    AttemptSeal: () => Promise.resolve(),
    RecordCheck: () => makeVerifyRecords(() => minutesLater(5))(db, {}, minutesLater(4)),
    AttemptRegrade: () =>
      db.attemptRegrade.create({
        data: {
          attemptId: id,
          correctionId: id,
          seq: 1,
          at: minutesLater(1),
          percentTenthsBefore: 0,
          percentTenthsAfter: 0,
          isChanged: false,
          becamePass: false,
        },
      }),
    QuestionCorrection: () =>
      db.questionCorrection.create({
        data: {
          id,
          courseId: id,
          key: 'k',
          fromVersionId: id,
          kind: 'void',
          changed: [],
          reason: 'r',
          at: minutesLater(1),
          actorLabel: 'a',
        },
      }),
  };
  await rows[table]();
  const column = { AttemptSeal: 'hash', RecordCheck: 'steps', AttemptRegrade: 'seq', QuestionCorrection: 'reason' }[
    table
  ];
  for (const sql of [
    `UPDATE "${table}" SET "${column}" = "${column}"`,
    `DELETE FROM "${table}"`,
    `TRUNCATE "${table}"`,
  ])
    await expect(db.$executeRawUnsafe(sql)).rejects.toThrow(/written once/);
});
