import fc from 'fast-check';
import { expect, test } from 'vitest';
import { currencyData, marketData } from '#content/markets.ts';
import {
  currencies,
  currenciesOf,
  currencyName,
  formatAmount,
  formatMoney,
  isCurrency,
  knownCurrencies,
  minimumChargeMinor,
  sumMinor,
} from './money.ts';

test.each([
  [5900, 'AUD', 'A$59'],
  [5950, 'AUD', 'A$59.50'],
  [3200, 'GBP', '£32'],
  [5, 'GBP', '£0.05'],
  [0, 'AUD', 'A$0'],
  [123456700, 'AUD', 'A$1,234,567'],
  [-3200, 'GBP', '−£32'],
  [6500, 'NZD', 'NZ$65'],
  [3450, 'EUR', '€34.50'],
  [5500, 'CAD', 'C$55'],
  [123450, 'USD', 'US$1,234.50'],
] as const)('%d minor units of %s read as %s', (amountMinor, currency, text) => {
  expect(formatMoney(amountMinor, currency)).toBe(text);
});

test('an amount can be read back from its words, to the cent', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -10_000_000, max: 10_000_000 }),
      fc.constantFrom(...knownCurrencies),
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

test('a currency without decimals is written whole', () => {
  expect(formatAmount(6500, { prefix: 'JP¥', locale: 'en-AU', decimals: 0 })).toBe('JP¥6,500');
});

test('every currency of a market is known; what is no currency is none', () => {
  expect(marketData.map(({ currency }) => currency).every(isCurrency)).toBe(true);
  expect(isCurrency('USD')).toBe(true);
  expect([null, '', 'aud', 'JPY', 'toString', 3].some(isCurrency)).toBe(false);
});

test('we sell in the currencies of the open markets, and one more market adds its own', () => {
  expect(currencies).toEqual(['AUD', 'GBP']);
  const withNewZealand = marketData.map((market) => ({ ...market, isOpen: market.isOpen || market.code === 'nz' }));
  expect(currenciesOf(withNewZealand)).toEqual(['AUD', 'GBP', 'NZD']);
});

test('no two currencies look alike on the page or in words', () => {
  const facts = Object.values(currencyData);
  expect(new Set(facts.map(({ prefix }) => prefix)).size).toBe(facts.length);
  expect(new Set(facts.map(({ name }) => name)).size).toBe(facts.length);
  expect(currencyName('AUD')).toBe('Australian dollars');
});

test('the smallest charge is as Stripe says', () => {
  expect(Object.fromEntries(knownCurrencies.map((currency) => [currency, minimumChargeMinor(currency)]))).toEqual({
    AUD: 50,
    GBP: 30,
    NZD: 50,
    EUR: 50,
    CAD: 50,
    USD: 50,
  });
});
