import { afterAll, beforeAll, expect, test } from 'vitest';
import { confirmName } from '#lib/certificate/commands/confirm-name.ts';
import { decideRequest } from '#lib/certificate/commands/decide-request.ts';
import { issueByHand } from '#lib/certificate/commands/issue-by-hand.ts';
import { claimCertificate } from '#lib/certificate/commands/issue-on-pass.ts';
import { listIssueRequests } from '#lib/certificate/queries/admin.ts';
import { getCertificateByCodeUnscoped, getCertificateForDownload } from '#lib/certificate/queries/by-code.ts';
import { getMine, listMine } from '#lib/certificate/queries/mine.ts';
import { endEnrolment } from '#lib/enrolment/commands/end-enrolment.ts';
import { transact } from '#lib/db/transaction.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import {
  adminViewerOf,
  createAdmin,
  createTherapist,
  enrol,
  publishTinyCourse,
  viewerOf,
} from '#tests/support/factories.ts';
import { certified, issue, later, passACourse, passedAt, sit, validCertificates } from './certificate-helpers.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

test('a pass gives one certificate, with its event, message and job, however many calls meet', async () => {
  const { db } = database;
  const { person, ref } = await passACourse(db, { legalName: 'Zoë Åström' });
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => issue(db, ref)));
  expect(outcomes.filter(({ outcome }) => outcome === 'issued')).toHaveLength(1);
  expect(
    outcomes.filter((outcome) => outcome.outcome === 'nothing' && outcome.because === 'has-certificate'),
  ).toHaveLength(7);
  const { valid, current } = await validCertificates(db, ref.enrolmentId);
  expect(valid).toHaveLength(1);
  expect(current).toEqual(valid);
  expect(await db.emailMessage.count({ where: { to: person.email, kind: 'certificate-issued' } })).toBe(1);
  const [jobs] = await db.$queryRaw<
    { count: bigint }[]
  >`SELECT count(*) FROM graphile_worker.jobs WHERE task_identifier = 'certificate-mail' AND key = ${`certificate:${valid[0]}`}`;
  expect(jobs?.count).toBe(1n);
});

test('the certificate is a snapshot: facts of the pass, the day of the therapist, and no later name', async () => {
  const { db } = database;
  const { person, certificateId, code } = await certified(db);
  await db.user.update({ where: { id: person.id }, data: { legalName: 'Someone Else' } });
  const mine = await getMine(db, viewerOf(person), certificateId);
  expect(mine).toMatchObject({
    status: 'valid',
    code,
    number: expect.stringMatching(/^AFF-2026-\d{6}$/),
    certificate: {
      title: 'Statement of achievement',
      holderName: 'Zoë Åström',
      courseTitle: 'A tiny course',
      courseVersion: '1.0',
      startedOn: expect.stringMatching(/^2026-11-\d\d$/),
      completedOn: '2026-11-21',
      validUntil: null,
      replaces: null,
      approvals: [],
      minutes: 30,
      hoursText: '30 minutes (0.5 hours)',
      mode: 'online, self-paced, assessed',
      outcomes: ['Do thing 1', 'Do thing 2', 'Do thing 3'],
      result: { correct: 5, total: 6, percent: 83.3, passPercent: 80, attemptNumber: 1 },
      basis: 'quiz',
      signatory: null,
    },
  });
  expect(mine?.certificate.number).toBe(mine?.number);
  const seen = await getCertificateByCodeUnscoped(db, code);
  expect(seen?.certificate).toEqual(mine?.certificate);
  expect(JSON.stringify(seen)).not.toContain(person.email);
});

test('a failed sitting gives nothing, and so does a pass of an enrolment that has ended', async () => {
  const { db } = database;
  const failed = await passACourse(db);
  const fail = await sit(db, failed.ref.enrolmentId, { passed: false, number: 2 });
  expect(await issue(db, fail)).toEqual({ outcome: 'nothing', because: 'not-passed' });
  await transact(db, (tx) =>
    endEnrolment(tx, { enrolmentId: failed.ref.enrolmentId, reason: 'refund', actorId: null }, passedAt),
  );
  expect(await issue(db, failed.ref)).toEqual({ outcome: 'nothing', because: 'enrolment-ended' });
});

test('an attempt of another enrolment cannot be passed off as one’s own', async () => {
  const { db } = database;
  const [mine, theirs] = [await passACourse(db), await passACourse(db)];
  expect(await issue(db, { enrolmentId: mine.ref.enrolmentId, attemptId: theirs.ref.attemptId })).toEqual({
    outcome: 'nothing',
    because: 'not-passed',
  });
  expect((await issue(db, mine.ref)).outcome).toBe('issued');
});

