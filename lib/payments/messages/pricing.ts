import type { OrderPurpose } from '#generated/client.ts';
import { formatMoney } from '#lib/money.ts';
import type { Currency } from '#lib/money.ts';
import type { BasketNote } from '../rules/wanted-items.ts';
import type { CodeFacts, CodeProblem } from '../rules/codes.ts';

const problems: Readonly<Record<CodeProblem | 'too-many-tries', string>> = {
  unknown: 'We do not know this code. Check how it is spelt, or leave the field empty.',
  'not-started': 'This code does not work yet. Try it again later, or leave the field empty.',
  expired: 'This code has run out. Leave the field empty to go on without it.',
  closed: 'This code has been closed. Leave the field empty to go on without it.',
  'one-person':
    'This code is for one person, so it cannot be used for a clinic. Leave the field empty to go on without it.',
  'used-up': 'This code has been used as often as it may be. Leave the field empty to go on without it.',
  'used-by-you': 'You have used this code already, as often as one person may. Leave the field empty to go on.',
  'wrong-currency': 'This code does not work in this currency. Leave the field empty to go on without it.',
  'too-many-tries':
    'Too many codes that do not work were tried just now. Wait an hour and try yours again, or leave the field empty to go on without it.',
  'no-eligible-course': 'This code is not for what you are ordering. Leave the field empty to go on without it.',
};

/** Why a code was not used, and what to do. */
export function codeProblemSentence(reason: CodeProblem | 'too-many-tries'): string {
  return problems[reason];
}

/** What a code that was used does. */
export function codeSentence(code: CodeFacts, discountMinor: number, currency: Currency): string {
  const off = formatMoney(discountMinor, currency);
  if (discountMinor === 0) return `${code.label}: it does not make this cheaper than it is already.`;
  switch (code.kind) {
    case 'percent':
      return `${code.label}: ${code.percentOff ?? 0} % off, which is ${off}.`;
    case 'amount':
      return `${code.label}: ${off} off.`;
    case 'member':
      return `${code.label}: members’ prices, ${off} less.`;
  }
}

export function basketNoteSentence({ title, bundleTitle }: BasketNote): string {
  return `${title} is part of ${bundleTitle}, so we count it once: the bundle gives it.`;
}

export function heldSentence(titles: readonly string[]): string {
  const isOne = titles.length === 1;
  return `You have ${listed(titles)} already. Take ${isOne ? 'it' : 'them'} out, or order as a gift or for a clinic.`;
}

export const belowMinimumSentence = 'What is left to pay is too little to charge to a card, so you pay nothing.';

/** "A", "A and B", "A, B and C". */
export function listed(words: readonly string[]): string {
  if (words.length <= 1) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

const purposes: Readonly<Record<OrderPurpose, string>> = {
  self: 'For me',
  gift: 'A gift for somebody else',
  seats: 'For the people of my clinic',
};

export function purposeWord(purpose: OrderPurpose): string {
  return purposes[purpose];
}

/** The total rose since the buyer saw it. */
export function dearerSentence(totalMinor: number, currency: Currency): string {
  return `The total is now ${formatMoney(totalMinor, currency)}. Nothing was charged yet: look at it, then press the button again.`;
}
