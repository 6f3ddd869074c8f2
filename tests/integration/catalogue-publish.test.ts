import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishContent } from '#lib/catalogue/publish.ts';
import { countsForHome, getCoursePage, getPreviewModule, listCatalogue } from '#lib/catalogue/queries.ts';
import { getSiteCourse, listSiteCourses, siteCounts } from '#lib/catalogue/site.ts';
import type { Db } from '#lib/db/client.ts';
import { contentDir } from '#lib/paths.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { testStart } from '#tests/support/factories.ts';

const later = new Date(testStart.getTime() + 86_400_000);
let database: TestDatabase;
let db: Db;
let dir: string;

beforeAll(async () => {
  database = await cloneDatabase();
  db = database.db;
  dir = mkdtempSync(join(tmpdir(), 'afferent-content-'));
  cpSync(contentDir, dir, { recursive: true });
});
afterAll(async () => {
  await database.drop();
  rmSync(dir, { recursive: true });
});

function change(file: string, from: string, to: string): void {
  const path = join(dir, file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`"${from}" is not in ${file}`);
  writeFileSync(path, text.replace(from, to));
}

const courseFile = 'courses/brain-gut-axis/course.yaml';
const everything = async () => ({
  courses: await db.course.findMany({
    orderBy: { position: 'asc' },
    include: { prices: { orderBy: { currency: 'asc' } } },
  }),
  versions: await db.courseVersion.findMany({ orderBy: { id: 'asc' } }),
  modules: await db.moduleVersion.count(),
  questions: await db.questionVersion.count(),
  links: await db.courseVersionQuestion.count(),
  passages: await db.searchPassage.findMany({ orderBy: { id: 'asc' } }),
  bundles: await db.bundle.findMany({ include: { prices: true, courses: true } }),
});
const withoutTime = ({ bundles, ...rest }: Awaited<ReturnType<typeof everything>>) => ({
  ...rest,
  bundles: bundles.map(({ updatedAt: _, ...bundle }) => bundle),
});

test('publishing the content makes every course, module and question a row', async () => {
  const outcome = await publishContent(db, dir, testStart);
  expect(outcome).toMatchObject({
    ok: true,
    courses: [
      { slug: 'brain-gut-axis', change: 'published' },
      { slug: 'inflammation-immunity', change: 'published' },
      { slug: 'nervous-system-regulation', change: 'published' },
    ],
  });
  const made = await everything();
  const pages = listSiteCourses().flatMap(({ slug }) => getSiteCourse(slug) ?? []);
  const total = (count: (page: (typeof pages)[number]) => number) => pages.reduce((sum, page) => sum + count(page), 0);
  expect(made.courses).toHaveLength(3);
  expect(made.versions).toHaveLength(3);
  expect(made.modules).toBe(total(({ modules }) => modules.length));
  expect(made.questions).toBe(total(({ questionPool }) => questionPool));
  expect(made.links).toBe(made.questions);
  expect(made.versions.map(({ minutesOffered }) => minutesOffered)).toEqual(pages.map(({ minutes }) => minutes));
});

test('the catalogue in the database says what the static pages say', async () => {
  expect(await listCatalogue(db)).toEqual(listSiteCourses());
  expect(await getCoursePage(db, 'brain-gut-axis')).toEqual(getSiteCourse('brain-gut-axis'));
  expect(await getCoursePage(db, 'no-such-course')).toBeNull();
  expect(siteCounts()).toMatchObject(await countsForHome(db));
});

test('the free module comes with the claims and references it uses', async () => {
  const preview = await getPreviewModule(db, 'brain-gut-axis');
  expect(preview?.module.source).toContain('{% claim');
  expect(preview?.module.source).not.toContain('preview: true');
  expect(Object.keys(preview?.library.claims ?? {}).length).toBeGreaterThan(5);
  expect(await getPreviewModule(db, 'no-such-course')).toBeNull();
});

