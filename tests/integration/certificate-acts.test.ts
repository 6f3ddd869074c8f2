import { afterAll, beforeAll, expect, test } from 'vitest';
import { correctName } from '#lib/certificate/commands/correct-name.ts';
import { issueByHand } from '#lib/certificate/commands/issue-by-hand.ts';
import { reinstate } from '#lib/certificate/commands/reinstate.ts';
import { revoke } from '#lib/certificate/commands/revoke.ts';
import { codeFromBytes } from '#lib/certificate/code.ts';
import { getCertificateAdmin, listCertificates } from '#lib/certificate/queries/admin.ts';
import { getCertificateByCodeUnscoped } from '#lib/certificate/queries/by-code.ts';
import {
  certificateActSchema,
  correctNameSchema,
  decideRequestSchema,
  issueByHandSchema,
} from '#lib/certificate/schema.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { adminViewerOf, createAdmin } from '#tests/support/factories.ts';
import { certified, issue, later, sit, validCertificates } from './certificate-helpers.ts';

const reason = 'Misspelt at sign-up.';
let database: TestDatabase;
let admin: AdminViewer;
beforeAll(async () => {
  database = await cloneDatabase();
  admin = adminViewerOf(await createAdmin(database.db, 'admin@example.test'));
});
afterAll(() => database.drop());

test('a corrected name makes a new certificate; the old code keeps resolving and points to the new', async () => {
  const { db } = database;
  const { ref, certificateId, code, person } = await certified(db, 'Zoe Astrom');
  const before = await getCertificateByCodeUnscoped(db, code);
  const corrected = await correctName(db, admin, { certificateId, legalName: 'Zoë Åström', reason }, later);
  if (!corrected.ok) throw new Error(corrected.reason);
  const [old, fresh] = [
    await getCertificateByCodeUnscoped(db, code),
    await getCertificateByCodeUnscoped(db, corrected.value.code),
  ];
  expect(old).toMatchObject({
    status: 'superseded',
    supersededBy: corrected.value.code,
    statusSince: later,
    certificate: { holderName: 'Zoe Astrom' },
  });
  expect(fresh).toMatchObject({ status: 'valid', supersededBy: null, certificate: { holderName: 'Zoë Åström' } });
  expect(fresh?.certificate).toEqual({
    ...before?.certificate,
    holderName: 'Zoë Åström',
    number: fresh?.number,
    replaces: old?.number,
  });
  expect(fresh?.number).not.toBe(old?.number);
  expect(await validCertificates(db, ref.enrolmentId)).toEqual({
    valid: [corrected.value.certificateId],
    current: [corrected.value.certificateId],
  });
  expect(
    await db.auditEvent.count({
      where: { subjectId: certificateId, action: 'certificate.name-corrected', actorId: admin.userId, reason },
    }),
  ).toBe(1);
  expect(await db.emailMessage.count({ where: { to: person.email, kind: 'certificate-corrected' } })).toBe(1);
  expect(JSON.stringify(old)).not.toContain(reason);
});

test('superseded is final: it is not corrected, revoked or reinstated', async () => {
  const { db } = database;
  const { certificateId } = await certified(db, 'Zoe Astrom');
  await correctName(db, admin, { certificateId, legalName: 'Zoë Åström', reason }, later);
  expect(await correctName(db, admin, { certificateId, legalName: 'Other Name', reason }, later)).toEqual({
    ok: false,
    reason: 'superseded',
  });
  expect(await revoke(db, admin, { certificateId, reason }, later)).toEqual({ ok: false, reason: 'superseded' });
  expect(await reinstate(db, admin, { certificateId, reason }, later)).toEqual({ ok: false, reason: 'superseded' });
});

test('revoked certificates say so at their code, and reinstated ones are valid again', async () => {
  const { db } = database;
  const { ref, certificateId, code, person } = await certified(db);
  expect(await reinstate(db, admin, { certificateId, reason }, later)).toEqual({ ok: false, reason: 'not-revoked' });
  expect(await revoke(db, admin, { certificateId, reason: 'Someone else sat the quiz.' }, later)).toMatchObject({
    ok: true,
  });
  const revoked = await getCertificateByCodeUnscoped(db, code);
  expect(revoked).toMatchObject({ status: 'revoked', statusSince: later });
  expect(JSON.stringify(revoked)).not.toContain('Someone else');
  expect(await validCertificates(db, ref.enrolmentId)).toEqual({ valid: [], current: [] });
  expect(await revoke(db, admin, { certificateId, reason }, later)).toEqual({ ok: false, reason: 'already-revoked' });
  expect(await correctName(db, admin, { certificateId, legalName: 'Other Name', reason }, later)).toEqual({
    ok: false,
    reason: 'revoked',
  });
  expect(await reinstate(db, admin, { certificateId, reason }, later)).toMatchObject({ ok: true });
  expect(await validCertificates(db, ref.enrolmentId)).toEqual({ valid: [certificateId], current: [certificateId] });
  expect((await getCertificateByCodeUnscoped(db, code))?.changes.map(({ kind }) => kind)).toEqual([
    'issued',
    'revoked',
    'reinstated',
  ]);
  const kinds = await db.emailMessage.findMany({
    where: { to: person.email },
    select: { kind: true },
    orderBy: { id: 'asc' },
  });
  expect(kinds.map(({ kind }) => kind)).toEqual([
    'certificate-issued',
    'certificate-revoked',
    'certificate-reinstated',
  ]);
  expect(await db.auditEvent.count({ where: { subjectId: certificateId } })).toBe(2);
});