test('without a confirmed name the pass waits, and the name brings the certificate, once', async () => {
  const { db } = database;
  const { person, ref } = await passACourse(db, { legalName: null });
  const viewer = viewerOf(person);
  expect(await issue(db, ref)).toEqual({ outcome: 'waits', waitsFor: 'name' });
  expect(await listMine(db, viewer)).toMatchObject({
    certificates: [],
    waiting: [{ enrolmentId: ref.enrolmentId, waitsFor: 'name' }],
  });
  expect(await claimCertificate(db, viewer, ref.enrolmentId, later)).toEqual({ ok: false, reason: 'waits-for-name' });
  expect(await confirmName(db, viewer, { legalName: 'Jo 🙂 Example' }, later)).toEqual({
    ok: false,
    reason: 'name-characters',
  });
  const confirmed = await confirmName(db, viewer, { legalName: '  Łucja   Żółć ' }, later);
  expect(confirmed.ok && confirmed.value.certificateIds).toHaveLength(1);
  const { certificates, waiting } = await listMine(db, viewer);
  expect(waiting).toEqual([]);
  expect(certificates.map(({ certificate }) => certificate.holderName)).toEqual(['Łucja Żółć']);
  expect(await claimCertificate(db, viewer, ref.enrolmentId, later)).toEqual({ ok: false, reason: 'has-certificate' });
});

test('a pass that waits for a name is still collected after access ran out and the course was taken again, but not after a refund', async () => {
  const { db } = database;
  const endedAt = new Date(later.getTime() - 60_000);
  const [over, refunded] = [await passACourse(db, { legalName: null }), await passACourse(db, { legalName: null })];
  for (const { person, ref, slug } of [over, refunded]) {
    expect(await issue(db, ref)).toEqual({ outcome: 'waits', waitsFor: 'name' });
    await transact(db, (tx) =>
      endEnrolment(
        tx,
        { enrolmentId: ref.enrolmentId, reason: ref === over.ref ? 'access-over' : 'refunded', actorId: null },
        endedAt,
      ),
    );
    await enrol(db, { userId: person.id, courseSlug: slug });
  }
  expect((await listMine(db, viewerOf(over.person))).waiting).toMatchObject([
    { enrolmentId: over.ref.enrolmentId, waitsFor: 'name' },
  ]);
  expect(await confirmName(db, viewerOf(over.person), { legalName: 'Test Person' }, later)).toMatchObject({
    ok: true,
    value: { certificateIds: [expect.any(String)] },
  });
  expect((await validCertificates(db, over.ref.enrolmentId)).valid).toHaveLength(1);

  expect((await listMine(db, viewerOf(refunded.person))).waiting).toEqual([]);
  expect(await confirmName(db, viewerOf(refunded.person), { legalName: 'Test Person' }, later)).toEqual({
    ok: true,
    value: { certificateIds: [] },
  });
  expect(await claimCertificate(db, viewerOf(refunded.person), refunded.ref.enrolmentId, later)).toEqual({
    ok: false,
    reason: 'enrolment-ended',
  });
});

test('nobody claims, reads or downloads the certificate of another therapist', async () => {
  const { db } = database;
  const { person, ref, certificateId, code } = await certified(db);
  const stranger = viewerOf(await createTherapist(db));
  expect(await claimCertificate(db, stranger, ref.enrolmentId, later)).toEqual({ ok: false, reason: 'not-found' });
  expect(await getMine(db, stranger, certificateId)).toBeNull();
  expect(await getCertificateForDownload(db, stranger, code)).toBeNull();
  expect((await listMine(db, stranger)).certificates).toEqual([]);
  expect(await getMine(db, viewerOf(person), certificateId)).not.toBeNull();
  expect(await getCertificateForDownload(db, viewerOf(person), code)).not.toBeNull();
  expect(await getCertificateForDownload(db, adminViewerOf(await createAdmin(db)), code)).not.toBeNull();
  expect(await getMine(db, viewerOf(person), 'not-an-id')).toBeNull();
});

test('where the course asks for review the pass waits in the queue; approval issues once, a second decision is refused', async () => {
  const { db } = database;
  const admin = adminViewerOf(await createAdmin(db));
  const { person, ref } = await passACourse(db, { certificatePolicy: 'review' });
  await Promise.all([issue(db, ref), issue(db, ref), issue(db, ref)]);
  const [request, ...others] = (await listIssueRequests(db, admin)).filter(
    ({ enrolmentId }) => enrolmentId === ref.enrolmentId,
  );
  expect(others).toEqual([]);
  expect(request).toMatchObject({
    percent: 83.3,
    attemptNumber: 1,
    holder: { email: person.email, nameConfirmed: true },
  });
  expect(await claimCertificate(db, viewerOf(person), ref.enrolmentId, later)).toEqual({
    ok: false,
    reason: 'waits-for-review',
  });
  const requestId = request?.id ?? '';
  const decisions = await Promise.all(
    [1, 2, 3].map(() =>
      decideRequest(db, admin, { requestId, decision: 'approve', reason: 'The paper looks sound.' }, later),
    ),
  );
  expect(decisions.filter(({ ok }) => ok)).toHaveLength(1);
  expect(decisions.filter((decided) => !decided.ok && decided.reason === 'already-decided')).toHaveLength(2);
  expect((await validCertificates(db, ref.enrolmentId)).valid).toHaveLength(1);
  expect(
    await db.auditEvent.count({
      where: { subjectId: requestId, action: 'issue-request.approved', actorId: admin.userId },
    }),
  ).toBe(1);
  expect((await listIssueRequests(db, admin)).some(({ id }) => id === requestId)).toBe(false);
});

