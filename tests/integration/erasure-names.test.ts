import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeFinishErasures } from '#lib/account/jobs.ts';
import { getCertificateByCodeUnscoped } from '#lib/certificate/queries/by-code.ts';
import { snapshotFor } from '#lib/certificate/snapshot.ts';
import type { CertificateSnapshot } from '#lib/certificate/schema.ts';
import { newId } from '#lib/ids.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { createTherapist, testStart } from '#tests/support/factories.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

const line = {
  bodySlug: 'florida',
  bodyName: 'Florida',
  jurisdiction: 'Florida',
  approvalNumber: '20-1',
  providerNumber: null,
  approvedTitle: 'As approved',
  units: 1,
  unitsText: '1 hour',
  membershipNumber: 'MA 1',
};

function snapshot(completedOn: string, number: string): CertificateSnapshot {
  return snapshotFor({
    number,
    holderName: 'Ada Example',
    completedOn,
    startedOn: completedOn,
    approvals: [line, { ...line, bodySlug: 'ncbtmb', membershipNumber: null }],
    signatory: null,
    provider: { name: 'Test provider', contact: 'https://example.test', abn: null },
    result: { correct: 5, total: 6, percent: 83.3, passPercent: 80, attemptNumber: 1 },
    course: {
      title: 'A tiny course',
      slug: 'tiny',
      version: '1.0',
      outcomes: [{ id: 'o1', text: 'Do one thing' }],
      minutes: { offered: 30, words: 6000, questions: 12, figures: 3, difficulty: 2, methods: [] },
    },
  });
}

/** A certificate of long ago or of far ahead, so that whatever the day is, its time is over or it is not. */
async function certificate(given: { completedOn: string; isErased: boolean }) {
  const { db } = database;
  const person = await createTherapist(db);
  if (given.isErased) await db.user.update({ where: { id: person.id }, data: { erasedAt: testStart } });
  const id = newId();
  const number = `AFF-2010-${id.slice(-6)}`;
  const code = id.replaceAll('-', '').toUpperCase();
  await db.certificate.create({
    data: {
      id,
      code,
      number,
      userId: person.id,
      snapshot: snapshot(given.completedOn, number),
      issuedAt: testStart,
      events: {
        create: { seq: 1, kind: 'issued', at: testStart, actorLabel: 'system', reason: 'Ada Example passed.' },
      },
    },
  });
  return { id, code };
}

const over = '2010-01-31';
const running = '2999-01-31';
const reasonOf = async (certificateId: string) =>
  (await database.db.certificateEvent.findFirstOrThrow({ where: { certificateId } })).reason;

test('at night the name goes from certificates of erased accounts whose time is over, and from no others; the code resolves', async () => {
  const { db } = database;
  const due = await certificate({ completedOn: over, isErased: true });
  const early = await certificate({ completedOn: running, isErased: true });
  const alive = await certificate({ completedOn: over, isErased: false });
  const before = await getCertificateByCodeUnscoped(db, due.code);
  const finish = makeFinishErasures(async () => {});
  await finish(db, {}, testStart);
  await finish(db, {}, testStart);
  expect(await getCertificateByCodeUnscoped(db, due.code)).toEqual({
    ...before,
    certificate: {
      ...before?.certificate,
      holderName: 'Name removed',
      approvals: before?.certificate.approvals?.map((each) => ({ ...each, membershipNumber: null })),
    },
  });
  expect(await reasonOf(due.id)).toBe('Removed with the name');
  for (const { id, code } of [early, alive]) {
    expect((await getCertificateByCodeUnscoped(db, code))?.certificate.holderName).toBe('Ada Example');
    expect(await reasonOf(id)).toBe('Ada Example passed.');
  }
});

const removed = `nameless("snapshot")`;
const changes: readonly [string, string][] = [
  ['another name', `UPDATE "Certificate" SET "snapshot" = "snapshot" || '{"holderName": "Some One"}'`],
  ['the name and the minutes', `UPDATE "Certificate" SET "snapshot" = ${removed} || '{"minutes": 900}'`],
  ['a line less', `UPDATE "Certificate" SET "snapshot" = ${removed} || '{"approvals": []}'`],
  [
    'the name alone, its numbers kept',
    `UPDATE "Certificate" SET "snapshot" = "snapshot" || '{"holderName": "Name removed"}'`,
  ],
  ['the name and the code', `UPDATE "Certificate" SET "snapshot" = ${removed}, "code" = 'X'`],
  ['the name and the day of issue', `UPDATE "Certificate" SET "snapshot" = ${removed}, "issuedAt" = now()`],
  ['the row itself', `DELETE FROM "Certificate"`],
];

test.each(changes)(
  'also of an erased account and when its time is over, the database refuses %s',
  async (_what, sql) => {
    const { id } = await certificate({ completedOn: over, isErased: true });
    await expect(database.db.$executeRawUnsafe(`${sql} WHERE "id" = '${id}'`)).rejects.toThrow('written once');
  },
);

test.each([
  ['before its time is over', { completedOn: running, isErased: true }],
  ['while the account is there', { completedOn: over, isErased: false }],
])('the database refuses to remove a name or a reason %s', async (_when, given) => {
  const { id } = await certificate(given);
  const { db } = database;
  const remove = db.$executeRawUnsafe(`UPDATE "Certificate" SET "snapshot" = ${removed} WHERE "id" = '${id}'`);
  await expect(remove).rejects.toThrow('written once');
  const reason = `UPDATE "CertificateEvent" SET "reason" = 'Removed with the name' WHERE "certificateId" = '${id}'`;
  await expect(db.$executeRawUnsafe(reason)).rejects.toThrow('written once');
});

test('histories of an account that is there are written once; of an erased one only the reason may go, and only whole', async () => {
  const { db } = database;
  const one = await createTherapist(db);
  const event = (subjectId: string) => ({
    id: newId(),
    at: testStart,
    actorLabel: 'admin',
    action: 'test.said',
    subjectType: 'user',
    subjectId,
    reason: 'Typed by someone',
    detail: { said: 'so' },
  });
  const { id } = await db.auditEvent.create({ data: event(one.id) });
  const scrub = `UPDATE "AuditEvent" SET "reason" = 'Removed with the account', "detail" = '{}'`;
  const run = (sql: string) => db.$executeRawUnsafe(`${sql} WHERE "id" = '${id}'`);
  await expect(run(scrub)).rejects.toThrow('written once');
  await db.user.update({ where: { id: one.id }, data: { erasedAt: testStart } });
  await expect(run(`UPDATE "AuditEvent" SET "reason" = 'Something else', "detail" = '{}'`)).rejects.toThrow(
    'written once',
  );
  await expect(run(`${scrub}, "actorLabel" = 'nobody'`)).rejects.toThrow('written once');
  await expect(run(`DELETE FROM "AuditEvent"`)).rejects.toThrow('written once');
  expect(await run(scrub)).toBe(1);
});
