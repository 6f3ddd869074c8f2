import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalOf, figuresOf, isWithin, plus, readNumber } from './number.ts';
import type { NumberKey } from './number.ts';

const read = (text: string) => {
  const number = readNumber(text);
  return number === null ? null : figuresOf(number);
};

test.each([
  ['7.5', '7.5'],
  [' 7.50 ', '7.5'],
  ['+7.5', '7.5'],
  ['-7.5', '−7.5'],
  ['- 7.5', '−7.5'],
  ['−7.5', '−7.5'],
  ['–2', '−2'],
  ['.5', '0.5'],
  ['5.', '5'],
  ['007', '7'],
  ['0', '0'],
  ['-0', '0'],
  ['1,000', '1000'],
  ['12,345,678.9', '12345678.9'],
  ['1 000', '1000'],
  ['1 000 000.25', '1000000.25'],
  ['７．５', '7.5'],
  ['－１，０００', '−1000'],
  ['120000', '120000'],
])('"%s" is %s', (text, figures) => expect(read(text)).toBe(figures));

test.each([
  '',
  ' ',
  '7,5',
  '0,500',
  '1,00',
  '1,0000',
  '1,000,00',
  '10,00,000',
  '1.000,5',
  '1.000.000',
  '1,000 000',
  '10-12',
  '10 - 12',
  'about 5',
  '5 kg',
  '5%',
  '~5',
  '5?',
  '1e3',
  '0x10',
  '1/2',
  '½',
  '7²',
  '٣',
  'NaN',
  'Infinity',
  '--5',
  '+-5',
  '5-',
  '.',
  '-',
  '-.',
  '1 2',
  '7 .5',
  '__proto__',
  '1'.repeat(41),
])('"%s" is no number, and none is guessed', (text) => expect(readNumber(text)).toBeNull());

const anyDecimal = fc.tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.nat({ max: 8 }));

test('what is written plainly, or with groups, is read as it is', () => {
  fc.assert(
    fc.property(anyDecimal, ([digits, scale]) => {
      const figures = figuresOf({ digits, scale });
      expect(read(figures)).toBe(figures);
      const [whole = '', part] = figures.split('.');
      const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
      expect(read(part === undefined ? grouped : `${grouped}.${part}`)).toBe(figures);
    }),
  );
});

test('reading is total: any text is a number or none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const number = readNumber(text);
      expect(number === null || /^−?\d+(\.\d+)?$/.test(figuresOf(number))).toBe(true);
    }),
  );
});

const key = (value: number, tolerance: number, toleranceKind: NumberKey['toleranceKind'] = 'absolute') => ({
  value,
  tolerance,
  toleranceKind,
});
const within = (asked: NumberKey, text: string, factor = 1) => {
  const number = readNumber(text);
  return number !== null && isWithin(asked, number, factor);
};

describe('the edge of a tolerance counts, to the last figure', () => {
  test.each([
    // In floating point 0.1 + 0.2 is not 0.3, and 7.6 − 7.5 is more than 0.1.
    [key(0.3, 0), '0.3', '0.30000000000000004'],
    [key(0.1, 0.2), '0.3', '0.3000000000000001'],
    [key(7.5, 0.1), '7.6', '7.6000001'],
    [key(7.5, 0.1), '7.4', '7.39999'],
    [key(70, 10, 'percent'), '77', '77.0001'],
    [key(-20, 10, 'percent'), '-22', '-22.01'],
    [key(0, 0.5), '-0.5', '-0.51'],
    [key(1e21, 1, 'percent'), '1010000000000000000000', '1010000000000000000001'],
    [key(1e-7, 0), '0.0000001', '0.00000011'],
  ] as const)('%j takes %s and not %s', (asked, inside, outside) => {
    expect(within(asked, inside)).toBe(true);
    expect(within(asked, outside)).toBe(false);
  });

  test('for any value and tolerance', () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(cents, fc.nat({ max: 10_000 }), fc.constantFrom(1, -1), (value, tolerance, side) => {
        const asked = key(value / 100, tolerance / 100);
        const edge = figuresOf({ digits: BigInt(value + side * tolerance), scale: 2 });
        const beyond = figuresOf({ digits: BigInt((value + side * tolerance) * 1000 + side), scale: 5 });
        expect(within(asked, edge)).toBe(true);
        expect(within(asked, beyond)).toBe(false);
      }),
    );
  });
});

test('a unit is brought to the base by its factor, also one without an end in figures', () => {
  expect(within(key(7.5, 0), '0.0075', 1000)).toBe(true);
  expect(within(key(7.5, 0), '7500', 0.001)).toBe(true);
  expect(within(key(0.5, 0), '30', 1 / 60)).toBe(true);
  expect(within(key(0.5, 0), '30.000001', 1 / 60)).toBe(false);
  expect(within(key(75, 0.5), '165.3', 0.45359237)).toBe(true);
});

test('a key without numbers is never met', () => {
  for (const value of [Number.NaN, Infinity, -Infinity]) {
    expect(decimalOf(value)).toBeNull();
    for (const asked of [key(value, 1), key(1, value), key(1, value, 'percent')])
      expect(isWithin(asked, { digits: 1n, scale: 0 }, 1)).toBe(false);
    expect(isWithin(key(1, 1), { digits: 1n, scale: 0 }, value)).toBe(false);
  }
  expect(isWithin(key(1, -1), { digits: 1n, scale: 0 }, 1)).toBe(false);
});

test('sums keep their scale', () => {
  expect(figuresOf(plus({ digits: 1n, scale: 1 }, { digits: 2n, scale: 1 }))).toBe('0.3');
  expect(figuresOf(plus({ digits: 5n, scale: 0 }, { digits: 25n, scale: 2 }, -1))).toBe('4.75');
});
