import { NextResponse } from 'next/server';
import { env } from '#lib/env.ts';
import { isMarket, marketCookie } from '#lib/market.ts';

const oneYearSeconds = 365 * 24 * 60 * 60;

/** Remembers the country a visitor chose and goes back to the page they were on. */
export async function POST(request: Request): Promise<NextResponse> {
  const form = await request.formData();
  const market = form.get('market');
  const next = form.get('next');
  const path = typeof next === 'string' && /^\/(?![/\\])[A-Za-z0-9/_-]*$/.test(next) ? next : '/courses';
  const response = NextResponse.redirect(new URL(path, env().appUrl), 303);
  if (isMarket(market)) {
    response.cookies.set(marketCookie, market, { maxAge: oneYearSeconds, sameSite: 'lax', path: '/', secure: env().appUrl.startsWith('https:'), httpOnly: true });
  }
  return response;
}
