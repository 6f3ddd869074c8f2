import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hasPdfTools } from '#scripts/chromium.ts';
import { packCompletion, packEntry, packFacts, packRule } from '#tests/support/audit-pack.ts';
import { packPdf } from './pdf.ts';
import { packOf } from './rules/pack-of.ts';

const appUrl = 'https://afferent.example';
/** One red pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);
const evidence = (number: number) => ({
  id: `e${number}`,
  fileName: `scan ${number}.png`,
  mediaType: 'image/png',
  sizeBytes: pixel.length,
  sha256: 'ab'.repeat(32),
  createdAt: new Date('2026-11-01T00:00:00Z'),
});

function packWith(count: number) {
  const { entry, completion } = packCompletion(900);
  const entries = Array.from({ length: count }, (_, index) =>
    packEntry(index + 1, {
      title:
        index % 7 === 0 ? `A long title ${'about nerves and hands '.repeat(12)}${'x'.repeat(80)}` : `Course ${index}`,
      evidence: index === 0 ? [evidence(1)] : [],
    }),
  );
  return packOf(
    packFacts({
      rule: packRule({ status: 'partly-found' }),
      entries: count === 0 ? [] : [...entries, entry],
      completions: count === 0 ? [] : [completion],
    }),
  );
}

function inspect(pdf: Buffer): { info: string; text: string; fonts: string } {
  const file = join(mkdtempSync(join(tmpdir(), 'pack-')), 'pack.pdf');
  writeFileSync(file, pdf);
  const run = (command: string, args: string[]) =>
    execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return {
    info: run('pdfinfo', [file]),
    text: run('pdftotext', ['-layout', file, '-']),
    fonts: run('pdffonts', [file]),
  };
}

// A machine with much else to do takes its time over 200 activities, twice.
test.each([0, 3, 200])(
  'a pack of %i activities is one tagged PDF/UA document, the same every time',
  { timeout: 60_000 },
  (count) => {
    const pack = packWith(count);
    const images = pack.evidence.map((file) => ({ file, content: pixel }));
    const pdf = packPdf(pack, appUrl, images);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1')).toContain('pdfuaid:part');
    expect(packPdf(pack, appUrl, images).equals(pdf)).toBe(true);
    if (!hasPdfTools()) return;
    const { info, text, fonts } = inspect(pdf);
    expect(info).toMatch(/Tagged:\s+yes/);
    expect(info).toMatch(/Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)/);
    const pages = Number(/Pages:\s+(\d+)/.exec(info)?.[1]);
    expect(text).toContain(`Page ${pages} of ${pages}`);
    expect(text.match(/\bNo\.\s+Date\s+Activity/g)?.length ?? 0).toBeGreaterThanOrEqual(
      count === 200 ? 5 : Math.min(count, 1),
    );
    expect(
      fonts
        .split('\n')
        .slice(2)
        .filter(Boolean)
        .every((line) => /\byes yes yes\b/.test(line)),
    ).toBe(true);
  },
);

test('letters that no font has do not stop the document: what can be printed is, and it says what is not', () => {
  const pack = packOf(packFacts({ entries: [packEntry(1, { title: 'Handwork \u{1F9B4} 手技 Ελληνικά \u{10FFFD}' })] }));
  const pdf = packPdf(pack, appUrl);
  if (!hasPdfTools()) return;
  const text = inspect(pdf).text.replaceAll(/\s+/g, ' ');
  expect(text).toContain('the CSV file has all of them');
  expect(text).toContain('Handwork ? 手技 Ελληνικά ?');
});

test('an image that cannot be read does not stop the document', () => {
  const pack = packWith(1);
  const images = pack.evidence.map((file) => ({ file, content: Buffer.from('no image at all') }));
  expect(packPdf(pack, appUrl, images).length).toBeGreaterThan(10_000);
});
