import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { printFigure } from '#components/figures/print.ts';
import { publishContent } from '#lib/catalogue/publish.ts';
import { siteContent } from '#lib/catalogue/site.ts';
import { endEnrolment } from '#lib/enrolment/commands/end-enrolment.ts';
import { handbookPdf } from '#lib/enrolment/materials/handbook.ts';
import { handoutPdf } from '#lib/enrolment/materials/handout-pdf.ts';
import { getHandbookSource, getHandout, listHandouts } from '#lib/enrolment/materials/queries.ts';
import { contentDir } from '#lib/paths.ts';
import type { Viewer } from '#lib/viewer.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { createTherapist, enrol, testStart, viewerOf } from '#tests/support/factories.ts';
import { glyphsDrawn, openPdf, standardFaults } from '#tests/support/pdf-standards.ts';
import { needs, onDisk, run } from './document-helpers.ts';

const provider = { name: 'Test provider', contact: 'help@example.test' };
const courses = siteContent().courses.filter(({ meta }) => meta.status === 'open');

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'afferent-materials-'));
  database = await cloneDatabase();
  const published = await publishContent(database.db, contentDir, testStart);
  if (!published.ok) throw new Error(JSON.stringify(published.faults));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});

async function enrolled(courseSlug: string): Promise<{ viewer: Viewer; enrolmentId: string }> {
  const therapist = await createTherapist(database.db);
  const enrolmentId = await enrol(database.db, { userId: therapist.id, courseSlug, allRead: false });
  return { viewer: viewerOf(therapist), enrolmentId };
}

function look(name: string, pdf: Buffer): { info: string; text: string; fonts: string } {
  const file = join(folder, `${name}.pdf`);
  writeFileSync(file, pdf);
  return {
    info: run('pdfinfo', file),
    text: run('pdftotext', file, '-').normalize('NFKC').replaceAll(/\s+/g, ' '),
    fonts: run('pdffonts', file),
  };
}

const plain = (text: string) => text.normalize('NFKC').replaceAll(/\s+/g, ' ');

describe.each(courses.map((course) => [course.meta.slug, course] as const))('%s', (slug, course) => {
  test('its handbook is a tagged PDF with every module, claim and figure, and says who has reviewed it', async () => {
    const { viewer } = await enrolled(slug);
    const source = await getHandbookSource(database.db, viewer, slug, testStart);
    if (!source.ok) throw new Error(source.reason);
    const pdf = handbookPdf(source.value, printFigure, provider);
    const { info, text, fonts } = look(slug, pdf);
    expect(await standardFaults(pdf)).toEqual([]);
    expect(glyphsDrawn(await openPdf(pdf)).missing).toBe(0);
    expect(info).toMatch(/Tagged:\s+yes/);
    expect(plain(info)).toContain(plain(course.meta.title));
    expect(Number(/Pages:\s+(\d+)/.exec(info)?.[1])).toBeGreaterThan(25);
    expect(
      fonts
        .split('\n')
        .slice(2)
        .filter(Boolean)
        .every((line) => /\byes\s+yes\b/.test(line)),
    ).toBe(true);
    const claims = Object.values(source.value.facts.library?.claims ?? {});
    const figures = course.modules.flatMap(({ uses }) => uses.figure.map(({ name }) => name));
    const expected = [
      ...course.modules.map(({ title }) => title),
      ...claims.map(({ statement }) => statement.slice(0, 30)),
      ...figures.map((name) => printFigure(name)?.title ?? `a figure called ${name}`),
      'Awaiting clinical review',
    ];
    expect(expected.filter((words) => !text.includes(plain(words)))).toEqual([]);
    expect(/undefined|\{%|\[object/.exec(text)).toBeNull();
  }, 60_000);

  test('each of its pages for clients fits on one sheet, tagged, and says that it is no diagnosis', async () => {
    const { viewer } = await enrolled(slug);
    const handouts = await listHandouts(database.db, viewer, slug, testStart);
    expect(handouts.ok && handouts.value.length).toBeGreaterThan(0);
    for (const { slug: handoutSlug, title } of handouts.ok ? handouts.value : []) {
      const source = await getHandout(database.db, viewer, { courseSlug: slug, handoutSlug }, testStart);
      if (!source.ok) throw new Error(source.reason);
      const pdf = handoutPdf(source.value, provider);
      const { info, text } = look(handoutSlug, pdf);
      expect(await standardFaults(pdf)).toEqual([]);
      expect(info, title).toMatch(/Pages:\s+1\n/);
      expect(info).toMatch(/Tagged:\s+yes/);
      expect(text.includes(plain(title))).toBe(true);
      expect(text.includes('not a diagnosis')).toBe(true);
    }
  });
});

test('qpdf finds no fault in a handbook and a page for clients', async (context) => {
  needs(context, 'qpdf', '--version');
  const slug = courses[0]?.meta.slug ?? '';
  const { viewer } = await enrolled(slug);
  const handouts = await listHandouts(database.db, viewer, slug, testStart);
  const handoutSlug = handouts.ok ? (handouts.value[0]?.slug ?? '') : '';
  const [book, page] = [
    await getHandbookSource(database.db, viewer, slug, testStart),
    await getHandout(database.db, viewer, { courseSlug: slug, handoutSlug }, testStart),
  ];
  if (!book.ok || !page.ok) throw new Error('there is no handbook or handout');
  for (const pdf of [handbookPdf(book.value, printFigure, provider), handoutPdf(page.value, provider)])
    expect(run('qpdf', '--check', onDisk(folder, 'checked.pdf', pdf))).toContain(
      'No syntax or stream encoding errors found',
    );
}, 60_000);

test('only those enrolled get a handbook or a handout, and only while their access lasts', async () => {
  const slug = courses[0]?.meta.slug ?? '';
  const { viewer, enrolmentId } = await enrolled(slug);
  const other = viewerOf(await createTherapist(database.db));
  const handouts = await listHandouts(database.db, viewer, slug, testStart);
  const handoutSlug = handouts.ok ? (handouts.value[0]?.slug ?? '') : '';
  const ask = async (who: Viewer, at: Date) => [
    (await getHandbookSource(database.db, who, slug, at)).ok || 'refused',
    (await listHandouts(database.db, who, slug, at)).ok || 'refused',
    (await getHandout(database.db, who, { courseSlug: slug, handoutSlug }, at)).ok || 'refused',
  ];
  expect(await ask(viewer, testStart)).toEqual([true, true, true]);
  expect(await ask(other, testStart)).toEqual(['refused', 'refused', 'refused']);
  expect(await getHandout(database.db, viewer, { courseSlug: slug, handoutSlug: 'nothing' }, testStart)).toEqual({
    ok: false,
    reason: 'no-such-handout',
  });
  await database.db.enrolment.update({ where: { id: enrolmentId }, data: { accessUntil: testStart } });
  expect(await getHandbookSource(database.db, viewer, slug, new Date(testStart.getTime() + 1))).toEqual({
    ok: false,
    reason: 'access-over',
  });
  await database.db.$transaction((tx) =>
    endEnrolment(tx, { enrolmentId, reason: 'refunded', actorId: null }, testStart),
  );
  expect(await ask(viewer, testStart)).toEqual(['refused', 'refused', 'refused']);
});
