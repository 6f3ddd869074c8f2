import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NextResponse } from 'next/server';
import type { NextRequest } from 'next/server';
import { contentSecurityPolicy, filePolicy, isStoredFile } from '#lib/csp.ts';
import { env } from '#lib/env.ts';
import { chooseMarket, countryOf, marketCookie } from '#lib/market.ts';
import type { Market } from '#lib/market.ts';

// Headers and prices by country only. Who may see what is decided in each page and each query.

let staticHashes: Record<string, readonly string[]> | undefined;

function hashesOf(path: string): readonly string[] | undefined {
  if (!staticHashes) {
    const file = join(process.cwd(), '.next', 'csp-hashes.json');
    staticHashes = existsSync(file)
      ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, readonly string[]>)
      : {};
  }
  return staticHashes[path];
}

function checkoutOrigin(): string {
  const { stripe } = env();
  return stripe.kind === 'live' ? 'https://checkout.stripe.com' : (stripe.url ?? 'http://127.0.0.1:12111');
}

const perMarket = /^\/(?:pathway|courses(?:\/[a-z0-9-]+)?)?$/;
const perRequest =
  /^\/(?:account|reminders|calendar|sign-in|basket|checkout|learn|search|admin|dev|api|credentials|pack\/|verify\/|courses\/[a-z0-9-]+\/counts$)/;

/** Where a page was built: static pages with prices stand once per market, at an address that only next.config.mjs leads to. */
function builtPath(pathname: string, market: Market): string {
  if (!perMarket.test(pathname)) return pathname;
  return `/in/${market}${pathname === '/' ? '' : pathname}`;
}

/** The scripts a page may run: those of the static page that answers, or those that carry this request's nonce. */
function scriptsFor(pathname: string, built: string, nonce: string): { nonce: string } | { hashes: readonly string[] } {
  if (!env().isProduction || perRequest.test(pathname)) return { nonce };
  return { hashes: hashesOf(built) ?? hashesOf('/_not-found') ?? [] };
}

export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  if (/%00|\0/i.test(pathname + search))
    return new NextResponse('This address holds a character that no page has.', { status: 400 });
  const market = chooseMarket({
    chosen: request.cookies.get(marketCookie)?.value,
    country: countryOf(request.headers),
    acceptLanguage: request.headers.get('accept-language'),
  });
  const built = builtPath(pathname, market);
  const scripts = scriptsFor(pathname, built, randomBytes(16).toString('base64'));
  const policy = contentSecurityPolicy({
    scripts,
    checkoutOrigin: checkoutOrigin(),
    isHttps: env().appUrl.startsWith('https:'),
    isDevelopment: !env().isProduction,
  });

  const headers = new Headers(request.headers);
  for (const ours of ['x-nonce', 'content-security-policy', 'x-afferent-market', 'x-afferent-method'])
    headers.delete(ours);
  // A page cannot see it, and a link preview that only asks for the head is no reader of an audit pack.
  if (pathname.startsWith('/pack/')) headers.set('x-afferent-method', request.method);
  if (built !== pathname) headers.set('x-afferent-market', market);
  if ('nonce' in scripts) {
    headers.set('x-nonce', scripts.nonce);
    headers.set('content-security-policy', policy);
  }
  const response = NextResponse.next({ request: { headers } });
  // What is set here takes the place of a route's own.
  response.headers.set('Content-Security-Policy', isStoredFile(pathname) ? filePolicy : policy);
  if (pathname.startsWith('/sign-in')) response.headers.set('Referrer-Policy', 'same-origin');
  // The address of a shared audit pack is its key: no other site is told it, and nobody's memory keeps the page.
  if (pathname.startsWith('/pack/')) {
    response.headers.set('Referrer-Policy', 'no-referrer');
    response.headers.set('Cache-Control', 'private, no-store');
    response.headers.set('X-Robots-Tag', 'noindex, nofollow');
  }
  return response;
}

export const config = {
  matcher: ['/((?!_next/static/|api/stripe/webhook$|icon\\.svg$|favicon\\.ico$|robots\\.txt$|sitemap\\.xml$).*)'],
};
