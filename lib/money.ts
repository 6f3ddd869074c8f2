export const currencies = ['AUD', 'GBP'] as const;
export type Currency = (typeof currencies)[number];

const locales: Record<Currency, string> = { AUD: 'en-AU', GBP: 'en-GB' };
const prefixes: Record<Currency, string> = { AUD: 'A$', GBP: '£' };

export function isCurrency(value: unknown): value is Currency {
  return value === 'AUD' || value === 'GBP';
}

/** "A$59" or "£32.50": whole amounts without decimals. `amountMinor` is in cents or pence. */
export function formatMoney(amountMinor: number, currency: Currency): string {
  const sign = amountMinor < 0 ? '−' : '';
  const absolute = Math.abs(amountMinor);
  const number = new Intl.NumberFormat(locales[currency], {
    minimumFractionDigits: absolute % 100 === 0 ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(absolute / 100);
  return `${sign}${prefixes[currency]}${number}`;
}

/** The sum of amounts in one currency, in minor units. */
export function sumMinor(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
