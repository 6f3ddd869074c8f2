import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvCell, csvLine } from './csv.ts';

/** Reads one line of CSV as RFC 4180 says. */
function read(line: string): string[] {
  return [...line.matchAll(/"((?:[^"]|"")*)"(?:,|\r\n$)/gs)].map(([, cell]) => (cell ?? '').replaceAll('""', '"'));
}

const anyText = fc.string({ unit: 'binary' });

test('any text comes back from its cell, but for one apostrophe before a formula', () => {
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 1, maxLength: 6 }), (cells) => {
      const back = read(csvLine(cells));
      expect(back).toHaveLength(cells.length);
      for (const [index, cell] of back.entries()) expect([cells[index], `'${cells[index]}`]).toContain(cell);
    }),
  );
});

test('no cell starts with what a spreadsheet runs, however it is hidden', () => {
  const start = fc.constantFrom('=', '+', '-', '@', '|', '%', '＝', '＋', '－', '＠');
  const cover = fc
    .array(fc.constantFrom(' ', '\t', '\r', '\n', '\u00a0', '\ufeff', '\u200b', '\u0000'), { maxLength: 4 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(cover, start, anyText, (blank, sign, rest) => {
      expect(csvCell(`${blank}${sign}${rest}`).startsWith(`"'`)).toBe(true);
    }),
  );
});

test('plain text stays as it is', () => {
  expect(csvCell('Seen on the passport, page 2.')).toBe('"Seen on the passport, page 2."');
  expect(csvCell('2026-11-20T01:00:00.000Z')).toBe('"2026-11-20T01:00:00.000Z"');
  expect(csvCell("O'Neil")).toBe('"O\'Neil"');
  expect(csvCell('')).toBe('""');
});
