import fc from 'fast-check';
import { expect, test } from 'vitest';
import { currencies, formatMoney } from '#lib/money.ts';
import { parseAmountMinor } from './amount.ts';

test.each([
  ['12.50', 1250],
  ['12,50', 1250],
  ['12.5', 1250],
  ['12', 1200],
  ['.5', 50],
  [' A$ 1,250 ', 125_000],
  ['a$59', 5900],
  ['£1,234.05', 123_405],
  ['59 AUD', 5900],
  ['0', 0],
  ['1 000', 100_000],
])('"%s" is %i', (typed, amountMinor) => {
  expect(parseAmountMinor(typed)).toBe(amountMinor);
});

test.each([
  '',
  ' ',
  '.',
  '$',
  '-5',
  '−5',
  '12.505',
  '1.2.3',
  '1,23,456',
  '12e3',
  'twelve',
  '12 50',
  '12 50.00.1',
  '99999999',
])('"%s" is no amount', (typed) => {
  expect(parseAmountMinor(typed)).toBeNull();
});

test('what we print can be typed back, and no text breaks it', () => {
  fc.assert(
    fc.property(fc.nat(99_999_999), fc.constantFrom(...currencies), (amountMinor, currency) => {
      expect(parseAmountMinor(formatMoney(amountMinor, currency))).toBe(amountMinor);
    }),
  );
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const read = parseAmountMinor(typed);
      expect(read === null || (Number.isSafeInteger(read) && read >= 0)).toBe(true);
    }),
  );
});
