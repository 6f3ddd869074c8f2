import { passesLuhn, testCard } from '../checkout/cards.ts';
import type { TestCard } from '../checkout/cards.ts';

export type FieldName = 'email' | 'cardNumber' | 'expiry' | 'cvc' | 'name' | 'method' | 'promotionCode';
export type Problems = Partial<Record<FieldName, string>>;

/** What may be shown again. The card number and the security code are never among it. */
export interface Typed {
  email: string;
  name: string;
  expiry: string;
  method: 'card' | 'bank_debit';
}

interface CardEntry {
  testCard: TestCard;
  last4: string;
  expMonth: number;
  expYear: number;
}

export function readTyped(form: URLSearchParams): Typed {
  const get = (name: FieldName): string => (form.get(name) ?? '').trim().slice(0, 200);
  return {
    email: get('email'),
    name: get('name'),
    expiry: get('expiry'),
    method: get('method') === 'bank_debit' ? 'bank_debit' : 'card',
  };
}

/** Who pays needs a name; who only completes a free order does not. */
export function checkBuyer({ email, name }: Typed, pays: boolean): Problems {
  const problems: Problems = {};
  if (email === '') problems.email = 'Enter your email address.';
  else if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) problems.email = 'Enter an email address like name@example.com.';
  if (pays && name === '') problems.name = 'Enter the name of the person who pays.';
  return problems;
}

/** The card, or what is wrong with it. */
export function readCard(form: URLSearchParams, today: Date): { card: CardEntry | null; problems: Problems } {
  const digits = (form.get('cardNumber') ?? '').replaceAll(/[\s-]/g, '');
  const cvc = (form.get('cvc') ?? '').trim();
  const expiry = readExpiry(form.get('expiry') ?? '');
  const found = testCard(digits);
  const problems: Problems = {};
  if (digits === '') problems.cardNumber = 'Enter the card number.';
  else if (!passesLuhn(digits)) problems.cardNumber = 'This is not a valid card number. Check the digits.';
  else if (!found)
    problems.cardNumber = 'Only test cards work here, for example 4242 4242 4242 4242. Never use a real card.';
  if (expiry === null) problems.expiry = 'Enter the expiry date as month and year, for example 04 / 30.';
  else if (isPast(expiry, today)) problems.expiry = 'This expiry date has passed.';
  if (!/^\d{3,4}$/.test(cvc)) problems.cvc = 'Enter the 3 or 4 digits of the security code.';
  if (!found || !expiry || Object.keys(problems).length > 0) return { card: null, problems };
  return { card: { testCard: found, last4: digits.slice(-4), expMonth: expiry.month, expYear: expiry.year }, problems };
}

function readExpiry(typed: string): { month: number; year: number } | null {
  const match = /^\s*(\d{1,2})\s*[/ -]?\s*(\d{2}|20\d{2})\s*$/.exec(typed);
  const month = Number(match?.[1]);
  const year = Number(match?.[2]);
  if (!match || month < 1 || month > 12) return null;
  return { month, year: year < 100 ? 2000 + year : year };
}

/** A card is good to the last day of its month. */
function isPast({ month, year }: { month: number; year: number }, today: Date): boolean {
  return year * 12 + month < today.getUTCFullYear() * 12 + today.getUTCMonth() + 1;
}
