import { env } from '../env.ts';

export type CookieSettings = {
  readonly httpOnly: boolean;
  readonly sameSite: 'lax';
  readonly path: '/';
  readonly secure: boolean;
  readonly maxAge: number;
};

function isSecure(): boolean {
  return env().appUrl.startsWith('https://');
}

function named(name: string): string {
  return isSecure() ? `__Host-${name}` : name;
}

/** The session of a browser. */
export function sessionCookieName(): string {
  return named('afferent-session');
}

/** Recognises the browser that asked for a sign-in mail, so that its code works there only. */
export function browserCookieName(): string {
  return named('afferent-browser');
}

/** Recognises a browser that has signed in before. Holds random letters and signatures, no address. */
export function knownBrowserCookieName(): string {
  return named('afferent-known');
}

/** Says no more than "someone is signed in here", for pages that are the same file for everyone. */
export const hintCookieName = 'afferent-signed-in';

/** Settings of a cookie that scripts cannot read. `maxAgeSeconds` 0 removes it. */
export function privateCookie(maxAgeSeconds: number): CookieSettings {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure(), maxAge: maxAgeSeconds };
}

/** Settings of the hint cookie, which scripts may read. */
export function hintCookie(maxAgeSeconds: number): CookieSettings {
  return { ...privateCookie(maxAgeSeconds), httpOnly: false };
}
