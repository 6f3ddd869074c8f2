import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestContext } from 'vitest';
import { courseMinutes } from '#lib/catalogue/content/measure.ts';
import { siteContent } from '#lib/catalogue/site.ts';
import { correctName } from '#lib/certificate/commands/correct-name.ts';
import { longDate } from '#lib/certificate/dates.ts';
import { certificateMail } from '#lib/certificate/jobs.ts';
import { resultText } from '#lib/certificate/messages.ts';
import { certificatePdf, downloadHeader } from '#lib/certificate/pdf.ts';
import { getCertificateByCodeUnscoped } from '#lib/certificate/queries/by-code.ts';
import { showCode } from '#lib/certificate/code.ts';
import { checkName } from '#lib/certificate/rules.ts';
import { isHouse } from '#lib/certificate/rules/letters.ts';
import type { PublicCertificate } from '#lib/certificate/schema.ts';
import { snapshotFor } from '#lib/certificate/snapshot.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { adminViewerOf, createAdmin } from '#tests/support/factories.ts';
import { certified, later } from './certificate-helpers.ts';

const appUrl = 'https://learn.example.test';
const holderName = 'Zoë Åström-Nguyễn Żółć Παπαδοπούλου Юлия 3rd';
let database: TestDatabase;
let folder: string;
let facts: PublicCertificate;

async function factsOf(code: string): Promise<PublicCertificate> {
  const found = await getCertificateByCodeUnscoped(database.db, code);
  if (!found) throw new Error('the certificate is not there');
  return found;
}

