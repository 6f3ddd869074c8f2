import { NextResponse } from 'next/server';
import { isSameOrigin } from '#lib/auth/origin.ts';
import { db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { listShelf } from '#lib/payments/queries-basket.ts';
import { basketCookie, basketInCookies, basketText, putInBasket, takeFromBasket } from '#lib/payments/rules/basket.ts';
import type { Basket } from '#lib/payments/rules/basket.ts';
import { basketActSchema } from '#lib/payments/schema/basket.ts';
import type { BasketAct, BasketNote } from '#lib/payments/schema/basket.ts';
import { readForm } from '../read-form.ts';

const thirtyDaysSeconds = 30 * 24 * 60 * 60;

async function changed(basket: Basket, act: BasketAct): Promise<{ basket: Basket; note: BasketNote | null }> {
  if (act.act === 'remove') return { basket: takeFromBasket(basket, act.slug.split(',')), note: null };
  const put = putInBasket(basket, await listShelf(db()), act.slug);
  return put.ok ? { basket: put.value.basket, note: put.value.merged ? 'merged' : null } : { basket, note: put.reason };
}

/** Changes the basket that the browser itself keeps, and goes to the basket. Names of things only; for anyone. */
export async function POST(request: Request): Promise<NextResponse> {
  const { headers } = request;
  const from = { origin: headers.get('origin'), host: headers.get('host'), fetchSite: headers.get('sec-fetch-site') };
  if (!isSameOrigin(from, env().appUrl))
    return new NextResponse('This form works on our own pages only.', { status: 403 });
  const form = await readForm(request);
  if (!form) return new NextResponse('This form could not be read.', { status: 400 });
  const act = basketActSchema.safeParse(Object.fromEntries(form));
  const before = basketInCookies(headers.get('cookie') ?? '');
  const after = act.success ? await changed(before, act.data) : { basket: before, note: 'unknown' };
  const Location = after.note === null ? '/basket' : `/basket?note=${after.note}`;
  const response = new NextResponse(null, { status: 303, headers: { Location } });
  response.cookies.set(basketCookie, basketText(after.basket), {
    maxAge: after.basket.length === 0 ? 0 : thirtyDaysSeconds,
    sameSite: 'lax',
    path: '/',
    secure: env().appUrl.startsWith('https:'),
    // Public pages are one file for everyone: a script in them counts what is in it.
    httpOnly: false,
  });
  return response;
}
