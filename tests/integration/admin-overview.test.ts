import { afterAll, beforeAll, expect, test } from 'vitest';
import { previewIssue } from '#lib/account/admin-queries/issue-preview.ts';
import { getJobsHealth } from '#lib/account/admin-queries/jobs.ts';
import { getOverview, overviewDays } from '#lib/account/admin-queries/overview.ts';
import { listCourseChoices } from '#lib/account/admin-queries/courses.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { transact } from '#lib/db/transaction.ts';
import { newId } from '#lib/ids.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { adminViewerOf, createAdmin, createTherapist, publishTinyCourse, testStart } from '#tests/support/factories.ts';
import { certificateOf, later, placeOrder, sit } from './admin-helpers.ts';

let database: TestDatabase;
let admin: AdminViewer;
beforeAll(async () => {
  database = await cloneDatabase();
  admin = adminViewerOf(await createAdmin(database.db));
});
afterAll(() => database.drop());

test('an empty product counts nothing and waits for nothing', async () => {
  const { waiting, counts } = await getOverview(database.db, admin, later);
  expect(waiting).toEqual({ issueRequests: 0, pendingOrders: 0, troubledOrders: 0 });
  expect(counts).toMatchObject({ enrolments: 0, paidOrders: 0, takings: [], attempts: 0, certificates: 0 });
});

test('jobs: never run, running, silent, and failed ones in words without their payload', async () => {
  const { db } = database;
  expect(await getJobsHealth(db, admin, later)).toMatchObject({ worker: 'never', failedCount: 0, failed: [] });
  await db.heartbeat.create({ data: { name: 'worker', at: later } });
  expect(await getJobsHealth(db, admin, new Date(later.getTime() + 5_000))).toMatchObject({
    worker: 'running',
    lastBeatAt: later,
  });
  expect(await getJobsHealth(db, admin, new Date(later.getTime() + 31_000))).toMatchObject({ worker: 'silent' });
  const secretId = newId();
  await transact(db, (tx) => enqueue(tx, 'send-mail', { emailMessageId: secretId }));
  const soon = new Date(Date.now() + 60_000);
  expect(await getJobsHealth(db, admin, soon)).toMatchObject({ waiting: 1, failedCount: 0 });
  await db.$executeRaw`UPDATE graphile_worker._private_jobs SET attempts = max_attempts, last_error = ${'Connection refused by mail.example.test\n    at Socket.x'}`;
  const health = await getJobsHealth(db, admin, soon);
  expect(health).toMatchObject({
    waiting: 0,
    failedCount: 1,
    failed: [
      { name: 'send-mail', hasGivenUp: true, nextRunAt: null, lastError: 'Connection refused by mail.example.test' },
    ],
  });
  expect(JSON.stringify(health)).not.toContain(secretId);
});

test('the overview counts what waits and what the last 30 days held, and forgets older days', async () => {
  const { db } = database;
  const course = await publishTinyCourse(db, { slug: 'plain', title: 'Plain' });
  const reviewed = await publishTinyCourse(db, { slug: 'reviewed', title: 'Reviewed', certificatePolicy: 'review' });
  const { person } = await sit(db, course, { right: true });
  await sit(db, course, { right: false });
  await sit(db, reviewed, { right: true });
  await placeOrder(db, course, { userId: person.id, status: 'paid' });
  await placeOrder(db, course, { userId: person.id, status: 'pending', event: 'amount-mismatch' });
  const { waiting, counts } = await getOverview(db, admin, later);
  expect(waiting).toEqual({ issueRequests: 1, pendingOrders: 1, troubledOrders: 1 });
  expect(counts).toMatchObject({
    enrolments: 3,
    paidOrders: 1,
    takings: [{ currency: 'AUD', totalMinor: 5900 }],
    attempts: 3,
    passes: 2,
    certificates: 1,
    revocations: 0,
  });
  const muchLater = new Date(later.getTime() + (overviewDays + 1) * 86_400_000);
  expect((await getOverview(db, admin, muchLater)).counts).toMatchObject({
    enrolments: 0,
    attempts: 0,
    passes: 0,
    certificates: 0,
  });
  expect((await getOverview(db, admin, muchLater)).waiting.issueRequests).toBe(1);
  expect(await listCourseChoices(db, admin)).toEqual(
    expect.arrayContaining([{ slug: 'plain', title: 'Plain', version: '1.0' }]),
  );
});

test('the preview of an issue by hand says who, what, whether enrolled and what is valid already', async () => {
  const { db } = database;
  const course = await publishTinyCourse(db, { slug: 'by-hand', title: 'By hand' });
  const unnamed = await createTherapist(db, { legalName: null });
  expect(await previewIssue(db, admin, { email: unnamed.email, courseSlug: course.slug })).toEqual({
    person: { email: unnamed.email, confirmedName: null, timeZone: 'Australia/Sydney' },
    course: { title: 'By hand', version: '1.0', publishedAt: testStart },
    isEnrolled: false,
    validCertificate: null,
  });
  const { person, enrolmentId } = await sit(db, course, { right: true, legalName: 'Named Person' });
  const { id, number } = await certificateOf(db, enrolmentId);
  expect(await previewIssue(db, admin, { email: person.email, courseSlug: course.slug })).toMatchObject({
    person: { confirmedName: 'Named Person' },
    isEnrolled: true,
    validCertificate: { id, number },
  });
  expect(await previewIssue(db, admin, { email: 'nobody@example.test', courseSlug: 'none' })).toEqual({
    person: null,
    course: null,
    isEnrolled: false,
    validCertificate: null,
  });
});