beforeAll(async () => {
  database = await cloneDatabase();
  folder = mkdtempSync(join(tmpdir(), 'afferent-pdf-'));
  facts = await factsOf((await certified(database.db, holderName)).code);
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

function needs(context: TestContext, tool: string): void {
  const isThere = spawnSync(tool, ['-v']).error === undefined;
  context.skip(!isThere, `did not run: ${tool} (Debian's poppler-utils) is not on this machine`);
}

function onDisk(name: string, pdf: Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, pdf);
  return path;
}

const run = (tool: string, ...options: string[]) =>
  execFileSync(tool, options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
/** Line breaks of the layout, and the breaks allowed inside the address, are not part of the words. */
const words = (text: string) =>
  text
    .replace(/\u200b/g, '')
    .replace(/\s+/g, ' ')
    .normalize('NFC');

test('the same facts give the same bytes, and other facts other bytes', () => {
  expect(certificatePdf(facts, appUrl).equals(certificatePdf(facts, appUrl))).toBe(true);
  expect(certificatePdf({ ...facts, number: 'AFF-2026-999999' }, appUrl).equals(certificatePdf(facts, appUrl))).toBe(
    false,
  );
});

test('the PDF is PDF/UA-1, tagged, titled and one A4 page', (context) => {
  needs(context, 'pdfinfo');
  const pdf = certificatePdf(facts, appUrl);
  const info = run('pdfinfo', onDisk('facts.pdf', pdf));
  expect(info).toMatch(/Tagged:\s+yes/);
  expect(info).toMatch(/Pages:\s+1\n/);
  expect(info).toMatch(/A4/);
  expect(info).toContain(`Statement of achievement ${facts.number}: ${facts.certificate.courseTitle}`);
  expect(pdf.toString('latin1')).toMatch(/pdfuaid:part>1</);
});

test('every font is embedded', (context) => {
  needs(context, 'pdffonts');
  const rows = run('pdffonts', onDisk('fonts.pdf', certificatePdf(facts, appUrl)))
    .trim()
    .split('\n')
    .slice(2);
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(row).toMatch(/\s(yes)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+\s*$/);
});

test('what the PDF prints is what the snapshot says, field by field', (context) => {
  needs(context, 'pdftotext');
  const text = words(run('pdftotext', '-raw', onDisk('text.pdf', certificatePdf(facts, appUrl)), '-'));
  const { certificate } = facts;
  const groups = showCode(facts.code).split('-');
  const printed = [
    certificate.title,
    certificate.holderName,
    certificate.courseTitle,
    longDate(certificate.completedOn),
    certificate.hoursText,
    resultText(certificate.result),
    certificate.courseVersion,
    certificate.mode,
    certificate.number,
    certificate.hoursMethod,
    certificate.provider.name,
    certificate.provider.contact,
    ...certificate.outcomes,
    ...[0, 2, 4, 6].map((start) => groups.slice(start, start + 2).join('-')),
    `Issued electronically by ${certificate.provider.name}; awaiting a named signatory`,
  ];
  for (const fact of printed) expect(text).toContain(words(fact));
  expect(text.replace(/\s/g, '')).toContain(`learn.example.test/verify/${facts.code}`);
  expect(text).not.toMatch(/superseded|revoked/i);
});

test('a code of the widest letters stands whole in its lines, inside the page', (context) => {
  needs(context, 'pdftotext');
  const code = 'W'.repeat(facts.code.length);
  const boxes = run('pdftotext', '-bbox', onDisk('wide.pdf', certificatePdf({ ...facts, code }, appUrl)), '-');
  const width = Number(/<page width="([\d.]+)"/.exec(boxes)?.[1]);
  const lines = [...boxes.matchAll(/xMin="([\d.]+)"[^>]*xMax="([\d.]+)"[^>]*>(WWWW-WWWW|WWW)</g)];
  expect(lines.map(([, , , text]) => text)).toEqual(['WWWW-WWWW', 'WWWW-WWWW', 'WWWW-WWWW', 'WWW']);
  // The margin is 22 mm.
  for (const [, , right] of lines) expect(Number(right)).toBeLessThan(width - 62);
});

test('the PDF of a certificate issued by hand says who confirmed it, on one page, and claims no assessed online course', (context) => {
  needs(context, 'pdftotext');
  needs(context, 'pdfinfo');
  const claim = 'an assessed online course';
  expect(words(run('pdftotext', '-raw', onDisk('by-quiz.pdf', certificatePdf(facts, appUrl)), '-'))).toContain(claim);
  const { completedOn, provider, outcomes } = facts.certificate;
  const certificate = snapshotFor({
    number: facts.number,
    holderName,
    completedOn,
    provider,
    signatory: null,
    result: null,
    course: {
      title: 'A tiny course',
      slug: 'tiny',
      version: '1.0',
      outcomes: outcomes.map((text) => ({ id: text, text })),
      minutes: { offered: 30, words: 6000, questions: 12, figures: 3, difficulty: 2, methods: [] },
    },
  });
  const path = onDisk('by-hand.pdf', certificatePdf({ ...facts, certificate }, appUrl));
  const text = words(run('pdftotext', '-raw', path, '-'));
  for (const fact of [
    'A tiny course, as confirmed by the provider, on 21 November 2026',
    certificate.mode,
    certificate.hoursMethod,
    resultText(null),
  ])
    expect(text).toContain(fact);
  expect(text).not.toContain(claim);
  expect(text).not.toMatch(/self-paced|quiz questions/);
  expect(run('pdfinfo', path)).toMatch(/Pages:\s+1\n/);
});

test('the QR code on the paper leads to the check of this certificate', (context) => {
  needs(context, 'pdftoppm');
  const source = onDisk('qr.pdf', certificatePdf(facts, appUrl));
  run('pdftoppm', '-r', '150', '-png', '-singlefile', source, join(folder, 'qr'));
  const picture = PNG.sync.read(readFileSync(join(folder, 'qr.png')));
  expect(jsQR(new Uint8ClampedArray(picture.data), picture.width, picture.height)?.data).toBe(
    `${appUrl}/verify/${facts.code}`,
  );
});

test('the PDF of a superseded certificate says so and names the newer code; of a revoked one, since when', async (context) => {
  needs(context, 'pdftotext');
  const admin = adminViewerOf(await createAdmin(database.db));
  const { certificateId, code } = await certified(database.db, 'Zoe Astrom');
  const corrected = await correctName(
    database.db,
    admin,
    { certificateId, legalName: 'Zoë Åström', reason: 'Misspelt at sign-up.' },
    later,
  );
  if (!corrected.ok) throw new Error(corrected.reason);
  const superseded = words(
    run('pdftotext', onDisk('superseded.pdf', certificatePdf(await factsOf(code), appUrl)), '-'),
  );
  expect(superseded).toContain('Superseded on 25 November 2026');
  expect(superseded).toContain(showCode(corrected.value.code));
  const revoked = words(
    run(
      'pdftotext',
      onDisk('revoked.pdf', certificatePdf({ ...facts, status: 'revoked', statusSince: later }, appUrl)),
      '-',
    ),
  );
  expect(revoked).toContain('Revoked on 25 November 2026');
});

test('nothing a person types is read as markup', (context) => {
  needs(context, 'pdftotext');
  const courseTitle = '#panic("x") $a$ *b* _c_ @d <e> [f] \\ ` = g';
  const pdf = certificatePdf({ ...facts, certificate: { ...facts.certificate, courseTitle } }, appUrl);
  expect(words(run('pdftotext', '-raw', onDisk('markup.pdf', pdf), '-'))).toContain(courseTitle);
});

test('every Latin, Greek and Cyrillic character that a name may have is in the typeface of the certificate, as ever', (context) => {
  needs(context, 'pdffonts');
  const allowed = Array.from({ length: 0x2fff }, (_, at) => String.fromCodePoint(at)).filter(
    (symbol) => symbol.trim() !== '' && checkName(`aa${symbol}`).ok && isHouse(symbol),
  );
  expect(allowed.length).toBeGreaterThan(600);
  for (let from = 0; from < allowed.length; from += 110) {
    const name = `Aa ${allowed.slice(from, from + 110).join('')}`;
    const pdf = certificatePdf({ ...facts, certificate: { ...facts.certificate, holderName: name } }, appUrl);
    const fonts = run('pdffonts', onDisk('letters.pdf', pdf)).trim().split('\n').slice(2);
    for (const font of fonts) expect(font, name).toMatch(/^[A-Z]{6}\+(Literata|InstrumentSans)-/);
  }
});

test('names of the longest kind and accents of many languages still fit on one page', (context) => {
  needs(context, 'pdfinfo');
  const outcomes = Array.from(
    { length: 6 },
    () =>
      'Differentiate everyday worry, an anxiety disorder and an emergency, and use neutral screening questions and a referral phrase.',
  );
  const letters =
    'Łß Đđ Øø Ææ Œœ Ðð Þþ Ģģ Ķķ Ļļ Ņņ Șș Țț Őő Űű Ğğ İı Ňň Řř Ůů Žž Āā Ēē Īī Ōō Ūū Ǎǎ Ạạ Ậậ Ểể Ộộ Ữữ Ỳỳ Ññ Çç';
  for (const name of [letters, 'Wilhelmina '.repeat(10).trim(), 'Q\u0304 x\u030c Ann']) {
    const pdf = certificatePdf(
      { ...facts, status: 'revoked', certificate: { ...facts.certificate, holderName: name, outcomes } },
      appUrl,
    );
    expect(run('pdfinfo', onDisk('long.pdf', pdf)), name).toMatch(/Pages:\s+1\n/);
  }
});

test('the worker’s part makes the PDF, may run twice, and shrugs at a certificate that is not there', async () => {
  const { certificateId } = await certified(database.db);
  await certificateMail(database.db, { certificateId }, later);
  await certificateMail(database.db, { certificateId }, later);
  await certificateMail(database.db, { certificateId: '019aa000-0000-7000-8000-000000000000' }, later);
});

test('the download’s file name is plain in its fallback and whole in UTF-8, and cannot break out of the header', () => {
  const header = downloadHeader({
    ...facts,
    number: 'AFF-2026-000001',
    certificate: { ...facts.certificate, holderName: 'Łucja "Ż"\r\nX-Evil: 1 Ångström' },
  });
  expect(header).toBe(
    `attachment; filename="Certificate AFF-2026-000001 Lucja ZX-Evil 1 Angstrom.pdf"; filename*=UTF-8''${encodeURIComponent('Certificate AFF-2026-000001 Łucja "Ż"\r\nX-Evil: 1 Ångström.pdf')}`,
  );
});

test('with the outcomes and the working of every course that is open, a certificate stays one sheet', (context) => {
  needs(context, 'pdfinfo');
  const courses = siteContent().courses.filter(({ meta }) => meta.status === 'open');
  expect(courses.length).toBeGreaterThan(0);
  for (const course of courses) {
    const { title, slug, outcomes, version } = course.meta;
    const certificate = snapshotFor({
      number: 'AFF-2026-000001',
      holderName,
      course: { title, slug, version: version ?? '', outcomes, minutes: courseMinutes(course) },
      completedOn: '2026-11-21',
      result: facts.certificate.result,
      provider: facts.certificate.provider,
      signatory: null,
    });
    const path = onDisk(`${slug}.pdf`, certificatePdf({ ...facts, certificate }, appUrl));
    expect(run('pdfinfo', path), slug).toMatch(/Pages:\s+1\n/);
  }
});
