import { glyphsOf } from '#lib/documents/cmap.ts';
import { fontFiles } from '#lib/documents/fonts.ts';

/** The scripts beyond Latin, Greek and Cyrillic that names may have, by their Unicode names. */
export const scripts = [
  'Arabic',
  'Armenian',
  'Bengali',
  'Bopomofo',
  'Canadian_Aboriginal',
  'Cherokee',
  'Devanagari',
  'Ethiopic',
  'Georgian',
  'Gujarati',
  'Gurmukhi',
  'Han',
  'Hangul',
  'Hebrew',
  'Hiragana',
  'Kannada',
  'Katakana',
  'Khmer',
  'Lao',
  'Malayalam',
  'Mongolian',
  'Myanmar',
  'Nko',
  'Oriya',
  'Sinhala',
  'Syriac',
  'Tamil',
  'Telugu',
  'Thaana',
  'Thai',
  'Tibetan',
  'Tifinagh',
];

/** `e01-e3a e40`: runs of code points, in hexadecimal. */
function runsOf(codes: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const code of codes) {
    const last = runs.at(-1);
    if (last && last[1] === code - 1) last[1] = code;
    else runs.push([code, code]);
  }
  return runs
    .map(([from, to]) => (from === to ? from.toString(16) : `${from.toString(16)}-${to.toString(16)}`))
    .join(' ');
}

/** What the installed fonts can print of each script: its letters, marks and digits that have a glyph in one same font. */
export function coverageByScript(): Record<string, string> {
  const fonts = fontFiles('east').map(glyphsOf);
  return Object.fromEntries(
    scripts.map((script) => {
      const belongs = new RegExp(`^(?=\\p{Script_Extensions=${script}})[\\p{L}\\p{M}\\p{Nd}]$`, 'u');
      const lists = fonts.map((glyphs) =>
        [...glyphs]
          .filter((code) => code > 0x7f && stays(code) && belongs.test(String.fromCodePoint(code)))
          .toSorted((a, b) => a - b),
      );
      return [script, runsOf(lists.toSorted((a, b) => b.length - a.length)[0] ?? [])];
    }),
  );
}

/** Composed spelling, and no presentation forms: names are tidied to plain letters. */
function stays(code: number): boolean {
  const symbol = String.fromCodePoint(code);
  return (
    symbol.normalize('NFC') === symbol &&
    !(code >= 0xfb00 && code <= 0xffdc && code !== 0xfb1e && symbol.normalize('NFKC') !== symbol)
  );
}
