import { currencyData, marketData } from '#content/markets.ts';

/** Any currency that we know: of an order, of a price that waits. */
export type Currency = keyof typeof currencyData;
/** What something costs, in the smallest unit of each currency that it has a price in. */
export type Prices = Readonly<Partial<Record<Currency, number>>>;
export type CurrencyFacts = {
  /** As in "Total in Australian dollars". */
  readonly name: string;
  readonly prefix: string;
  readonly locale: string;
  readonly decimals: number;
  readonly minimumChargeMinor: number;
};

export const knownCurrencies = Object.keys(currencyData) as [Currency, ...Currency[]];

/** The currencies of the markets given, each once, in their order. */
export function currenciesOf(list: readonly { readonly currency: Currency; readonly isOpen: boolean }[]): Currency[] {
  return [...new Set(list.flatMap(({ currency, isOpen }) => (isOpen ? [currency] : [])))];
}

/** The currencies that we sell in now. */
export const currencies = currenciesOf(marketData) as [Currency, ...Currency[]];

export function isCurrency(value: unknown): value is Currency {
  return typeof value === 'string' && Object.hasOwn(currencyData, value);
}

/** "Australian dollars". */
export function currencyName(currency: Currency): string {
  return currencyData[currency].name;
}

/**
 * The least that Stripe charges in a currency; what costs less is paid without a card. Source: Stripe,
 * https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts.
 */
export function minimumChargeMinor(currency: Currency): number {
  return currencyData[currency].minimumChargeMinor;
}

/** As `formatMoney`, for a currency described by its facts. */
export function formatAmount(amountMinor: number, facts: Omit<CurrencyFacts, 'name' | 'minimumChargeMinor'>): string {
  const unit = 10 ** facts.decimals;
  const sign = amountMinor < 0 ? '−' : '';
  const absolute = Math.abs(amountMinor);
  const number = new Intl.NumberFormat(facts.locale, {
    minimumFractionDigits: absolute % unit === 0 ? 0 : facts.decimals,
    maximumFractionDigits: facts.decimals,
  }).format(absolute / unit);
  return `${sign}${facts.prefix}${number}`;
}

/** "A$59" or "£32.50": whole amounts without decimals. `amountMinor` is in cents or pence. */
export function formatMoney(amountMinor: number, currency: Currency): string {
  return formatAmount(amountMinor, currencyData[currency]);
}

/** The sum of amounts in one currency, in minor units. */
export function sumMinor(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
