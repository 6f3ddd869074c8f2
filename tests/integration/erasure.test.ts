import { afterAll, beforeAll, expect, test } from 'vitest';
import { updateProfile } from '#lib/account/commands.ts';
import { eraseAccount } from '#lib/account/commands/erase-account.ts';
import { makeFinishErasures } from '#lib/account/jobs.ts';
import { readOwnData } from '#lib/account/queries/own-data.ts';
import { authAdapter } from '#lib/auth/adapter.ts';
import { findSession, newSessionToken, openSession } from '#lib/auth/sessions.ts';
import { confirmName } from '#lib/certificate/commands/confirm-name.ts';
import { correctName } from '#lib/certificate/commands/correct-name.ts';
import { issueByHand } from '#lib/certificate/commands/issue-by-hand.ts';
import { certificatePdf } from '#lib/certificate/pdf.ts';
import { getCertificateByCodeUnscoped } from '#lib/certificate/queries/by-code.ts';
import { deleteStored } from '#lib/cpd-log/commands/delete-stored.ts';
import { endEnrolment } from '#lib/enrolment/commands/end-enrolment.ts';
import { newId } from '#lib/ids.ts';
import { makeVerifyRecords } from '#lib/quiz/jobs/verify-records.ts';
import { redrawUnscoped } from '#lib/quiz/queries/redraw.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { adminViewerOf, createAdmin, createTherapist, publishTinyCourse } from '#tests/support/factories.ts';
import { minutesLater } from '#tests/support/quiz.ts';
import { createMarked, erasedAt, tablesWith } from './erasure-world.ts';
import type { Person } from './erasure-world.ts';

const parts = { endEnrolment, deleteStored };
let database: TestDatabase;
let admin: AdminViewer;
let gone: Person;
let other: Person;
beforeAll(async () => {
  database = await cloneDatabase();
  admin = adminViewerOf(await createAdmin(database.db));
  gone = await createMarked(database.db, admin, 'Zqxgone');
  other = await createMarked(database.db, admin, 'Wjkother');
});
afterAll(() => database.drop());

const erase = (person: Person, change: { typedEmail?: string; sessionToken?: string | null } = {}, at = erasedAt) =>
  eraseAccount(
    database.db,
    person.viewer,
    { typedEmail: person.email, sessionToken: person.token, ...change },
    parts,
    at,
  );

test('refused: another address, an old sign-in, no session, somebody else’s session, an open payment, an admin; and nothing has changed', async () => {
  const { db } = database;
  const before = await tablesWith(db, gone.mark);
  expect(Object.keys(before).length).toBeGreaterThan(15);
  expect(await erase(gone, { typedEmail: other.email })).toEqual({ ok: false, reason: 'address-differs' });
  expect(await erase(gone, {}, minutesLater(76))).toEqual({ ok: false, reason: 'sign-in-again' });
  expect(await erase(gone, { sessionToken: null })).toEqual({ ok: false, reason: 'sign-in-again' });
  expect(await erase(gone, { sessionToken: other.token })).toEqual({ ok: false, reason: 'sign-in-again' });
  const open = await db.order.create({
    data: {
      id: newId(),
      number: `O-${newId()}`,
      userId: gone.viewer.userId,
      status: 'pending',
      currency: 'AUD',
      totalMinor: 1,
      createdAt: erasedAt,
      expiresAt: erasedAt,
    },
  });
  expect(await erase(gone)).toEqual({ ok: false, reason: 'payment-under-way' });
  const anHourAgo = new Date(erasedAt.getTime() - 3_600_000);
  await db.order.update({ where: { id: open.id }, data: { status: 'open', expiresAt: anHourAgo } });
  expect(await erase(gone)).toEqual({ ok: false, reason: 'payment-under-way' });
  await db.order.delete({ where: { id: open.id } });
  const boss = await createAdmin(db);
  const own = { ...gone, email: boss.email, viewer: { userId: boss.id, role: 'admin' as const } };
  expect(await erase(own)).toEqual({ ok: false, reason: 'admin' });
  expect(await tablesWith(db, gone.mark)).toEqual(before);
});

test('the download holds every text of the person and none of anyone else', async () => {
  const { db } = database;
  const text = JSON.stringify(await readOwnData(db, gone.viewer));
  for (const field of [
    'title',
    'learned',
    'reflection',
    'member',
    'due',
    'label',
    'billing',
    'file.pdf',
    'message',
    'browser',
    'reminder',
  ])
    expect(text, field).toContain(`${gone.mark}-${field}`);
  expect(text).toContain(gone.code);
  expect(text.toLowerCase()).not.toContain(other.mark.toLowerCase());
});

