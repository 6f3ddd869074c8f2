import * as nextAuth from 'next-auth';
import type { AuthOptions } from 'next-auth';
import { homeOf } from '#lib/account/rules.ts';
import { readMarket, readZoneCookie } from '#lib/auth/browser.ts';
import { hintCookieName, hintCookie, sessionCookieName } from '#lib/auth/cookies.ts';
import { authOptions } from '#lib/auth/options.ts';
import { dayMs, limits } from '#lib/auth/rules.ts';
import { db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { now } from '#lib/time/clock.ts';

type Context = { params: Promise<{ nextauth: string[] }> };
type Handler = (request: Request, context: Context, options: AuthOptions) => Promise<Response>;

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function';
}

/** next-auth is CommonJS: which of two places its handler stands in depends on who bundles. */
function handler(): Handler {
  const outer: unknown = nextAuth.default;
  const inner: unknown =
    typeof outer === 'object' && outer !== null ? (outer as { default?: unknown }).default : undefined;
  const found = [outer, inner].find(isHandler);
  if (!found) throw new Error('next-auth has no handler');
  return found;
}

/** All that is ours to answer. The e-mail callback of next-auth, a GET that signs in, is not among it and has no provider. */
const allowed = new Set([
  'GET session',
  'GET csrf',
  'GET providers',
  'GET signin',
  'GET error',
  'GET callback/google',
  'POST signin/google',
  'POST signout',
]);

/** Adds the cookie by which static pages know that someone is signed in, or takes it away. */
function withHint(response: Response, action: string): Response {
  if (action !== 'callback' && action !== 'signout') return response;
  const isSignedIn = response.headers
    .getSetCookie()
    .some((cookie) => cookie.startsWith(`${sessionCookieName()}=`) && !cookie.startsWith(`${sessionCookieName()}=;`));
  if (action === 'callback' && !isSignedIn) return response;
  const settings = hintCookie(isSignedIn ? (limits.sessionAbsoluteDays * dayMs) / 1000 : 0);
  response.headers.append(
    'set-cookie',
    `${hintCookieName}=${isSignedIn ? '1' : ''}; Path=/; SameSite=Lax; Max-Age=${settings.maxAge}${settings.secure ? '; Secure' : ''}`,
  );
  return response;
}

async function answer(request: Request, context: Context): Promise<Response> {
  const [action = '', provider] = (await context.params).nextauth;
  if (provider === 'google' && !env().google) return new Response('Not found', { status: 404 });
  if (!allowed.has(`${request.method} ${[action, provider].filter(Boolean).join('/')}`))
    return new Response('Not found', { status: 404 });
  const options = authOptions(db(), {
    clock: now,
    userAgent: request.headers.get('user-agent'),
    ignoreSession: action === 'callback',
    home: homeOf(await readZoneCookie(), await readMarket()),
  });
  return withHint(await handler()(request, context, options), action);
}

export { answer as GET, answer as POST };