test('a revoked certificate stays revoked while another of its enrolment is valid', async () => {
  const { db } = database;
  const { ref, certificateId, person, slug } = await certified(db);
  await revoke(db, admin, { certificateId, reason }, later);
  const byHand = await issueByHand(
    db,
    admin,
    { person: { userId: person.id }, courseSlug: slug, completedOn: '2026-11-24', reason },
    later,
  );
  expect(byHand).toMatchObject({ ok: true });
  expect(await reinstate(db, admin, { certificateId, reason }, later)).toEqual({
    ok: false,
    reason: 'another-is-valid',
  });
  expect((await validCertificates(db, ref.enrolmentId)).valid).toHaveLength(1);
});

test('after a revocation the same pass issues nothing, and a new pass goes before a person', async () => {
  const { db } = database;
  const { ref, certificateId } = await certified(db);
  await revoke(db, admin, { certificateId, reason }, later);
  expect(await issue(db, ref)).toEqual({ outcome: 'nothing', because: 'has-certificate' });
  expect(await issue(db, await sit(db, ref.enrolmentId, { number: 2 }))).toEqual({
    outcome: 'waits',
    waitsFor: 'review',
  });
});

test('at most one valid certificate survives any crowd of acts on one enrolment', async () => {
  const { db } = database;
  for (let round = 0; round < 3; round += 1) {
    const { ref, certificateId, person, slug } = await certified(db);
    await Promise.all([
      revoke(db, admin, { certificateId, reason }, later),
      correctName(db, admin, { certificateId, legalName: 'First Name', reason }, later),
      correctName(db, admin, { certificateId, legalName: 'Second Name', reason }, later),
      reinstate(db, admin, { certificateId, reason }, later),
      issueByHand(
        db,
        admin,
        { person: { userId: person.id }, courseSlug: slug, completedOn: '2026-11-24', reason },
        later,
      ),
      issue(db, ref),
      reinstate(db, admin, { certificateId, reason }, later),
    ]);
    const { valid, current } = await validCertificates(db, ref.enrolmentId);
    expect(valid.length).toBeLessThanOrEqual(1);
    expect(current).toEqual(valid);
  }
});

test('every act wants a reason of eight characters or more', () => {
  const certificateId = '019aa000-0000-7000-8000-000000000000';
  const person = { email: 'a@example.test' };
  for (const [schema, input] of [
    [certificateActSchema, { certificateId }],
    [correctNameSchema, { certificateId, legalName: 'Test Person' }],
    [issueByHandSchema, { person, courseSlug: 'x', completedOn: '2026-01-01' }],
    [decideRequestSchema, { requestId: certificateId, decision: 'approve' }],
  ] as const) {
    expect(schema.safeParse(input).success).toBe(false);
    expect(schema.safeParse({ ...input, reason: '  short  ' }).success).toBe(false);
    expect(schema.safeParse({ ...input, reason: 'long enough' }).success).toBe(true);
  }
});

test('a code that was never issued is unknown and says no more', async () => {
  expect(await getCertificateByCodeUnscoped(database.db, codeFromBytes(new Uint8Array(16)))).toBeNull();
});

test('the admin list finds by number, code, name and address, and by state', async () => {
  const { db } = database;
  const { certificateId, code, person } = await certified(db, 'Unmistakable 3rd Person');
  await revoke(db, admin, { certificateId, reason }, later);
  const ids = async (filter: Parameters<typeof listCertificates>[2]) =>
    (await listCertificates(db, admin, filter)).items.map(({ id }) => id);
  const number = (await getCertificateAdmin(db, admin, certificateId))?.number ?? '';
  for (const q of [number, code, code.toLowerCase(), 'unmistakable', '3rd p', person.email])
    expect(await ids({ q }), q).toEqual([certificateId]);
  expect(await ids({ q: 'unmistakable', status: 'revoked' })).toEqual([certificateId]);
  expect(await ids({ q: 'unmistakable', status: 'valid' })).toEqual([]);
  expect(await ids({ q: 'un_istakable' })).toEqual([]);
  expect(await ids({ q: "'; DROP TABLE --" })).toEqual([]);
  const all = await listCertificates(db, admin, { page: 999 });
  expect(all).toMatchObject({ page: all.pages, total: await db.certificate.count() });
  expect(await getCertificateAdmin(db, admin, certificateId)).toMatchObject({
    status: 'revoked',
    holder: { email: person.email },
    events: [
      { kind: 'issued', actorLabel: 'system' },
      { kind: 'revoked', actorLabel: 'admin@example.test', reason },
    ],
  });
});
