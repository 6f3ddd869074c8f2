import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerptParts, matchMarks, prefixQuery } from './rules.ts';
import { searchQuerySchema } from './schema.ts';

test.each([
  ['vagus', 'vagus:*'],
  ['  interocept ', 'interocept:*'],
  ['brain–gut axis', 'brain:* & gut:* & axis:*'],
  ["'; DROP TABLE x; --", 'DROP:* & TABLE:* & x:*'],
  ['!&|()<->:*', null],
  ['', null],
] as const)('“%s” becomes %s', (query, expected) => {
  expect(prefixQuery(query)).toBe(expected);
});

test('whatever is typed, no operator of a text query gets through', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (query) => {
      const made = prefixQuery(searchQuerySchema.parse(query));
      if (made !== null) expect(made).toMatch(/^[\p{L}\p{N}]+:\*(?: & [\p{L}\p{N}]+:\*){0,19}$/u);
    }),
  );
});

test('an excerpt is split at its marks and loses nothing else', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.boolean())), (pieces) => {
      const marked = pieces
        .map(([text, isMatch]) => (isMatch ? `${matchMarks.start}${text}${matchMarks.end}` : text))
        .join('');
      const parts = excerptParts(marked);
      expect(parts.map(({ text }) => text).join('')).toBe(pieces.map(([text]) => text).join(''));
      expect(
        parts
          .filter(({ isMatch }) => isMatch)
          .map(({ text }) => text)
          .join(''),
      ).toBe(
        pieces
          .filter(([, isMatch]) => isMatch)
          .map(([text]) => text)
          .join(''),
      );
    }),
  );
});

test('what is typed is trimmed, cut to 200 characters and freed of null bytes', () => {
  expect(searchQuerySchema.parse('  vagus\0   nerve ')).toBe('vagus nerve');
  expect(searchQuerySchema.parse('x'.repeat(900))).toHaveLength(200);
  expect(searchQuerySchema.parse(undefined)).toBe('');
});
