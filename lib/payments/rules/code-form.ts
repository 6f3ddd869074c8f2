import { currencies } from '#lib/money.ts';
import type { CodeInput } from '../schema/codes.ts';
import { parseAmountMinor } from './amount.ts';
import { normaliseCode } from './codes.ts';

const dayMs = 86_400_000;

/** Names of the form's fields for things that there are many of. */
export const amountField = (currency: string) => `amount-${currency}`;
export const priceField = (courseSlug: string, currency: string) => `price-${courseSlug}-${currency}`;
export const courseField = (courseSlug: string) => `course-${courseSlug}`;
const plainFields = ['code', 'kind', 'label', 'percentOff', 'startsOn', 'endsOn', 'maxUses', 'maxUsesPerTherapist'];

/** Every field of the form, in its order. */
export function codeFieldNames(courseSlugs: readonly string[]): string[] {
  return [
    ...plainFields,
    ...currencies.map(amountField),
    ...courseSlugs.flatMap((slug) => currencies.map((currency) => priceField(slug, currency))),
    ...courseSlugs.map(courseField),
  ];
}

type Typed = Readonly<Record<string, string>>;
export type ReadCode = {
  /** For `codeSchema` to judge. */
  readonly input: Readonly<Record<keyof CodeInput, unknown>>;
  /** What could not be read at all, by field. */
  readonly errors: Readonly<Record<string, string>>;
};

/**
 * What was typed into the form, as the schema takes it. Only the fields of the chosen kind count: the form shows no
 * others. Days are whole days in UTC, so a code never ends before its last
 * day is over in Sydney or London; without a first day it starts now.
 */
export function readCodeForm(typed: Typed, courseSlugs: readonly string[], at: Date): ReadCode {
  const errors: Record<string, string> = {};
  const text = (name: string) => (typed[name] ?? '').trim();
  const money = (name: string): number | null => {
    if (text(name) === '') return null;
    const amountMinor = parseAmountMinor(text(name));
    if (amountMinor === null) errors[name] = 'Give an amount such as 12 or 12.50.';
    return amountMinor;
  };
  const whole = (name: string): number | null => {
    if (text(name) === '') return null;
    const digits = text(name).replace(/\s*%$/, '');
    if (/^\d{1,7}$/.test(digits)) return Number(digits);
    errors[name] = 'Give a whole number.';
    return null;
  };
  const day = (name: string): Date | null => {
    if (text(name) === '') return null;
    const date = new Date(`${text(name)}T00:00:00.000Z`);
    if (/^20\d\d-\d\d-\d\d$/.test(text(name)) && !Number.isNaN(date.getTime())) return date;
    errors[name] = 'Give a day such as 2027-03-31.';
    return null;
  };
  const kind = text('kind');
  const lastDay = day('endsOn');
  const input = {
    code: normaliseCode(text('code')),
    kind,
    label: text('label'),
    percentOff: kind === 'percent' ? whole('percentOff') : null,
    amounts: (kind === 'amount' ? currencies : []).flatMap((currency) => {
      const amountMinor = money(amountField(currency));
      return amountMinor === null ? [] : [{ currency, amountMinor }];
    }),
    prices: (kind === 'member' ? courseSlugs : []).flatMap((courseSlug) =>
      currencies.flatMap((currency) => {
        const amountMinor = money(priceField(courseSlug, currency));
        return amountMinor === null ? [] : [{ courseSlug, currency, amountMinor }];
      }),
    ),
    courseSlugs: courseSlugs.filter((slug) => text(courseField(slug)) === 'yes'),
    startsAt: day('startsOn') ?? at,
    expiresAt: lastDay === null ? null : new Date(lastDay.getTime() + dayMs),
    maxUses: whole('maxUses'),
    maxUsesPerTherapist: whole('maxUsesPerTherapist'),
  };
  return { input, errors };
}

/** The form's field for a fault of the schema, which speaks of the whole list. */
export function faultField(path: string, courseSlugs: readonly string[]): string {
  if (path === 'amounts') return amountField(currencies[0]);
  if (path === 'prices') return priceField(courseSlugs[0] ?? '', currencies[0]);
  if (path === 'courseSlugs') return courseField(courseSlugs[0] ?? '');
  if (path === 'startsAt') return 'startsOn';
  return path === 'expiresAt' ? 'endsOn' : path;
}

export type CodeState = 'running' | 'not-started' | 'used-up' | 'expired' | 'closed';
export const codeStates = ['running', 'not-started', 'used-up', 'expired', 'closed'] as const;

/** How a code stands for somebody who has not used it. */
export function codeStateOf(
  code: {
    readonly startsAt: Date;
    readonly expiresAt: Date | null;
    readonly closedAt: Date | null;
    readonly maxUses: number | null;
    readonly uses: number;
  },
  at: Date,
): CodeState {
  if (code.closedAt !== null) return 'closed';
  if (code.expiresAt !== null && code.expiresAt <= at) return 'expired';
  if (code.startsAt > at) return 'not-started';
  return code.maxUses !== null && code.uses >= code.maxUses ? 'used-up' : 'running';
}
