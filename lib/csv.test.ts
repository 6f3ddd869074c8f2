import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byteOrderMark, csvCell, csvLine, parseCsv } from './csv.ts';

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

const cellsOf = (text: string) => parseCsv(text).rows.map(({ cells }) => cells);

test('what was written as CSV is read as it was written', () => {
  const line = fc
    .array(anyText, { minLength: 1, maxLength: 5 })
    .filter((cells) => cells.some((cell) => cell.trim() !== ''));
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), fc.boolean(), (table, hasMark) => {
      const text = `${hasMark ? byteOrderMark : ''}${table.map(csvLine).join('')}`;
      expect(cellsOf(text)).toEqual(table.map((cells) => cells.map((cell) => read(csvLine([cell]))[0])));
      expect(parseCsv(text).unclosedRow).toBeNull();
    }),
  );
});

test('any text at all is read without complaint, in rows that go up', () => {
  const unit = fc.constantFrom('a', '"', ',', ';', '\t', '\n', '\r', ' ', byteOrderMark);
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      const { rows } = parseCsv(text);
      const numbers = rows.map(({ row }) => row);
      expect(numbers).toEqual([...new Set(numbers)].toSorted((one, other) => one - other));
      expect(rows.every(({ cells }) => cells.some((cell) => cell.trim() !== ''))).toBe(true);
    }),
  );
});

const plain = [
  ['a', 'b'],
  ['c', 'd'],
];

test.each<[string, string, string[][]]>([
  ['commas', 'a,b\nc,d', plain],
  [
    'semicolons, as in much of Europe',
    'a;b,c;x\r\nd;e;y',
    [
      ['a', 'b,c', 'x'],
      ['d', 'e', 'y'],
    ],
  ],
  ['tabs, as pasted from a spreadsheet', 'a\tb\nc\td', plain],
  [
    'a separator in the quotes of the first line',
    '"x;y;z",b\nc,d',
    [
      ['x;y;z', 'b'],
      ['c', 'd'],
    ],
  ],
  ['blank lines and rows of empty cells', '\n\na,b\n , \n,\nc,d\n\n', plain],
  ['old line endings', 'a,b\rc,d', plain],
  [
    'a line break in a cell',
    '"a\nb",c\nd,e',
    [
      ['a\nb', 'c'],
      ['d', 'e'],
    ],
  ],
  ['quotes in quotes, blanks around them', ' "a ""b""" ,c', [['a "b"', 'c']]],
  ['a quote that is only a sign', '5" pipe,b', [['5" pipe', 'b']]],
  ['nothing', '', []],
])('reads %s', (_, text, expected) => {
  expect(cellsOf(text)).toEqual(expected);
});

test('rows are counted as a spreadsheet counts them, and a quote without an end is told', () => {
  expect(parseCsv('a\n\n"b\nc"\nd').rows.map(({ row }) => row)).toEqual([1, 3, 4]);
  expect(parseCsv('a,b\nc,"d\ne,f').unclosedRow).toBe(2);
});
