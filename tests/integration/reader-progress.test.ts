import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Db } from '#lib/db/client.ts';
import { completeModule, recordPlace } from '#lib/enrolment/progress/commands.ts';
import { getLearningCourse, getReadableModule, listMyLearning } from '#lib/enrolment/progress/queries.ts';
import type { Viewer } from '#lib/viewer.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import {
  createAdmin,
  createTherapist,
  enrol,
  publishTinyCourse,
  testStart,
  viewerOf,
} from '#tests/support/factories.ts';
import type { TinyCourse } from '#tests/support/factories.ts';

const minutesLater = (minutes: number) => new Date(testStart.getTime() + minutes * 60_000);
let database: TestDatabase;
let db: Db;
let course: TinyCourse;
let viewer: Viewer;
let other: Viewer;
let enrolmentId: string;

beforeAll(async () => {
  database = await cloneDatabase();
  db = database.db;
  course = await publishTinyCourse(db);
});
afterAll(() => database.drop());
beforeEach(async () => {
  const person = await createTherapist(db);
  viewer = viewerOf(person);
  other = viewerOf(await createTherapist(db));
  enrolmentId = await enrol(db, { userId: person.id, courseSlug: course.slug, allRead: false });
});

const at = (moduleSlug: string) => ({ courseSlug: course.slug, moduleSlug });
const place = (mille: number, anchor: string | null = 'part-one') => ({ anchor, mille, seconds: 20 });
const markOf = (moduleSlug: string) =>
  db.moduleProgress.findUniqueOrThrow({ where: { enrolmentId_moduleSlug: { enrolmentId, moduleSlug } } });

test('a therapist reads the first module of a course they are enrolled in', async () => {
  const found = await getReadableModule(db, viewer, course.slug, 'm1', testStart);
  expect(found).toMatchObject({ ok: true, value: { module: { slug: 'm1', state: 'open' }, next: { slug: 'm2' } } });
  expect(found.ok && found.value.source).toContain('Words of module 1');
});

test('another therapist, enrolled or not, never meets this progress, and an admin has no shortcut', async () => {
  await recordPlace(db, viewer, at('m1'), place(400), testStart);
  const refused = { ok: false, reason: 'not-enrolled' };
  const admin = viewerOf(await createAdmin(db));
  for (const stranger of [other, admin]) {
    expect(await getReadableModule(db, stranger, course.slug, 'm1', testStart)).toEqual(refused);
    expect(await getLearningCourse(db, stranger, course.slug, testStart)).toEqual(refused);
    expect(await recordPlace(db, stranger, at('m1'), place(900), testStart)).toEqual(refused);
    expect(await completeModule(db, stranger, at('m1'), testStart)).toEqual(refused);
    expect(await listMyLearning(db, stranger, testStart)).toEqual([]);
  }
  await enrol(db, { userId: other.userId, courseSlug: course.slug, allRead: false });
  expect(await recordPlace(db, other, at('m1'), place(900, 'part-two'), testStart)).toMatchObject({ ok: true });
  expect(await markOf('m1')).toMatchObject({ furthestMille: 400, anchor: 'part-one' });
  expect((await listMyLearning(db, viewer, testStart))[0]?.modules[0]).toMatchObject({ furthestMille: 400 });
});

test('a locked module is refused, is not recorded and cannot be marked read', async () => {
  const refused = { ok: false, reason: 'locked' };
  expect(await getReadableModule(db, viewer, course.slug, 'm2', testStart)).toEqual(refused);
  expect(await recordPlace(db, viewer, at('m3'), place(100), testStart)).toEqual(refused);
  expect(await completeModule(db, viewer, at('m2'), testStart)).toEqual(refused);
  expect(await db.moduleProgress.count({ where: { enrolmentId } })).toBe(0);
});

test('marking modules read opens the next one, and the last opens the quiz', async () => {
  expect(await completeModule(db, viewer, at('m1'), testStart)).toEqual({ ok: true, value: { next: 'm2' } });
  expect(await getReadableModule(db, viewer, course.slug, 'm2', testStart)).toMatchObject({ ok: true });
  await completeModule(db, viewer, at('m2'), testStart);
  expect(await getLearningCourse(db, viewer, course.slug, testStart)).toMatchObject({
    value: { isQuizOpen: false, nextModule: 'm3' },
  });
  expect(await completeModule(db, viewer, at('m3'), testStart)).toEqual({ ok: true, value: { next: null } });
  expect(await getLearningCourse(db, viewer, course.slug, testStart)).toMatchObject({
    value: { isQuizOpen: true, nextModule: null, mille: 1000, minutesLeft: 0 },
  });
});

test('completion never goes back and keeps its first date', async () => {
  await completeModule(db, viewer, at('m1'), testStart);
  await completeModule(db, viewer, at('m1'), minutesLater(60));
  await recordPlace(db, viewer, at('m1'), place(10), minutesLater(61));
  expect(await markOf('m1')).toMatchObject({ completedAt: testStart, furthestMille: 1000, anchor: 'part-one' });
});

test('the newest report says where to resume and the furthest point only moves on, whatever the order of arrival', async () => {
  await recordPlace(db, viewer, at('m1'), place(800, 'part-two'), minutesLater(2));
  await recordPlace(db, viewer, at('m1'), place(300, 'part-one'), minutesLater(1));
  expect(await markOf('m1')).toMatchObject({
    anchor: 'part-two',
    furthestMille: 800,
    lastSeenAt: minutesLater(2),
    activeSeconds: 40,
  });
  await recordPlace(db, viewer, at('m1'), place(300, 'part-one'), minutesLater(3));
  expect(await markOf('m1')).toMatchObject({ anchor: 'part-one', furthestMille: 800 });
});

test('ten reports at once lose no second of reading', async () => {
  await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      recordPlace(db, viewer, at('m1'), place(index * 100), minutesLater(index)),
    ),
  );
  expect(await markOf('m1')).toMatchObject({ activeSeconds: 200, furthestMille: 900 });
});

test('a module that does not exist is said not to', async () => {
  expect(await getReadableModule(db, viewer, course.slug, 'nowhere', testStart)).toEqual({
    ok: false,
    reason: 'no-such-module',
  });
  expect(await recordPlace(db, viewer, at('nowhere'), place(1), testStart)).toEqual({
    ok: false,
    reason: 'no-such-module',
  });
});

test('an ended enrolment and one past its access are closed, a running one is open', async () => {
  await db.enrolment.update({ where: { id: enrolmentId }, data: { accessUntil: minutesLater(10) } });
  expect(await getReadableModule(db, viewer, course.slug, 'm1', minutesLater(9))).toMatchObject({ ok: true });
  expect(await getReadableModule(db, viewer, course.slug, 'm1', minutesLater(10))).toEqual({
    ok: false,
    reason: 'access-over',
  });
  expect(await completeModule(db, viewer, at('m1'), minutesLater(11))).toEqual({ ok: false, reason: 'access-over' });
  expect(await listMyLearning(db, viewer, minutesLater(11))).toMatchObject([{ isOpen: false }]);
  await db.enrolment.update({ where: { id: enrolmentId }, data: { endedAt: testStart, endReason: 'refund' } });
  expect(await getReadableModule(db, viewer, course.slug, 'm1', minutesLater(9))).toEqual({
    ok: false,
    reason: 'not-enrolled',
  });
});
