import { freshSignInMinutes, retentionYears } from '../rules/erasure.ts';
import type { EraseRefusal } from '../rules/erasure.ts';

type Kept = { readonly what: string; readonly why: string };

/** Everything of a person that an erasure leaves, and why. A test holds the database against this list. */
export const keptOnErasure: readonly Kept[] = [
  {
    what: 'Your certificates, with your name, the number that a body asked for on them, their code, their history and the reasons given in it.',
    why: `Associations audit years later and ask providers for copies. At least ${retentionYears} years after the day of completion; after that the name, your numbers and the reasons are removed, and the code still resolves.`,
  },
  {
    what: 'Your answers and results in quizzes, and how far you had read, without your name.',
    why: 'They are what a certificate rests on, and each is sealed so that nobody can alter it.',
  },
  {
    what: 'Paid orders, their receipts, refunds and what was said of them, with the name and address that you gave for the receipt.',
    why: 'Tax law asks for them, and a receipt that has been issued is not changed.',
  },
  {
    what: 'An invitation that you sent to someone and that still waits keeps their address until they answer; one that somebody addressed to you and that still waits keeps yours, which they typed.',
    why: 'A gift is the other person’s as much as yours.',
  },
  {
    what: 'That an admin did something about you, when and who, without what they typed.',
    why: 'The acts of admins stay on record for ever.',
  },
];

export const goneOnErasure: readonly string[] = [
  'Your address, your names, your country and your time zone.',
  'Everywhere you are signed in, and the link to Google if you used one.',
  'Your CPD log with its files, reflections, bodies and membership numbers, dates and reminders, calendar and shared packs.',
  'Messages that we sent you, and your name and address in messages to others.',
  'Your words in gifts, and your address and name where you accepted a seat or a gift.',
  'What was granted to you in quizzes and why, and the reasons that admins typed about you.',
  'The e-mail hash in your badges: they still check, and no longer say whose address they are for.',
  'Access to courses that still run. Nothing is refunded by this.',
];

const refusals: Readonly<Record<EraseRefusal, string>> = {
  admin: 'An admin cannot erase their own account: the audit trail would lose who acted. Ask another admin first.',
  'already-erased': 'This account is erased.',
  'payment-under-way':
    'A payment of yours is open or waits for the bank. Finish or cancel it under Orders, or come back when it has run out.',
  'sign-in-again': `You signed in more than ${freshSignInMinutes} minutes ago. Sign in again, so that nobody else at your device can do this.`,
  'address-differs': 'That is not the address of this account. Type it as it stands at the field.',
};

/** The sentence for each refusal. */
export function eraseMessage(reason: EraseRefusal): string {
  return refusals[reason];
}
