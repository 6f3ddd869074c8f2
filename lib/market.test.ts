import { describe, expect, test } from 'vitest';
import { marketData } from '#content/markets.ts';
import {
  chooseMarket,
  marketCountry,
  marketCurrency,
  marketLabel,
  marketTimeZone,
  markets,
  marketsFrom,
} from './market.ts';

const nothing = { chosen: undefined, country: null, acceptLanguage: null };

test.each([
  ['their own choice wins', { chosen: 'gb', country: 'AU', acceptLanguage: 'en-AU' }, 'gb'],
  ['the country at the edge comes next', { ...nothing, country: 'GB', acceptLanguage: 'en-AU' }, 'gb'],
  ['then the language of the browser', { ...nothing, acceptLanguage: 'en-GB,en;q=0.9' }, 'gb'],
  ['an unknown choice counts for nothing', { ...nothing, chosen: 'xx', acceptLanguage: 'en-GB' }, 'gb'],
  ['the first language of a country that we sell in', { ...nothing, acceptLanguage: 'fr-FR,en-GB;q=0.8' }, 'gb'],
  ['a country that is known and not open falls back', { ...nothing, chosen: 'nz', country: 'NZ' }, 'au'],
  ['a country without prices falls back', { ...nothing, country: 'FR' }, 'au'],
  ['nothing known means Australia', nothing, 'au'],
] as const)('%s', (_name, given, market) => {
  expect(chooseMarket(given)).toBe(market);
});

describe('with New Zealand switched on in the data', () => {
  const wider = marketsFrom(marketData.map((facts) => ({ ...facts, isOpen: facts.isOpen || facts.code === 'nz' })));

  test('it is on sale beside the others', () => {
    expect(markets).toEqual(['au', 'gb']);
    expect(wider.markets).toEqual(['au', 'gb', 'nz']);
    expect(wider.isMarket('nz')).toBe(true);
    expect(wider.isMarket('us')).toBe(false);
  });

  test.each([
    ['by choice', { ...nothing, chosen: 'nz' }, 'nz'],
    ['by country', { ...nothing, country: 'nz' }, 'nz'],
    ['by language', { ...nothing, acceptLanguage: 'mi,en-NZ;q=0.9,en-AU;q=0.5' }, 'nz'],
    ['and nobody else', { ...nothing, country: 'US', acceptLanguage: 'en-US' }, 'au'],
  ] as const)('a visitor sees it %s', (_name, given, market) => {
    expect(wider.chooseMarket(given)).toBe(market);
  });
});

test('without an open market there is nothing to sell in, and that is said', () => {
  expect(() => marketsFrom(marketData.map((facts) => ({ ...facts, isOpen: false })))).toThrow('content/markets.ts');
});

test('every market has its country, currency, clock and label, each country once', () => {
  const codes = marketData.map(({ code }) => code);
  expect(codes.map((code) => [marketCountry(code), marketCurrency(code), marketLabel(code)])).toEqual([
    ['AU', 'AUD', 'Australia (A$)'],
    ['GB', 'GBP', 'United Kingdom (£)'],
    ['NZ', 'NZD', 'New Zealand (NZ$)'],
    ['IE', 'EUR', 'Ireland (€)'],
    ['CA', 'CAD', 'Canada (C$)'],
    ['US', 'USD', 'United States (US$)'],
  ]);
  const zones = new Set(Intl.supportedValuesOf('timeZone'));
  expect(codes.every((code) => zones.has(marketTimeZone(code)))).toBe(true);
});
