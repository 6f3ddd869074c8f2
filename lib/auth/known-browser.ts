import { createHmac } from 'node:crypto';
import { normaliseEmail } from '#lib/email/address.ts';
import { newToken, sameHash } from './tokens.ts';
import { linkToken } from './schema.ts';

const mostAddresses = 5;

/** A token of the browser, and a signature of it for each address that it has signed in as. */
type Known = { readonly token: string; readonly marks: readonly string[] };

function parse(cookie: string | null): Known | null {
  const [token = '', ...marks] = (cookie ?? '').slice(0, 500).split('.');
  return linkToken.safeParse(token).success ? { token, marks: marks.slice(-mostAddresses) } : null;
}

function markOf(token: string, email: string, secret: string): string {
  return createHmac('sha256', secret).update(`known-browser:${token}:${email}`).digest('base64url');
}

/**
 * Which token a browser asks with. One that has signed in as this address before asks with the token of that sign-in, so
 * that its share of mails is counted however often it forgets the shorter-lived cookie.
 */
export function askingBrowser(
  given: { email: string; knownCookie: string | null; browserCookie: string | null },
  secret: string,
): { browserToken: string; isKnown: boolean } {
  const email = normaliseEmail(given.email);
  const known = parse(given.knownCookie);
  if (email && known) {
    const expected = markOf(known.token, email, secret);
    if (known.marks.some((mark) => sameHash(mark, expected))) return { browserToken: known.token, isKnown: true };
  }
  const { browserCookie } = given;
  return {
    browserToken: browserCookie && linkToken.safeParse(browserCookie).success ? browserCookie : newToken(),
    isKnown: false,
  };
}

/** The cookie after signing in as this address: the newest five addresses are kept, as signatures only. */
export function rememberBrowser(cookie: string | null, email: string, secret: string): string {
  const known = parse(cookie) ?? { token: newToken(), marks: [] };
  const mark = markOf(known.token, email, secret);
  return [known.token, ...[...known.marks.filter((other) => other !== mark), mark].slice(-mostAddresses)].join('.');
}
