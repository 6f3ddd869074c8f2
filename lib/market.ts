import { currencyData, marketData } from '#content/markets.ts';
import type { Currency } from './money.ts';

/** A country with its own currency. All that we know of; on sale are those in `markets`. */
export type Market = (typeof marketData)[number]['code'];
export type MarketFacts = {
  readonly code: Market;
  /** Upper case, as orders keep it. */
  readonly countryCode: string;
  readonly country: string;
  readonly currency: Currency;
  readonly timeZone: string;
  readonly isOpen: boolean;
};

type Given = {
  readonly chosen: string | undefined;
  readonly country: string | null;
  readonly acceptLanguage: string | null;
};

export const marketCookie = 'afferent-market';

/** The markets on sale in a list, and which of them a visitor sees. The first open one is for whom nothing fits. */
export function marketsFrom(list: readonly MarketFacts[]) {
  const open = list.filter(({ isOpen }) => isOpen);
  const [first] = open;
  if (!first) throw new Error('No market is open: set isOpen of one in content/markets.ts.');
  const byCountry = (code: string | null | undefined) =>
    open.find(({ countryCode }) => countryCode === code?.toUpperCase())?.code;
  const isOpenMarket = (value: unknown): value is Market => open.some(({ code }) => code === value);
  return {
    markets: open.map(({ code }) => code),
    isMarket: isOpenMarket,
    chooseMarket({ chosen, country, acceptLanguage }: Given): Market {
      if (isOpenMarket(chosen)) return chosen;
      const languages = (acceptLanguage ?? '').matchAll(/\b[a-z]{2,3}-([a-z]{2})\b/gi);
      const byLanguage = [...languages].map(([, region]) => byCountry(region)).find(Boolean);
      return byCountry(country) ?? byLanguage ?? first.code;
    },
  };
}

const onSale = marketsFrom(marketData);

/** The markets that we sell in now. */
export const { markets } = onSale;

/** True for a market that we sell in now. */
export function isMarket(value: unknown): value is Market {
  return onSale.isMarket(value);
}

/**
 * Which market a visitor sees: their own choice first, then the country that the edge tells, then the language of the
 * browser, then the first.
 */
export function chooseMarket(given: Given): Market {
  return onSale.chooseMarket(given);
}

const factsByCode = Object.fromEntries(marketData.map((facts) => [facts.code, facts])) as Record<Market, MarketFacts>;

export function marketCurrency(market: Market): Currency {
  return factsByCode[market].currency;
}

/** "AU": where an order from this market is sold. */
export function marketCountry(market: Market): string {
  return factsByCode[market].countryCode;
}

/** The country of the first market with a currency; null for a currency that we do not know. */
export function currencyCountry(currency: string): string | null {
  return marketData.find((market) => market.currency === currency)?.countryCode ?? null;
}

/** The clock of the market's largest city. */
export function marketTimeZone(market: Market): string {
  return factsByCode[market].timeZone;
}

/** "Australia (A$)". */
export function marketLabel(market: Market): string {
  const { country, currency } = factsByCode[market];
  return `${country} (${currencyData[currency].prefix})`;
}

/** The country that the network in front of us reports, if one does. */
export function countryOf(headers: Pick<Headers, 'get'>): string | null {
  return headers.get('cf-ipcountry') ?? headers.get('x-vercel-ip-country');
}
