import type { Currency } from './money.ts';

/** A country group with its own currency. More are data: a price in content and a line here. */
export const markets = ['au', 'gb'] as const;
export type Market = (typeof markets)[number];

export const marketCookie = 'afferent-market';

const currencyOf: Record<Market, Currency> = { au: 'AUD', gb: 'GBP' };
const labels: Record<Market, string> = { au: 'Australia (A$)', gb: 'United Kingdom (£)' };

export function isMarket(value: unknown): value is Market {
  return value === 'au' || value === 'gb';
}

export function marketCurrency(market: Market): Currency {
  return currencyOf[market];
}

export function marketLabel(market: Market): string {
  return labels[market];
}

/** The country that the network in front of us reports, if one does. */
export function countryOf(headers: Pick<Headers, 'get'>): string | null {
  return headers.get('cf-ipcountry') ?? headers.get('x-vercel-ip-country');
}

/**
 * Which market a visitor sees: their own choice first, then the country that the edge tells, then the language of the
 * browser, then Australia.
 */
export function chooseMarket(given: {
  readonly chosen: string | undefined;
  readonly country: string | null;
  readonly acceptLanguage: string | null;
}): Market {
  if (isMarket(given.chosen)) return given.chosen;
  const country = given.country?.toLowerCase();
  if (isMarket(country)) return country;
  const region = /\b[a-z]{2,3}-(GB|AU)\b/i.exec(given.acceptLanguage ?? '')?.[1]?.toLowerCase();
  return isMarket(region) ? region : 'au';
}
