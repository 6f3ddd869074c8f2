import { NextResponse } from 'next/server';
import { buildPack } from '#lib/cpd-log/queries/build-pack.ts';
import type { Pack } from '#lib/cpd-log/schema/pack.ts';
import { db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { now } from '#lib/time/clock.ts';
import type { Viewer } from '#lib/viewer.ts';
import { readPackRequest } from './request.ts';

/** Headers of a private file that is always saved and never shown in place. */
export function fileHeaders(type: string, disposition: string): Record<string, string> {
  return {
    'Content-Type': type,
    'Content-Disposition': disposition,
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
    'X-Robots-Tag': 'noindex',
  };
}

/** The pack that an address asks for, of whoever is signed in; or the answer that says why there is none. */
export async function ownPack(
  request: Request,
  viewer: Viewer | null,
): Promise<{ ok: true; viewer: Viewer; pack: Pack } | { ok: false; answer: NextResponse }> {
  if (!viewer) {
    const answer = NextResponse.redirect(new URL('/sign-in?next=%2Faccount%2Fcpd%2Faudit', env().appUrl), 303);
    return { ok: false, answer };
  }
  const asked = readPackRequest(Object.fromEntries(new URL(request.url).searchParams));
  const built = asked.ok ? await buildPack(db(), viewer, asked.request, now()) : null;
  if (!built?.ok) {
    const answer = new NextResponse('There is no such pack. Choose a body and dates at /account/cpd/audit.', {
      status: 404,
      headers: { 'Cache-Control': 'private, no-store' },
    });
    return { ok: false, answer };
  }
  return { ok: true, viewer, pack: built.value };
}
