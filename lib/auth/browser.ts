import { cookies, headers } from 'next/headers';
import { chooseMarket, countryOf, marketCookie } from '../market.ts';
import type { Market } from '../market.ts';
import {
  browserCookieName,
  hintCookie,
  hintCookieName,
  knownBrowserCookieName,
  privateCookie,
  sessionCookieName,
} from './cookies.ts';
import { dayMs, limits } from './rules.ts';
import { zoneCookieName } from './zone-cookie.ts';

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

/** The cookie that says as whom this browser has signed in before; null when it has none. */
export async function readKnownBrowser(): Promise<string | null> {
  return (await cookies()).get(knownBrowserCookieName())?.value ?? null;
}

/** Remembers as whom this browser has signed in. It survives signing out. Only in actions and routes. */
export async function writeKnownBrowser(value: string): Promise<void> {
  (await cookies()).set(knownBrowserCookieName(), value, privateCookie((limits.knownBrowserDays * dayMs) / 1000));
}

/** The market whose prices this browser sees. */
export async function readMarket(): Promise<Market> {
  const [jar, given] = await Promise.all([cookies(), headers()]);
  return chooseMarket({
    chosen: jar.get(marketCookie)?.value,
    country: countryOf(given),
    acceptLanguage: given.get('accept-language'),
  });
}

/** The time zone that our script left before it handed over to Google; empty without one. */
export async function readZoneCookie(): Promise<string> {
  return (await cookies()).get(zoneCookieName)?.value ?? '';
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