test('the pathway is sold as the content says, and taken off sale when the content drops it', async () => {
  const bundle = await db.bundle.findFirstOrThrow({
    include: { prices: true, courses: { orderBy: { position: 'asc' } } },
  });
  expect(bundle).toMatchObject({ slug: 'the-pathway', isForSale: true });
  expect(Object.fromEntries(bundle.prices.map(({ currency, amountMinor }) => [currency, amountMinor]))).toEqual({
    AUD: 14_900,
    GBP: 7_900,
  });
  expect(bundle.courses).toHaveLength(3);
  const file = join(dir, 'pathway.yaml');
  const text = readFileSync(file, 'utf8');
  rmSync(file);
  await publishContent(db, dir, later);
  expect(await db.bundle.findFirstOrThrow()).toMatchObject({ id: bundle.id, isForSale: false });
  writeFileSync(file, text);
  await publishContent(db, dir, later);
  expect(await db.bundle.findFirstOrThrow()).toMatchObject({ id: bundle.id, isForSale: true });
});

test('publishing the same content again changes nothing at all', async () => {
  const before = await everything();
  expect(await publishContent(db, dir, later)).toMatchObject({ ok: true, courses: [{ change: 'unchanged' }, {}, {}] });
  expect(withoutTime(await everything())).toEqual(withoutTime(before));
});

test('two instances that publish at the same moment publish once', async () => {
  const before = await everything();
  const outcomes = await Promise.all([publishContent(db, dir, later), publishContent(db, dir, later)]);
  expect(outcomes.every(({ ok }) => ok)).toBe(true);
  expect(withoutTime(await everything())).toEqual(withoutTime(before));
});

test('a new price needs no new version', async () => {
  change(courseFile, 'AUD: 5900', 'AUD: 6100');
  expect(await publishContent(db, dir, later)).toMatchObject({ ok: true, courses: [{ change: 'unchanged' }, {}, {}] });
  expect((await getCoursePage(db, 'brain-gut-axis'))?.prices).toEqual({ AUD: 6100, GBP: 3200 });
});

test('changed content under a published version is refused, names the line and leaves the database as it was', async () => {
  const before = await everything();
  change(
    'courses/brain-gut-axis/modules/01-mapping-the-axis.md',
    'A local council is a fair comparison.',
    'A local council is a rather fair comparison.',
  );
  const outcome = await publishContent(db, dir, later);
  const line =
    readFileSync(join(dir, courseFile), 'utf8')
      .split('\n')
      .findIndex((text) => text.startsWith('version:')) + 1;
  expect(outcome).toMatchObject({
    ok: false,
    faults: [{ file: courseFile, line, message: expect.stringContaining('raise the version') }],
  });
  expect(await everything()).toEqual(before);
});

test('the same change under a raised version is published beside the old one, and untouched questions are not stored twice', async () => {
  const before = await everything();
  const pool = getSiteCourse('brain-gut-axis')?.questionPool ?? 0;
  change(courseFile, 'version: "2.1"', 'version: "2.2"');
  change(
    'courses/brain-gut-axis/questions/mapping-the-axis.yaml',
    'Where do the nerve cells',
    'Where exactly do the nerve cells',
  );
  expect(await publishContent(db, dir, later)).toMatchObject({
    ok: true,
    courses: [{ version: '2.2', change: 'published' }, {}, {}],
  });
  const after = await everything();
  expect(after.versions).toHaveLength(4);
  expect(after.versions.slice(0, 3)).toEqual(before.versions);
  expect(after.questions).toBe(before.questions + 1);
  expect(after.links).toBe(before.links + pool);
});

test('content with a fault publishes nothing', async () => {
  const before = await everything();
  const file = 'claims/brain-gut-axis.yaml';
  change(file, 'grade: none', 'grade: quite-good');
  const outcome = await publishContent(db, dir, later);
  expect(outcome).toMatchObject({ ok: false, faults: [{ file }] });
  expect(await everything()).toEqual(before);
});
