import { afterAll, beforeAll, expect, test } from 'vitest';
import { eachAuditBatch, listAudit, listAuditActions } from '#lib/account/admin-queries/audit.ts';
import { auditCsvHead, auditCsvLine } from '#lib/account/admin-queries/csv.ts';
import { getIssueRequest } from '#lib/account/admin-queries/queue.ts';
import { auditFilterSchema } from '#lib/account/admin-queries/schema.ts';
import { correctName } from '#lib/certificate/commands/correct-name.ts';
import { decideRequest } from '#lib/certificate/commands/decide-request.ts';
import { issueByHand } from '#lib/certificate/commands/issue-by-hand.ts';
import { reinstate } from '#lib/certificate/commands/reinstate.ts';
import { revoke } from '#lib/certificate/commands/revoke.ts';
import { transact } from '#lib/db/transaction.ts';
import { recordAudit } from '#lib/audit/record.ts';
import { newId } from '#lib/ids.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import {
  adminViewerOf,
  createAdmin,
  createTherapist,
  enrol,
  publishTinyCourse,
  testStart,
} from '#tests/support/factories.ts';
import type { TinyCourse } from '#tests/support/factories.ts';
import { certificateOf, later, sit } from './admin-helpers.ts';

const reason = 'Seen on the passport.';
const at = new Date(later.getTime() + 60_000);

let database: TestDatabase;
let admin: AdminViewer;
let course: TinyCourse;
let reviewed: TinyCourse;
beforeAll(async () => {
  database = await cloneDatabase();
  admin = adminViewerOf(await createAdmin(database.db, 'admin@example.test'));
  course = await publishTinyCourse(database.db, { slug: 'plain' });
  reviewed = await publishTinyCourse(database.db, { slug: 'reviewed', certificatePolicy: 'review' });
});
afterAll(() => database.drop());

const trail = (filter: Record<string, string> = {}) => listAudit(database.db, admin, auditFilterSchema.parse(filter));

/** The acts that `work` leaves behind, and nothing of what was there before. */
async function actsOf(work: () => Promise<{ ok: boolean }>): Promise<unknown[]> {
  const before = await database.db.auditEvent.count();
  expect((await work()).ok).toBe(true);
  const rows = await database.db.auditEvent.findMany({
    orderBy: { id: 'asc' },
    skip: before,
    select: { action: true, actorId: true, actorLabel: true, at: true, reason: true, subjectId: true },
  });
  return rows;
}

const act = (action: string, subjectId: string) => ({
  action,
  subjectId,
  actorId: admin.userId,
  actorLabel: admin.label,
  at,
  reason,
});

test('correcting a name, revoking and reinstating each leave exactly one act with who, when and why', async () => {
  const { db } = database;
  const { enrolmentId } = await sit(db, course, { right: true });
  const { id: certificateId } = await certificateOf(db, enrolmentId);
  expect(
    await actsOf(() => correctName(db, admin, { certificateId, legalName: 'Corrected Person', reason }, at)),
  ).toEqual([act('certificate.name-corrected', certificateId)]);
  const { id: newer } = await certificateOf(db, enrolmentId);
  expect(await actsOf(() => revoke(db, admin, { certificateId: newer, reason }, at))).toEqual([
    act('certificate.revoked', newer),
  ]);
  expect(await actsOf(() => reinstate(db, admin, { certificateId: newer, reason }, at))).toEqual([
    act('certificate.reinstated', newer),
  ]);
});

test('issuing by hand leaves exactly one act, and one more only when it has to give the course first', async () => {
  const { db } = database;
  const [enrolled, stranger] = [await createTherapist(db), await createTherapist(db)];
  await enrol(db, { userId: enrolled.id, courseSlug: course.slug });
  const issue = (userId: string) =>
    issueByHand(db, admin, { person: { userId }, courseSlug: course.slug, completedOn: '2026-11-20', reason }, at);
  expect(await actsOf(() => issue(enrolled.id))).toEqual([
    act('certificate.issued-by-hand', expect.any(String) as unknown as string),
  ]);
  expect(await actsOf(() => issue(stranger.id))).toEqual([
    act('enrolment.granted', expect.any(String) as unknown as string),
    act('certificate.issued-by-hand', expect.any(String) as unknown as string),
  ]);
});

