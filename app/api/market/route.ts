import { NextResponse } from 'next/server';
import { isSameOrigin } from '#lib/auth/origin.ts';
import { env } from '#lib/env.ts';
import { isMarket, marketCookie } from '#lib/market.ts';
import { readForm } from '../read-form.ts';

const oneYearSeconds = 365 * 24 * 60 * 60;

/** Remembers the country a visitor chose and goes back to the page they were on. */
export async function POST(request: Request): Promise<NextResponse> {
  const { headers } = request;
  const from = { origin: headers.get('origin'), host: headers.get('host'), fetchSite: headers.get('sec-fetch-site') };
  if (!isSameOrigin(from, env().appUrl))
    return new NextResponse('This form works on our own pages only.', { status: 403 });
  const form = await readForm(request);
  if (!form) return new NextResponse('This form could not be read.', { status: 400 });
  const market = form.get('market');
  const next = form.get('next');
  const path =
    typeof next === 'string' && /^\/(?![/\\])[A-Za-z0-9/_-]*(?:\?[A-Za-z0-9=&%+._-]*)?$/.test(next) ? next : '/courses';
  const response = new NextResponse(null, { status: 303, headers: { Location: path } });
  if (isMarket(market)) {
    response.cookies.set(marketCookie, market, {
      maxAge: oneYearSeconds,
      sameSite: 'lax',
      path: '/',
      secure: env().appUrl.startsWith('https:'),
      httpOnly: true,
    });
  }
  return response;
}