test('erased, the person is in the places that the page names and nowhere else; the other person is untouched', async () => {
  const { db } = database;
  const untouched = await tablesWith(db, other.mark);
  expect(await erase(gone)).toEqual({ ok: true, value: null });
  expect(await tablesWith(db, other.mark)).toEqual(untouched);

  const left = await tablesWith(db, gone.mark);
  // The key of a file in a storage of its own travels in the job that deletes it: random in life, marked only here.
  const { _private_jobs: jobs, ...kept } = left;
  expect(jobs).toEqual([expect.stringContaining('key-of-')]);
  expect(Object.keys(kept).toSorted()).toEqual(['Certificate', 'CertificateEvent', 'Order', 'SalesDocument']);
  expect(kept['Order']).toHaveLength(1);
  for (const address of [gone.email, 'display', 'gone@example.test'])
    expect(JSON.stringify({ ...kept, SalesDocument: [] }).toLowerCase()).not.toContain(
      `${gone.mark}${address}`.toLowerCase(),
    );
  expect(await db.user.findUniqueOrThrow({ where: { id: gone.viewer.userId } })).toMatchObject({
    email: expect.stringMatching(/^erased-[0-9a-f-]{36}@erased\.invalid$/),
    legalName: null,
    displayName: null,
    erasedAt,
  });
  expect(await db.enrolment.count({ where: { userId: gone.viewer.userId, endedAt: null } })).toBe(0);
  expect(
    await db.credential.count({ where: { certificate: { userId: gone.viewer.userId }, salt: { not: null } } }),
  ).toBe(0);
  expect(
    await db.emailMessage.findFirstOrThrow({ where: { to: 'other@example.test', text: { contains: 'erased' } } }),
  ).toMatchObject({
    subject: 'someone who has erased their account joined',
    html: '<p>someone who has erased their account</p>',
  });
  expect(await db.evidenceBlob.count()).toBe(1);
  expect(await erase(gone)).toMatchObject({ ok: false });
});

test('certificates resolve as before, on the page and as a PDF, and a later correction writes no log and no mail', async () => {
  const { db } = database;
  const found = await getCertificateByCodeUnscoped(db, gone.code);
  expect(found).toMatchObject({ status: 'valid', certificate: { holderName: `${gone.mark} Married` } });
  if (found) expect(certificatePdf(found, 'https://learn.example.test').length).toBeGreaterThan(1000);
  const mails = await db.emailMessage.count();
  const input = { certificateId: gone.certificateId, legalName: `${gone.mark} Again`, reason: 'A court said so.' };
  expect(await correctName(db, admin, input, erasedAt)).toMatchObject({ ok: true });
  expect(await db.emailMessage.count()).toBe(mails);
  expect(await db.cpdEntry.count({ where: { userId: gone.viewer.userId } })).toBe(0);
  const { slug } = await publishTinyCourse(db);
  const person = { userId: gone.viewer.userId };
  const byHand = {
    person,
    courseSlug: slug,
    completedOn: '2026-11-20',
    legalName: 'Any Body',
    reason: 'By mistake, surely.',
  };
  expect(await issueByHand(db, admin, byHand, erasedAt)).toEqual({ ok: false, reason: 'person-not-found' });
});

test('the records of an erased account pass the check of all records', async () => {
  const { db } = database;
  await makeVerifyRecords(() => erasedAt, redrawUnscoped)(db, {}, erasedAt);
  const check = await db.recordCheck.findFirstOrThrow({ orderBy: { startedAt: 'desc' } });
  expect(check.attempts).toBeGreaterThan(1);
  expect(check.faultCount).toBe(0);
});

test('whoever signs in with the address afterwards has a fresh account', async () => {
  const { db } = database;
  const adapter = authAdapter(db, {
    clock: () => erasedAt,
    userAgent: null,
    ignoreSession: false,
    home: { countryCode: 'AU', timeZone: 'Australia/Sydney' },
  });
  expect(await adapter.getUserByEmail?.(gone.email)).toBeNull();
  expect(await adapter.getUserByAccount?.({ provider: 'google', providerAccountId: `${gone.mark}-google` })).toBeNull();
  const fresh = await createTherapist(db, { email: gone.email });
  expect(fresh.id).not.toBe(gone.viewer.userId);
  expect(await db.certificate.count({ where: { userId: fresh.id } })).toBe(0);
});

test('what a request under way wrote after the erasure goes at night', async () => {
  const { db } = database;
  const { userId } = gone.viewer;
  await db.cpdDue.create({
    data: {
      id: newId(),
      userId,
      kind: 'other',
      label: 'late',
      dueOn: erasedAt,
      createdAt: erasedAt,
      updatedAt: erasedAt,
    },
  });
  const token = newSessionToken();
  await openSession(db, { token, userId, userAgent: null }, erasedAt);
  expect(await findSession(db, token, erasedAt)).toBeNull();
  await confirmName(db, gone.viewer, { legalName: 'Back Again' }, erasedAt);
  await updateProfile(db, gone.viewer, { displayName: 'Back', timeZone: 'Europe/London', countryCode: 'GB' });
  expect(await db.user.findUniqueOrThrow({ where: { id: userId } })).toMatchObject({
    legalName: null,
    displayName: null,
    countryCode: null,
  });
  await makeFinishErasures(deleteStored)(db, {}, minutesLater(600));
  expect(await db.cpdDue.count({ where: { userId } })).toBe(0);
  expect(await db.cpdDue.count({ where: { userId: other.viewer.userId } })).toBe(1);
});

test('every table that belongs to a person is either emptied of them or named here as kept', async () => {
  const rows = await database.db.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'userId' ORDER BY 1`;
  const kept = ['Certificate', 'Enrolment', 'Order'];
  const emptied: string[] = [];
  for (const { name } of rows) {
    const found = await database.db.$queryRawUnsafe<unknown[]>(
      `SELECT 1 FROM "${name}" WHERE "userId" = $1::uuid`,
      gone.viewer.userId,
    );
    if (found.length === 0) emptied.push(name);
    // The other person shows that a row could have been there.
    const control = await database.db.$queryRawUnsafe<unknown[]>(
      `SELECT 1 FROM "${name}" WHERE "userId" = $1::uuid`,
      other.viewer.userId,
    );
    expect(control.length, `${name} has no row in this test's world`).toBeGreaterThan(0);
  }
  expect([...emptied, ...kept].toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
});
