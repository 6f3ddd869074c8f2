import fc from 'fast-check';
import { expect, test } from 'vitest';
import { currencies, formatMoney, isCurrency, sumMinor } from './money.ts';

test.each([
  [5900, 'AUD', 'A$59'],
  [5950, 'AUD', 'A$59.50'],
  [3200, 'GBP', '£32'],
  [5, 'GBP', '£0.05'],
  [0, 'AUD', 'A$0'],
  [123456700, 'AUD', 'A$1,234,567'],
  [-3200, 'GBP', '−£32'],
] as const)('%d minor units of %s read as %s', (amountMinor, currency, text) => {
  expect(formatMoney(amountMinor, currency)).toBe(text);
});

test('an amount can be read back from its words, to the cent', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -10_000_000, max: 10_000_000 }),
      fc.constantFrom(...currencies),
      (amountMinor, currency) => {
        const text = formatMoney(amountMinor, currency);
        const absolute = Math.round(Number(text.replaceAll(/[^0-9.]/g, '')) * 100);
        expect(text.startsWith('−') ? -absolute : absolute).toBe(amountMinor);
      },
    ),
  );
});

test('a sum does not depend on order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1_000_000 })), (amounts) => {
      expect(sumMinor(amounts)).toBe(sumMinor(amounts.toReversed()));
    }),
  );
});

test('only the currencies we sell in are currencies', () => {
  expect(currencies.every(isCurrency)).toBe(true);
  expect([null, '', 'aud', 'USD', 3].some(isCurrency)).toBe(false);
});
