import { expect, test } from 'vitest';
import { chooseMarket } from './market.ts';

const nothing = { chosen: undefined, country: null, acceptLanguage: null };

test.each([
  ['their own choice wins', { chosen: 'gb', country: 'AU', acceptLanguage: 'en-AU' }, 'gb'],
  ['the country at the edge comes next', { ...nothing, country: 'GB', acceptLanguage: 'en-AU' }, 'gb'],
  ['then the language of the browser', { ...nothing, acceptLanguage: 'en-GB,en;q=0.9' }, 'gb'],
  ['an unknown choice counts for nothing', { ...nothing, chosen: 'xx', acceptLanguage: 'en-GB' }, 'gb'],
  ['a country without prices falls back', { ...nothing, country: 'FR' }, 'au'],
  ['nothing known means Australia', nothing, 'au'],
] as const)('%s', (_name, given, market) => {
  expect(chooseMarket(given)).toBe(market);
});
