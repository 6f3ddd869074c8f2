import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forbiddenIn, forbiddenInExplanation } from './forbidden.ts';
import { parseMarkdown, usesOf } from './markdown.ts';
import { allNumbersIn, numbersIn } from './numbers.ts';
import { lineAt, proseOf, sentencesOf, withoutQuotes } from './prose.ts';
import { gradeOf, syllables } from './readability.ts';

describe('numbers in a text', () => {
  test.each([
    ['about 90 to 95 per cent', [90, 95]],
    ['1,002 people for twelve years', [1002, 12]],
    ['P about .39', [0.39]],
    ['−0.43 (−0.72 to −0.14)', [0.43, 0.72, 0.14]],
    ['10–13 points, aged 50-64', [10, 13, 50, 64]],
    ['a 24-hour day of 80%', [24, 80]],
    ['forty-seven of sixty-eight people', [47, 68]],
    ['two trials and two things', [2]],
    ['one of the three reasons', []],
    ['IL-6, B12, CD4, 5-HT, COVID-19, omega-3 and the 1990s', []],
    ['version 3.26.', [3.26]],
  ])('%s', (text, values) => {
    expect(numbersIn(text).map(({ value }) => value)).toEqual(values);
  });

  test('what a claim records counts in words as well', () => {
    expect(allNumbersIn('three reasons in two clinics')).toEqual([3, 2]);
  });

  test('every whole number is found as it is printed, with or without thousands', () => {
    fc.assert(
      fc.property(fc.nat(9_999_999), (number) => {
        expect(numbersIn(`In all ${number.toLocaleString('en-GB')} people`).map(({ value }) => value)).toEqual([
          number,
        ]);
        expect(numbersIn(`In all ${number} people`).map(({ value }) => value)).toEqual([number]);
      }),
    );
  });
});

describe('sentences and lines', () => {
  test('a quotation that ends with a full stop ends a sentence', () => {
    expect(sentencesOf('He says: “It works.” She waits. Why?').map(({ text }) => text)).toEqual([
      'He says: “It works.”',
      'She waits.',
      'Why?',
    ]);
  });

  test('sentences cover a text in order', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const sentences = sentencesOf(text);
        for (const { start, end, text: own } of sentences) expect(text.slice(start, end)).toBe(own);
        expect(
          sentences
            .map(({ text: own }) => own)
            .join('')
            .replaceAll(/\s/g, ''),
        ).toBe(text.replaceAll(/\s/g, ''));
      }),
    );
  });

  test('blank quotations keep every offset', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(withoutQuotes(`“${text}” x`)).toHaveLength(text.length + 4);
      }),
    );
  });

  test('a tag in the third line of a paragraph is on that line', () => {
    const root = parseMarkdown('One\ntwo\nthree {% cite key="a" /%} four\n');
    expect(usesOf(root, 'cite')).toEqual([{ name: 'a', line: 3 }]);
    const [prose] = proseOf(root);
    expect(prose && lineAt(prose, prose.text.indexOf('four'))).toBe(3);
    expect(prose && lineAt(prose, prose.text.indexOf('two'))).toBe(2);
  });
});

describe('reading level', () => {
  test.each([
    ['cat', 1],
    ['table', 2],
    ['walked', 1],
    ['needed', 2],
    ['massage', 2],
    ['anxiety', 3],
    ['appointment', 3],
  ])('%s has %i syllables', (word, count) => {
    expect(syllables(word)).toBe(count);
  });

  test('longer sentences and longer words raise the grade', () => {
    const easy = gradeOf(['The cat sat on the mat.', 'It was warm.']);
    expect(gradeOf(['The cat sat on the mat and it was warm.'])).toBeGreaterThan(easy);
    expect(gradeOf(['The animal occupied the elevated furniture.', 'It was comfortable.'])).toBeGreaterThan(easy);
    expect(gradeOf([])).toBe(0);
  });
});

describe('forbidden sentences', () => {
  test.each(['Massage is not a cure.', 'Detox.', 'Massage cures worry.'])('“%s” may not be stated', (text) => {
    expect(forbiddenIn(text)).not.toEqual([]);
  });

  test.each(['This is secure and accurate.', 'This has not been proven.', 'No benefit was ever proven.'])(
    '“%s” may be stated',
    (text) => {
      expect(forbiddenIn(text)).toEqual([]);
    },
  );

  test('an explanation may quote or deny, and may not state', () => {
    expect(forbiddenInExplanation('“Massage cures worry” goes too far.')).toEqual([]);
    expect(forbiddenInExplanation('No trial shows that massage cures worry.')).toEqual([]);
    expect(forbiddenInExplanation('Right: massage cures worry.')).not.toEqual([]);
  });
});
