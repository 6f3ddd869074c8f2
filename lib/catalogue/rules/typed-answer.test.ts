import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clozePieces, gapsIn } from './cloze.ts';
import { foldedText, longestTyped, typedText } from './typed-answer.ts';

test.each([
  ['  deltoid ', 'deltoid'],
  ['del\u00ADto\u200Bid', 'deltoid'],
  ['two\nlines\u0000', 'two lines'],
  ['cafe\u0301', 'café'],
  ['a=b=c', 'a=b=c'],
])('%j is kept as %j', (text, kept) => expect(typedText(text)).toBe(kept));

test.each(['', '   ', '\u0000', '\uD800', '\u200B', 'x'.repeat(longestTyped + 1), 'x'.repeat(1_000_000)])(
  'nothing is kept of what is no text, or too long: case %#',
  (text) => expect(typedText(text)).toBeNull(),
);

test('what is kept can be stored, and kept again it is the same', () => {
  const anyText = fc
    .array(fc.oneof(fc.integer({ min: 0, max: 0x10ffff }), fc.integer({ min: 0, max: 0x2ff })), { maxLength: 100 })
    .map((codes) => String.fromCodePoint(...codes));
  fc.assert(
    fc.property(anyText, (text) => {
      const kept = typedText(text);
      if (kept === null) return;
      expect(typedText(kept)).toBe(kept);
      expect(kept.isWellFormed() && !/\p{Cc}/u.test(kept) && kept.length <= longestTyped).toBe(true);
    }),
  );
});

test('case, inner space, apostrophes and hyphens make no difference; a letter does', () => {
  for (const twin of ['Adduction', ' ADDUCTION ', 'add\u00ADuction']) expect(foldedText(twin)).toBe('adduction');
  expect(foldedText('Crohn’s   disease')).toBe(foldedText("crohn's disease"));
  expect(foldedText('C‑tactile')).toBe(foldedText('c-tactile'));
  expect(foldedText('ÉLAN')).toBe(foldedText('e\u0301lan'));
  for (const other of ['abduction', 'aduction', 'adductions', 'a dduction', 'addüction'])
    expect(foldedText(other)).not.toBe('adduction');
});

test('a text falls into its words and its gaps', () => {
  expect(clozePieces('{{a}} lifts, {{b2}}.')).toEqual([
    { gap: 'a' },
    { words: ' lifts, ' },
    { gap: 'b2' },
    { words: '.' },
  ]);
  expect(clozePieces('no gap {{A}} {{}} {a}')).toEqual([{ words: 'no gap {{A}} {{}} {a}' }]);
  expect(gapsIn('{{a}} {{b}} {{a}}')).toEqual(['a', 'b', 'a']);
});
