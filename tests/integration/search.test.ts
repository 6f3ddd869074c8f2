import { afterAll, beforeAll, expect, test } from 'vitest';
import { endEnrolment } from '#lib/enrolment/commands/end-enrolment.ts';
import { search } from '#lib/enrolment/search/queries.ts';
import { publishContent } from '#lib/catalogue/publish.ts';
import { contentDir } from '#lib/paths.ts';
import type { Viewer } from '#lib/viewer.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { createTherapist, enrol, testStart, viewerOf } from '#tests/support/factories.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
  const published = await publishContent(database.db, contentDir, testStart);
  if (!published.ok) throw new Error(JSON.stringify(published.faults));
});
afterAll(() => database.drop());

const find = (viewer: Viewer | null, query: string) => search(database.db, viewer, query, testStart);
const kindsOf = async (viewer: Viewer | null, query: string) =>
  new Set((await find(viewer, query)).hits.map(({ kind }) => kind));

async function enrolled(): Promise<{ viewer: Viewer; enrolmentId: string }> {
  const therapist = await createTherapist(database.db);
  const enrolmentId = await enrol(database.db, { userId: therapist.id, courseSlug: 'brain-gut-axis', allRead: false });
  return { viewer: viewerOf(therapist), enrolmentId };
}

async function markRead(enrolmentId: string, slugs: readonly string[]): Promise<void> {
  await database.db.moduleProgress.createMany({
    data: slugs.map((moduleSlug) => ({
      enrolmentId,
      moduleSlug,
      openedAt: testStart,
      lastSeenAt: testStart,
      completedAt: testStart,
    })),
  });
}

test('a visitor finds courses, free modules, claims and terms, and no module behind a payment', async () => {
  expect(await kindsOf(null, 'vagus')).toEqual(new Set(['preview', 'claim', 'term']));
  expect((await kindsOf(null, 'brain gut axis anxiety')).has('course')).toBe(true);
  for (const word of ['massage', 'gut', 'anxiety', 'sleep', 'pain', 'consent', 'referral'])
    expect((await kindsOf(null, word)).has('module'), word).toBe(false);
});

test('an enrolled therapist finds the modules that are open to them, and a locked one only once it opens', async () => {
  const { viewer, enrolmentId } = await enrolled();
  const modules = async () =>
    new Set(
      (await find(viewer, 'anxiety')).hits.flatMap(({ kind, href }) =>
        kind === 'module' ? [href.replace(/#.*/, '')] : [],
      ),
    );
  expect(await modules()).toEqual(new Set(['/learn/brain-gut-axis/mapping-the-axis']));
  await markRead(enrolmentId, ['mapping-the-axis']);
  expect(await modules()).toEqual(
    new Set(['/learn/brain-gut-axis/mapping-the-axis', '/learn/brain-gut-axis/anxiety-in-the-treatment-room']),
  );
});

test('nobody finds what belongs to somebody else’s enrolment, nor after their own has ended', async () => {
  const { viewer, enrolmentId } = await enrolled();
  const other = viewerOf(await createTherapist(database.db));
  expect((await kindsOf(viewer, 'vagus')).has('module')).toBe(true);
  expect((await kindsOf(other, 'vagus')).has('module')).toBe(false);
  await database.db.$transaction((tx) =>
    endEnrolment(tx, { enrolmentId, reason: 'refunded', actorId: null }, testStart),
  );
  expect((await kindsOf(viewer, 'vagus')).has('module')).toBe(false);
});

test('in their own module a therapist is led to the part, not to the free copy as well', async () => {
  const { viewer } = await enrolled();
  const { hits } = await find(viewer, 'enteric nervous system');
  expect(hits.some(({ kind }) => kind === 'preview')).toBe(
    (await find(null, 'enteric nervous system')).hits.some(
      ({ kind, href }) => kind === 'preview' && !href.includes('/brain-gut-axis/'),
    ),
  );
  expect(hits.find(({ kind }) => kind === 'module')?.href).toMatch(/^\/learn\/brain-gut-axis\/mapping-the-axis#/);
});

test('the beginning of a word, a phrase in quotes and a word left out are understood', async () => {
  expect((await find(null, 'interocept')).hits.some(({ heading }) => /interoception/i.test(heading))).toBe(true);
  const all = (await find(null, 'vagus nerve')).hits.length;
  const phrase = (await find(null, '"vagus nerve"')).hits.length;
  const without = (await find(null, 'vagus -nerve')).hits.length;
  expect(phrase).toBeGreaterThan(0);
  expect(phrase).toBeLessThanOrEqual(all);
  expect(without).toBeLessThan(all);
});

test('the match is marked in the excerpt', async () => {
  const { hits } = await find(null, 'vagus');
  expect(hits.every(({ excerpt }) => excerpt.map(({ text }) => text).join('').length > 0)).toBe(true);
  expect(hits.some(({ excerpt }) => excerpt.some(({ isMatch, text }) => isMatch && /vag/i.test(text)))).toBe(true);
});

test.each(["'", "a'b", '\\', ':*', '&|!', '<->', '(((', '"unclosed', '-', '%%', '\u0001', 'ß', '痛', 'x'.repeat(200)])(
  'typing %j is no fault',
  async (query) => {
    expect((await find(null, query)).query).toBe(query);
  },
);

test('publishing the same content again leaves the same to be found', async () => {
  const count = () => database.db.searchPassage.count();
  const before = await count();
  await publishContent(database.db, contentDir, testStart);
  expect(await count()).toBe(before);
  expect(before).toBeGreaterThan(100);
});

test('a version that was published before search existed becomes findable at the next start', async () => {
  const version = await database.db.courseVersion.findFirstOrThrow({ where: { course: { slug: 'brain-gut-axis' } } });
  await database.db.searchPassage.deleteMany({ where: { courseVersionId: version.id } });
  const { viewer } = await enrolled();
  expect((await kindsOf(viewer, 'vagus')).has('module')).toBe(false);
  await publishContent(database.db, contentDir, testStart);
  expect((await kindsOf(viewer, 'vagus')).has('module')).toBe(true);
});