test('a declined pass gets no certificate and its therapist is told; an approved one without a name waits for the name', async () => {
  const { db } = database;
  const admin = adminViewerOf(await createAdmin(db));
  const waitingRequest = async (enrolmentId: string) =>
    (await listIssueRequests(db, admin)).find((request) => request.enrolmentId === enrolmentId)?.id ?? '';

  const declined = await passACourse(db, { certificatePolicy: 'review' });
  await issue(db, declined.ref);
  await decideRequest(
    db,
    admin,
    {
      requestId: await waitingRequest(declined.ref.enrolmentId),
      decision: 'decline',
      reason: 'Answers shared between two people.',
    },
    later,
  );
  expect(await claimCertificate(db, viewerOf(declined.person), declined.ref.enrolmentId, later)).toEqual({
    ok: false,
    reason: 'declined',
  });
  expect(await db.emailMessage.count({ where: { to: declined.person.email, kind: 'certificate-declined' } })).toBe(1);

  const nameless = await passACourse(db, { certificatePolicy: 'review', legalName: null });
  await issue(db, nameless.ref);
  const decided = await decideRequest(
    db,
    admin,
    {
      requestId: await waitingRequest(nameless.ref.enrolmentId),
      decision: 'approve',
      reason: 'The paper looks sound.',
    },
    later,
  );
  expect(decided).toMatchObject({ ok: true, value: { pass: { outcome: 'waits', waitsFor: 'name' } } });
  await confirmName(db, viewerOf(nameless.person), { legalName: 'Test Person' }, later);
  expect((await validCertificates(db, nameless.ref.enrolmentId)).valid).toHaveLength(1);
});

test('by hand: an enrolment is made where there is none, the certificate says so, and it happens once', async () => {
  const { db } = database;
  const admin = adminViewerOf(await createAdmin(db));
  const { slug } = await publishTinyCourse(db);
  const person = await createTherapist(db, { legalName: null });
  const input = {
    person: { email: person.email },
    courseSlug: slug,
    completedOn: '2026-11-21',
    reason: 'Attended the workshop in Hobart.',
  };
  expect(await issueByHand(db, admin, input, later)).toEqual({ ok: false, reason: 'name-missing' });
  expect(await db.enrolment.count({ where: { userId: person.id } })).toBe(0);
  expect(
    await issueByHand(db, admin, { ...input, legalName: 'Te Ariki Pōmare', completedOn: '2027-01-01' }, later),
  ).toEqual({ ok: false, reason: 'date-future' });
  expect(
    await issueByHand(db, admin, { ...input, legalName: 'Te Ariki Pōmare', completedOn: '2026-11-19' }, later),
  ).toEqual({ ok: false, reason: 'too-early' });
  expect(await db.enrolment.count({ where: { userId: person.id } })).toBe(0);
  expect(await issueByHand(db, admin, { ...input, person: { email: 'nobody@example.test' } }, later)).toEqual({
    ok: false,
    reason: 'person-not-found',
  });
  expect(await issueByHand(db, admin, { ...input, courseSlug: 'no-such-course' }, later)).toEqual({
    ok: false,
    reason: 'course-not-found',
  });

  const issued = await Promise.all(
    [1, 2, 3].map(() => issueByHand(db, admin, { ...input, legalName: 'Te Ariki Pōmare' }, later)),
  );
  expect(issued.filter(({ ok }) => ok)).toHaveLength(1);
  expect(issued.filter((result) => !result.ok && result.reason === 'has-certificate')).toHaveLength(2);
  const enrolments = await db.enrolment.findMany({
    where: { userId: person.id },
    select: { id: true, source: true, events: { select: { kind: true, reason: true } } },
  });
  expect(enrolments).toMatchObject([{ source: 'grant', events: [{ kind: 'granted', reason: input.reason }] }]);
  const { certificates } = await listMine(db, viewerOf(person));
  expect(certificates).toMatchObject([
    {
      status: 'valid',
      certificate: {
        holderName: 'Te Ariki Pōmare',
        basis: 'by-hand',
        mode: 'completion confirmed by the provider, not assessed here',
        result: null,
        completedOn: '2026-11-21',
      },
    },
  ]);
  expect(
    await db.auditEvent.count({
      where: { subjectId: certificates[0]?.id ?? '', action: 'certificate.issued-by-hand', reason: input.reason },
    }),
  ).toBe(1);
});