test('a decision about a waiting pass leaves exactly one act, and the page of the pass says who decided', async () => {
  const { db } = database;
  for (const [decision, action] of [
    ['approve', 'issue-request.approved'],
    ['decline', 'issue-request.declined'],
  ] as const) {
    const { enrolmentId, attemptId } = await sit(db, reviewed, { right: true });
    const { id: requestId } = await db.issueRequest.findFirstOrThrow({ where: { enrolmentId } });
    expect(await getIssueRequest(db, admin, requestId)).toMatchObject({
      attemptId,
      decided: null,
      isNameConfirmed: true,
      enrolment: { id: enrolmentId, modulesDone: 3, attempts: [{ result: { passed: true } }], certificates: [] },
    });
    expect(await actsOf(() => decideRequest(db, admin, { requestId, decision, reason }, at))).toEqual([
      act(action, requestId),
    ]);
    expect(await getIssueRequest(db, admin, requestId)).toMatchObject({
      decided: { at, by: 'admin@example.test', decision, reason },
      enrolment: { certificates: decision === 'approve' ? [{ status: 'valid' }] : [] },
    });
  }
});

test('an act that is refused leaves no trace', async () => {
  const { db } = database;
  const before = await db.auditEvent.count();
  expect(await revoke(db, admin, { certificateId: newId(), reason }, at)).toEqual({ ok: false, reason: 'not-found' });
  expect(
    await issueByHand(
      db,
      admin,
      { person: { email: 'nobody@example.test' }, courseSlug: course.slug, completedOn: '2026-11-20', reason },
      at,
    ),
  ).toEqual({ ok: false, reason: 'person-not-found' });
  expect(await db.auditEvent.count()).toBe(before);
});

test('the trail is filtered by act, subject, person, reason and id', async () => {
  const { db } = database;
  const subjectId = newId();
  await transact(db, (tx) =>
    recordAudit(
      tx,
      admin,
      { action: 'test.one', subjectType: 'order', subjectId, reason: 'The bank rang about 50%.' },
      at,
    ),
  );
  for (const filter of [
    { action: 'test.one' },
    { subject: 'order' },
    { q: 'rang about 50%' },
    { q: subjectId },
    { q: subjectId.toUpperCase() },
  ]) {
    expect((await trail(filter)).items.map((item) => item.subjectId)).toEqual([subjectId]);
  }
  expect((await trail({ q: admin.userId })).total).toBe(await db.auditEvent.count());
  expect((await trail({ q: 'rang about 5_%' })).total).toBe(0);
  expect(await listAuditActions(db, admin)).toContain('test.one');
});

test('the export holds every act once, newest first, across its batches, even while acts are added', async () => {
  const { db } = database;
  const action = 'test.many';
  const same = { subjectType: 'user', subjectId: admin.userId, actorLabel: 'system', action, detail: {} };
  await db.auditEvent.createMany({
    data: Array.from({ length: 23 }, (_, index) => ({
      ...same,
      id: newId(),
      at: new Date(testStart.getTime() + (index % 5)),
      reason: `reason ${index}`,
    })),
  });
  const seen: string[] = [];
  const times: number[] = [];
  for await (const batch of eachAuditBatch(db, admin, { q: '', action, subject: '' }, 5)) {
    expect(batch.length).toBeLessThanOrEqual(5);
    seen.push(...batch.map((item) => item.reason));
    times.push(...batch.map((item) => item.at.getTime()));
    await db.auditEvent.create({ data: { ...same, id: newId(), at: later, reason: 'added meanwhile' } });
  }
  expect(seen).toHaveLength(23);
  expect(new Set(seen).size).toBe(23);
  expect(times).toEqual(times.toSorted((one, two) => two - one));
});

test('a reason that is a formula reaches the export as text', async () => {
  const { db } = database;
  const bad = '=HYPERLINK("https://example.test","open")\nsecond "line"';
  await transact(db, (tx) =>
    recordAudit(
      tx,
      { ...admin, label: '@admin' },
      { action: 'test.formula', subjectType: 'user', subjectId: admin.userId, reason: bad, detail: { note: 'x' } },
      at,
    ),
  );
  const lines: string[] = [];
  for await (const batch of eachAuditBatch(db, admin, { q: '', action: 'test.formula', subject: '' }))
    lines.push(...batch.map(auditCsvLine));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(`"'=HYPERLINK(""https://example.test"",""open"")\nsecond ""line"""`);
  expect(lines[0]).toContain(`"'@admin"`);
  expect(lines[0]).toContain('"2026-11-20T02:01:00.000Z"');
  expect(lines[0]?.endsWith('\r\n')).toBe(true);
  expect(auditCsvHead.charCodeAt(0)).toBe(0xfeff);
});
