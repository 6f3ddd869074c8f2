import { afterAll, beforeAll, expect, test } from 'vitest';
import { listAttempts } from '#lib/account/admin-queries/attempts.ts';
import { listEnrolments } from '#lib/account/admin-queries/enrolments.ts';
import { getOrderForAdmin, listOrders } from '#lib/account/admin-queries/orders.ts';
import { pageSize } from '#lib/paging.ts';
import {
  attemptFilterSchema,
  enrolmentFilterSchema,
  orderFilterSchema,
  therapistFilterSchema,
} from '#lib/account/admin-queries/schema.ts';
import { getTherapist, listTherapists } from '#lib/account/admin-queries/therapists.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { newId, sha256 } from '#lib/ids.ts';
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
import { later, placeOrder, sit } from './admin-helpers.ts';
import type { Sitting } from './admin-helpers.ts';

let database: TestDatabase;
let admin: AdminViewer;
let course: TinyCourse;
let other: TinyCourse;
let passed: Sitting;
let failed: Sitting;
beforeAll(async () => {
  database = await cloneDatabase();
  const { db } = database;
  admin = adminViewerOf(await createAdmin(db, 'admin@example.test'));
  course = await publishTinyCourse(db, { slug: 'first', title: 'Breath and belly' });
  other = await publishTinyCourse(db, { slug: 'second', title: 'Hands and head' });
  passed = await sit(db, course, { right: true, legalName: 'Passing Person', email: 'passing@example.test' });
  failed = await sit(db, course, { right: false, legalName: 'Failing Person', email: 'failing_100%@example.test' });
});
afterAll(() => database.drop());

const enrolments = (filter: Record<string, string>) =>
  listEnrolments(database.db, admin, enrolmentFilterSchema.parse(filter));
const attempts = (filter: Record<string, string>) =>
  listAttempts(database.db, admin, attemptFilterSchema.parse(filter));
const therapists = (filter: Record<string, string>) =>
  listTherapists(database.db, admin, therapistFilterSchema.parse(filter));

test('an enrolment is found by address, name and course, and says how its therapist stands', async () => {
  for (const q of ['PASSING@example', 'passing person']) {
    const found = await enrolments({ q });
    expect(found.items.map(({ id }) => id)).toEqual([passed.enrolmentId]);
    expect(found.items[0]).toMatchObject({
      source: 'grant',
      order: null,
      modulesDone: 3,
      moduleCount: 3,
      newestAttempt: { id: passed.attemptId, result: { passed: true, heldBack: false, percentTenths: 1000 } },
      certificate: { status: 'valid' },
    });
  }
  expect((await enrolments({ q: 'breath' })).total).toBe(2);
  expect((await enrolments({ course: 'first', state: 'running' })).total).toBe(2);
  expect((await enrolments({ course: 'second' })).items).toEqual([]);
  expect((await enrolments({ state: 'ended' })).total).toBe(0);
  expect((await enrolments({ q: 'nobody' })).total).toBe(0);
});

test('per cent and underscore in a search stand for themselves', async () => {
  expect((await enrolments({ q: '100%@' })).items.map(({ id }) => id)).toEqual([failed.enrolmentId]);
  expect((await enrolments({ q: '%' })).total).toBe(1);
  expect((await enrolments({ q: 'failing_1' })).total).toBe(1);
  expect((await enrolments({ q: 'passin_@' })).total).toBe(0);
  expect((await therapists({ q: '\\' })).total).toBe(0);
});

test('attempts are filtered by outcome, person and course', async () => {
  expect((await attempts({ outcome: 'passed' })).items.map(({ id }) => id)).toEqual([passed.attemptId]);
  expect((await attempts({ outcome: 'not-passed' })).items[0]).toMatchObject({
    id: failed.attemptId,
    result: { passed: false, heldBack: false, percentTenths: 0, cause: 'submit' },
  });
  expect((await attempts({ outcome: 'open' })).total).toBe(0);
  expect((await attempts({ q: 'failing person' })).total).toBe(1);
  expect((await attempts({ course: 'first' })).total).toBe(2);
  expect((await attempts({ course: 'second' })).total).toBe(0);
});

test('a list is cut into pages of fifty that together hold every row once', async () => {
  const { db } = database;
  for (let index = 0; index < pageSize + 3; index += 1) {
    const person = await createTherapist(db, { email: `crowd-${String(index).padStart(3, '0')}@example.test` });
    await enrol(db, { userId: person.id, courseSlug: other.slug, allRead: false });
  }
  const first = await enrolments({ course: 'second' });
  const second = await enrolments({ course: 'second', page: '2' });
  expect([first.items.length, second.items.length, first.total, first.pages]).toEqual([pageSize, 3, pageSize + 3, 2]);
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(pageSize + 3);
  expect((await enrolments({ course: 'second', page: '9' })).items).toEqual([]);
  const people = await therapists({ q: 'crowd-' });
  expect([people.items.length, people.pages]).toEqual([pageSize, 2]);
});

test('an order is found by number, address, course and payment id, with its lines and history', async () => {
  const { db } = database;
  const paid = await placeOrder(db, course, { userId: passed.person.id, status: 'paid' });
  const odd = await placeOrder(db, course, { userId: failed.person.id, status: 'failed', event: 'amount-mismatch' });
  const orders = async (filter: Record<string, string>) =>
    (await listOrders(db, admin, orderFilterSchema.parse(filter))).items.map(({ id }) => id);
  expect(await orders({ q: paid.number.toLowerCase() })).toEqual([paid.id]);
  expect(await orders({ q: 'passing@' })).toEqual([paid.id]);
  expect(await orders({ q: `cs_test_${odd.id}` })).toEqual([odd.id]);
  expect(new Set(await orders({ q: 'tiny course' }))).toEqual(new Set([paid.id, odd.id]));
  expect(await orders({ status: 'paid' })).toEqual([paid.id]);
  expect(await orders({ trouble: '1' })).toEqual([odd.id]);
  expect(await getOrderForAdmin(db, admin, odd.id)).toMatchObject({
    email: failed.person.email,
    lines: [{ description: 'A tiny course', amountMinor: 5900, enrolmentId: null }],
    events: [
      { kind: 'placed', at: testStart },
      { kind: 'amount-mismatch', at: later, detail: 'amount A$59' },
    ],
  });
});

test('a therapist’s page counts live sessions only and holds nothing that could sign anyone in', async () => {
  const { db } = database;
  const session = (expiresAt: Date) =>
    db.session.create({
      data: {
        id: newId(),
        tokenHash: sha256(newId()),
        userId: passed.person.id,
        createdAt: testStart,
        lastSeenAt: testStart,
        expiresAt,
      },
    });
  const live = await session(new Date(later.getTime() + 1));
  await session(testStart);
  const found = await getTherapist(db, admin, passed.person.id, later);
  expect(found).toMatchObject({
    email: passed.person.email,
    sessionCount: 1,
    lastSeenAt: testStart,
    enrolments: [{ id: passed.enrolmentId }],
    certificates: [{ printedName: 'Passing Person', status: 'valid', title: 'Breath and belly' }],
  });
  expect(JSON.stringify(found)).not.toContain(live.tokenHash);
});
