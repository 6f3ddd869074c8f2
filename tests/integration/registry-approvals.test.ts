import { afterAll, beforeAll, expect, test } from 'vitest';
import { bodies } from '#lib/bodies/load.ts';
import { registerApproval, withdrawApproval } from '#lib/catalogue/commands/approvals.ts';
import { getApproval, listApprovals, listVersionChoices } from '#lib/catalogue/queries/approvals.ts';
import { approvalFilterSchema, approvalSchema } from '#lib/catalogue/schema/approvals.ts';
import type { ApprovalInput } from '#lib/catalogue/schema/approvals.ts';
import { addBodyLines } from '#lib/certificate/commands/add-body-lines.ts';
import { correctName } from '#lib/certificate/commands/correct-name.ts';
import { issueByHand } from '#lib/certificate/commands/issue-by-hand.ts';
import { getCertificateByCodeUnscoped } from '#lib/certificate/queries/by-code.ts';
import { linesToAdd } from '#lib/certificate/queries/lines.ts';
import { newId } from '#lib/ids.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { adminViewerOf, createAdmin, createTherapist, publishTinyCourse, viewerOf } from '#tests/support/factories.ts';
import { issue, later, passACourse, validCertificates } from './certificate-helpers.ts';

let database: TestDatabase;
let admin: AdminViewer;
beforeAll(async () => {
  database = await cloneDatabase();
  admin = adminViewerOf(await createAdmin(database.db));
});
afterAll(() => database.drop());

const reason = 'Letter of the board of 1 July 2026.';
const typed = {
  jurisdiction: 'Florida',
  approvalNumber: '20-761',
  providerNumber: '50-1',
  approvedTitle: 'Massage And The Gut',
  units: '1.5',
  validFrom: '2026-07-01',
  validUntil: '',
  reason,
};
const inputFor = (courseVersionId: string, change: Partial<Record<string, string>> = {}): ApprovalInput =>
  approvalSchema.parse({ ...typed, bodySlug: 'florida', courseVersionId, ...change });
const enter = (input: ApprovalInput) => registerApproval(database.db, admin, input, bodies(), later);

async function versionOf(slug: string): Promise<string> {
  const { id } = await database.db.courseVersion.findFirstOrThrow({
    where: { course: { slug } },
    select: { id: true },
  });
  return id;
}

test('an approval is entered with its audit event; a second one of the same body, place and days is refused, also at once', async () => {
  const { db } = database;
  const { courseVersionId, slug } = await publishTinyCourse(db);
  const both = await Promise.all([
    enter(inputFor(courseVersionId)),
    enter(inputFor(courseVersionId, { approvalNumber: '20-762', jurisdiction: 'FLORIDA' })),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'overlaps' });
  const [first] = both.flatMap((entered) => (entered.ok ? [entered.value.approvalId] : []));
  if (!first) throw new Error('none was entered');
  expect(await db.auditEvent.count({ where: { subjectType: 'approval', subjectId: first, reason } })).toBe(1);
  expect(await enter(inputFor(courseVersionId, { bodySlug: 'nobody' }))).toEqual({ ok: false, reason: 'unknown-body' });
  expect(await enter(inputFor(newId()))).toEqual({ ok: false, reason: 'unknown-version' });

  expect(await withdrawApproval(db, admin, first, reason, later)).toMatchObject({ ok: true });
  expect(await withdrawApproval(db, admin, first, reason, later)).toEqual({ ok: false, reason: 'already-withdrawn' });
  const gone = await getApproval(db, admin, first, '2026-11-25');
  expect(gone).toMatchObject({ state: 'withdrawn', withdrawnReason: reason, courseSlug: slug });
  const again = inputFor(courseVersionId, { approvalNumber: gone?.approvalNumber ?? '' });
  expect(await enter(again)).toEqual({ ok: false, reason: 'entered-before' });
  expect(await enter({ ...again, validFrom: '2026-07-02' })).toMatchObject({ ok: true });
  const list = async (query: object) =>
    (await listApprovals(db, admin, approvalFilterSchema.parse(query), '2026-11-25')).items.map(({ state }) => state);
  expect(await list({ course: slug })).toEqual(['running', 'withdrawn']);
  expect(await list({ course: slug, state: 'withdrawn', body: 'florida' })).toEqual(['withdrawn']);
  expect(await list({ course: slug, body: 'amt' })).toEqual([]);
  expect((await listVersionChoices(db, admin)).map(({ id }) => id)).toContain(courseVersionId);
});

