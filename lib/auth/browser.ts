import { cookies, headers } from 'next/headers';
import { browserCookieName, hintCookie, hintCookieName, privateCookie, sessionCookieName } from './cookies.ts';
import { dayMs, limits } from './rules.ts';

const sessionSeconds = (limits.sessionAbsoluteDays * dayMs) / 1000;

/** The cookie that recognises the browser which asked for a code; null when it has none. */
export async function readBrowserToken(): Promise<string | null> {
  return (await cookies()).get(browserCookieName())?.value ?? null;
}

/** Remembers the browser that asked. Only in actions and routes. */
export async function writeBrowserToken(token: string): Promise<void> {
  (await cookies()).set(browserCookieName(), token, privateCookie(limits.browserCookieMinutes * 60));
}

/** The raw token of this browser's session, valid or not. */
export async function readSessionToken(): Promise<string | null> {
  return (await cookies()).get(sessionCookieName())?.value ?? null;
}

/** Hands the browser its session. Only in actions and routes. */
export async function writeSession(token: string): Promise<void> {
  const jar = await cookies();
  jar.set(sessionCookieName(), token, privateCookie(sessionSeconds));
  jar.set(hintCookieName, '1', hintCookie(sessionSeconds));
  jar.set(browserCookieName(), '', privateCookie(0));
}

/** Takes the session away from the browser. Only in actions and routes. */
export async function clearSession(): Promise<void> {
  const jar = await cookies();
  jar.set(sessionCookieName(), '', privateCookie(0));
  jar.set(hintCookieName, '', hintCookie(0));
}

/** What the browser says it is. */
export async function readUserAgent(): Promise<string | null> {
  return (await headers()).get('user-agent');
}

/** The address nearest to us in the chain that proxies report; null when nobody says. */
export async function readNetworkAddress(): Promise<string | null> {
  const chain = (await headers()).get('x-forwarded-for');
  return chain?.split(',').at(-1)?.trim() || null;
}
