import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NextResponse } from 'next/server';
import type { NextRequest } from 'next/server';
import { contentSecurityPolicy } from '#lib/csp.ts';
import { env } from '#lib/env.ts';
import { chooseMarket, marketCookie } from '#lib/market.ts';

// Headers and prices by country only. Who may see what is decided in each page and each query.

let staticHashes: Record<string, readonly string[]> | undefined;

function hashesOf(path: string): readonly string[] | undefined {
  if (!staticHashes) {
    const file = join(process.cwd(), '.next', 'csp-hashes.json');
    staticHashes = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, readonly string[]>) : {};
  }
  return staticHashes[path];
}

function checkoutOrigin(): string {
  const { stripe } = env();
  return stripe.kind === 'live' ? 'https://checkout.stripe.com' : (stripe.url ?? 'http://127.0.0.1:12111');
}

const perMarket = /^\/(?:courses(?:\/[a-z0-9-]+)?)?$/;

export function proxy(request: NextRequest): NextResponse {
  const { pathname } = request.nextUrl;
  if (pathname === '/in' || pathname.startsWith('/in/')) {
    return NextResponse.redirect(new URL(pathname.replace(/^\/in(\/[a-z]+)?/, '') || '/', env().appUrl), 308);
  }
  const isPerMarket = perMarket.test(pathname);
  const market = chooseMarket({
    chosen: request.cookies.get(marketCookie)?.value,
    country: request.headers.get('cf-ipcountry') ?? request.headers.get('x-vercel-ip-country'),
    acceptLanguage: request.headers.get('accept-language'),
  });
  const internalPath = isPerMarket ? `/in/${market}${pathname === '/' ? '' : pathname}` : pathname;
  const hashes = env().isProduction ? (hashesOf(internalPath) ?? (isPerMarket ? hashesOf('/_not-found') : undefined)) : undefined;
  const nonce = randomBytes(16).toString('base64');
  const policy = contentSecurityPolicy({
    scripts: hashes ? { hashes } : { nonce },
    checkoutOrigin: checkoutOrigin(),
    isHttps: env().appUrl.startsWith('https:'),
    isDevelopment: !env().isProduction,
  });

  const headers = new Headers(request.headers);
  headers.delete('x-nonce');
  headers.delete('content-security-policy');
  if (!hashes) {
    headers.set('x-nonce', nonce);
    headers.set('content-security-policy', policy);
  }
  const target = request.nextUrl.clone();
  target.pathname = internalPath;
  const response = isPerMarket ? NextResponse.rewrite(target, { request: { headers } }) : NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  if (isPerMarket) response.headers.set('Vary', 'Cookie, Accept-Language');
  if (pathname.startsWith('/sign-in')) response.headers.set('Referrer-Policy', 'no-referrer');
  return response;
}

export const config = { matcher: ['/((?!_next/static|_next/image|api/stripe/webhook|favicon|icon|apple-icon|robots.txt|sitemap.xml).*)'] };
