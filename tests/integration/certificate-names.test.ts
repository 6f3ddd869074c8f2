import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { certificatePdf } from '#lib/certificate/pdf.ts';
import { checkName } from '#lib/certificate/rules.ts';
import { glyphs } from '#lib/certificate/rules/glyphs.ts';
import { directionOf, isHouse } from '#lib/certificate/rules/letters.ts';
import { certificateAddress, certificateWith } from '#tests/support/certificate-facts.ts';
import { certificateNames } from '#tests/support/certificate-names.ts';
import { coverageByScript, scripts } from '#tests/support/font-coverage.ts';
import { glyphsDrawn, openPdf, standardFaults, trueTextsOf } from '#tests/support/pdf-standards.ts';
import { needs, onDisk, run, wordsOf } from './document-helpers.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'afferent-names-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pdfFor = (holderName: string) => certificatePdf(certificateWith({ holderName }), certificateAddress);
/** Signs that pdftotext adds around what runs from the right, and the chances to break that we add inside a word. */
const bare = (text: string) => text.normalize('NFC').replaceAll(/[\u200b\u202a-\u202e\u2066-\u2069]/g, '');
/**
 * pdftotext of poppler takes the text that a stretch says it reads for the order on paper, and turns what runs from the right
 * round once more (ISO 32000-1, 14.9.4 wants it in reading order, as it is). So the letters come out whole, from last to first.
 */
const letters = (text: string) => [...bare(text).replaceAll(/\s/g, '')].toSorted().join('');

describe.each(
  certificateNames.map((entry, at) => [`${entry.script}: ${entry.name.slice(0, 40)}`, entry.name, at] as const),
)('%s', (_, name, at) => {
  const pdf = pdfFor(name);

  test('is a name as it stands, and prints by both standards without a missing glyph', async () => {
    expect(checkName(name)).toEqual({ ok: true, value: name });
    const open = await openPdf(pdf);
    expect(await standardFaults(pdf)).toEqual([]);
    const { drawn, missing } = glyphsDrawn(open);
    expect(missing).toBe(0);
    expect(drawn).toBeGreaterThan(400);
    // Beyond Latin, Greek and Cyrillic the page says what it reads.
    expect(trueTextsOf(open)).toEqual(isHouse(name) ? [] : [name]);
  });

  test('stands on one page and is read back out of it', (context) => {
    needs(context, 'pdftotext');
    const path = onDisk(folder, `${at}.pdf`, pdf);
    expect(run('pdfinfo', path)).toMatch(/Pages:\s+1\n/);
    const text = bare(wordsOf(path));
    const between = text
      .slice(text.indexOf('of achievement') + 'of achievement'.length, text.indexOf('completed Pain'))
      .trim();
    if (directionOf(name) === 'rtl') expect(letters(between)).toBe(letters(name));
    else expect(between.replaceAll(' ', '')).toBe(bare(name).replaceAll(' ', ''));
    for (const font of run('pdffonts', path).trim().split('\n').slice(2))
      expect(font).toMatch(/^[A-Z]{6}\+.*\syes\s+yes\s+yes\s+\d+\s+\d+\s*$/);
  });
});

test('every script that names may have is among them', () => {
  const text = certificateNames.map(({ name }) => name).join(' ');
  // Bopomofo writes sounds and no names.
  for (const script of scripts.filter((known) => known !== 'Bopomofo'))
    expect(text, script).toMatch(new RegExp(`\\p{Script=${script}}`, 'u'));
});

test('the table of letters is what the fonts have', () => {
  expect(glyphs).toEqual(coverageByScript());
});

test('of each script sixty letters from all over the table print, marks on a letter of theirs', () => {
  for (const [script, text] of Object.entries(glyphs)) {
    const codes = text.split(' ').flatMap((run_) => {
      const [from = 0, to = from] = run_.split('-').map((code) => Number.parseInt(code, 16));
      return Array.from({ length: to - from + 1 }, (__, at) => from + at);
    });
    const step = Math.ceil(codes.length / 60);
    const names = codes.filter((___, at) => at % step === 0).map((code) => String.fromCodePoint(code));
    const base = names.find((letter) => new RegExp(`^(?=\\p{L})\\p{Script=${script}}`, 'u').test(letter)) ?? '';
    // A mark stands on a letter of its script.
    const words = names
      .map((letter) => (/\p{M}/u.test(letter) ? base + letter : letter))
      .filter((word) => checkName(`${word}${base}${base}`).ok);
    expect(words.length, script).toBeGreaterThan(names.length * 0.6);
    const name = words.join('').replaceAll(/(?:\P{M}\p{M}*){12}/gu, '$& ');
    expect(() => pdfFor(name), script).not.toThrow();
  }
});

test('the compiler itself refuses a letter that no font has, so none can slip through as a box', () => {
  for (const name of ['Jo 🙂', 'Ann \u{20BB7}', 'Ab \ue000', 'Jo \u{1F1E6}'])
    expect(() => pdfFor(name), name).toThrow(/could not be displayed/);
});
