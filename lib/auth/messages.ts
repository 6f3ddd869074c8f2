import type { RequestRefusal, SignInRefusal } from './rules.ts';

const refusals: Readonly<Record<SignInRefusal, string>> = {
  'unknown-link': 'This link is not one of ours, or it is too old to be known. Ask for a new one.',
  expired: 'Ten minutes have passed, so this no longer works. Ask for a new one.',
  used: 'This was already used to sign in. Ask for a new one if you need to sign in again.',
  'other-browser':
    'This code belongs to another browser, or too much time has passed. Use the link in the e-mail instead, or ask for a new code here.',
  'too-many-tries':
    'The code was wrong five times, so it no longer works. Use the link in the e-mail instead, or ask for a new code.',
  'codes-off':
    'Too many wrong codes were typed for this address today, so codes are off until tomorrow. The link in the e-mail still works.',
  'wrong-code': 'That is not the code in the e-mail. Check it and type it again.',
};

/** Why signing in was refused, and what to do. */
export function signInMessage(reason: SignInRefusal, triesLeft?: number): string {
  if (reason !== 'wrong-code' || triesLeft === undefined) return refusals[reason];
  return `${refusals['wrong-code']} ${triesLeft === 1 ? 'One try is left.' : `${triesLeft} tries are left.`}`;
}

const requestRefusals: Readonly<Record<RequestRefusal, string>> = {
  'not-an-address': 'Type a full e-mail address, such as name@example.org.',
  'too-often':
    'Several sign-in e-mails were asked for just now. Use the newest one you have, or wait 15 minutes and ask again.',
  'enough-sent':
    'Several sign-in e-mails for this address were asked for in the last ten minutes. Open the newest one in your mailbox: its link works in any browser. If there is none, wait ten minutes and ask again.',
  busy: 'Very many people are signing in at this moment. If this address has an account, an e-mail is on its way, and its link works in any browser. Otherwise wait a few minutes and try again.',
  'too-busy': 'Very many people are signing in at this moment. Wait a few minutes and try again.',
};

/** Why we cannot say that a sign-in e-mail was sent, and what to do. The same whether or not the address has an account. */
export function requestMessage(reason: RequestRefusal): string {
  return requestRefusals[reason];
}

/** What next-auth's own errors mean to a person. */
export function providerMessage(code: string | undefined): string | null {
  if (!code) return null;
  if (code === 'AccessDenied' || code === 'OAuthAccountNotLinked')
    return 'Google did not confirm that e-mail address. Sign in by e-mail instead.';
  return 'Signing in with Google did not work this time. Nothing was changed. Try again, or sign in by e-mail.';
}