test('a certificate prints the lines of its version and day whose fields are all there; the others are on record with the reason', async () => {
  const { db } = database;
  const { ref, slug, person } = await passACourse(db, { legalName: 'Ada Example' });
  const versionId = await versionOf(slug);
  await db.cpdMembership.create({
    data: {
      id: newId(),
      userId: person.id,
      bodySlug: 'florida',
      membershipNumber: ' MA 12345 ',
      disciplines: [],
      createdAt: later,
      updatedAt: later,
    },
  });
  // Without a signatory in this environment the board's line cannot be printed.
  for (const input of [
    inputFor(versionId),
    inputFor(versionId, { bodySlug: 'ncbtmb', jurisdiction: 'United States' }),
    inputFor(versionId, { bodySlug: 'amt', jurisdiction: 'Australia', validUntil: '2026-11-20' }),
  ])
    expect(await enter(input)).toMatchObject({ ok: true });
  const issued = await issue(db, ref);
  if (issued.outcome !== 'issued') throw new Error('not issued');
  const seen = await getCertificateByCodeUnscoped(db, issued.code);
  expect(seen?.certificate.approvals).toEqual([
    {
      bodySlug: 'florida',
      bodyName: bodies().get('florida')?.name,
      jurisdiction: 'Florida',
      approvalNumber: '20-761',
      providerNumber: '50-1',
      approvedTitle: 'Massage And The Gut',
      units: 1.5,
      unitsText: expect.stringMatching(/^1\.5 /),
      membershipNumber: 'MA 12345',
    },
  ]);
  const left = await db.auditEvent.findMany({
    where: { subjectId: issued.certificateId, action: 'certificate.line-left-out' },
  });
  expect(left).toMatchObject([
    { actorId: null, actorLabel: 'system', reason: expect.stringContaining('a named signatory') },
  ]);
  expect(JSON.stringify(left)).not.toContain('Ada Example');

  // Withdrawn since: a correction keeps what the certificate said.
  await db.approval.updateMany({ where: { courseVersionId: versionId }, data: { withdrawnAt: later } });
  const fixed = await correctName(
    db,
    admin,
    { certificateId: issued.certificateId, legalName: 'Ada Exemplar', reason },
    later,
  );
  if (!fixed.ok) throw new Error(fixed.reason);
  const corrected = await getCertificateByCodeUnscoped(db, fixed.value.code);
  expect(corrected?.certificate).toMatchObject({ replaces: seen?.number, approvals: seen?.certificate.approvals });
});

test('by hand as by quiz: lines come from the registry, and one that asks for a quiz result stays out', async () => {
  const { db } = database;
  const { slug, courseVersionId } = await publishTinyCourse(db);
  const person = await createTherapist(db, { legalName: 'Ada Example' });
  await enter(inputFor(courseVersionId, { bodySlug: 'amt', jurisdiction: 'Australia' }));
  await enter(inputFor(courseVersionId, { bodySlug: 'amta', jurisdiction: 'United States' }));
  const done = await issueByHand(
    db,
    admin,
    { person: { userId: person.id }, courseSlug: slug, completedOn: '2026-11-21', reason },
    later,
  );
  if (!done.ok) throw new Error(done.reason);
  const { certificate } = (await getCertificateByCodeUnscoped(db, done.value.code)) ?? expect.fail();
  expect(certificate).toMatchObject({ title: 'Certificate of completion', startedOn: null });
  expect(certificate.approvals?.map(({ bodySlug }) => bodySlug)).toEqual(['amt']);
});

test('a holder who gives their number later collects one replacement, once, and nobody else’s', async () => {
  const { db } = database;
  const { ref, slug, person } = await passACourse(db, { legalName: 'Ada Example' });
  const viewer = viewerOf(person);
  await enter(inputFor(await versionOf(slug)));
  const issued = await issue(db, ref);
  if (issued.outcome !== 'issued') throw new Error('not issued');
  const { certificateId, code } = issued;
  expect(await linesToAdd(db, viewer, certificateId, later)).toMatchObject({
    ready: [],
    waitForNumber: [{ bodySlug: 'florida', fields: ['membership-number'] }],
  });
  expect(await addBodyLines(db, viewer, certificateId, later)).toEqual({ ok: false, reason: 'nothing-to-add' });
  await db.cpdMembership.create({
    data: {
      id: newId(),
      userId: person.id,
      bodySlug: 'florida',
      membershipNumber: 'MA 1',
      disciplines: [],
      createdAt: later,
      updatedAt: later,
    },
  });
  expect(await linesToAdd(db, viewer, certificateId, later)).toMatchObject({
    ready: [{ bodySlug: 'florida', membershipNumber: 'MA 1' }],
    waitForNumber: [],
  });
  const stranger = viewerOf(await createTherapist(db));
  expect(await addBodyLines(db, stranger, certificateId, later)).toEqual({ ok: false, reason: 'not-found' });
  expect(await linesToAdd(db, stranger, certificateId, later)).toBeNull();

  const tries = await Promise.all([1, 2, 3].map(() => addBodyLines(db, viewer, certificateId, later)));
  const [fresh] = tries.flatMap((each) => (each.ok ? [each.value] : []));
  expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await getCertificateByCodeUnscoped(db, code)).toMatchObject({
    status: 'superseded',
    supersededBy: fresh?.code,
  });
  expect(await getCertificateByCodeUnscoped(db, fresh?.code ?? '')).toMatchObject({
    status: 'valid',
    certificate: { replaces: expect.any(String), approvals: [{ bodySlug: 'florida' }] },
  });
  expect(await validCertificates(db, ref.enrolmentId)).toMatchObject({ valid: [fresh?.certificateId] });

  await enter(inputFor(await versionOf(slug), { bodySlug: 'amt', jurisdiction: 'Australia' }));
  expect(await addBodyLines(db, viewer, fresh?.certificateId ?? '', later)).toEqual({
    ok: false,
    reason: 'replaced-before',
  });
  expect(await linesToAdd(db, viewer, fresh?.certificateId ?? '', later)).toBeNull();
});

test.each([
  ['units', '0'],
  ['units', '1,5'],
  ['units', '-1'],
  ['validFrom', '2026-02-30'],
  ['validUntil', '2026-06-30'],
  ['approvalNumber', ''],
  ['approvedTitle', ' '],
  ['reason', 'short'],
])('an approval with %s “%s” is not taken', (field, value) => {
  const given = { ...typed, bodySlug: 'florida', courseVersionId: newId(), [field]: value };
  const parsed = approvalSchema.safeParse(given);
  expect(parsed.error?.issues[0]?.path).toEqual([field]);
});
