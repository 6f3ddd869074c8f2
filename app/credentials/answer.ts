import { NextResponse } from 'next/server';
import { windowSeconds } from '#app/api/verify/limit.ts';

type Answer = { readonly mediaType: string; readonly cacheSeconds: number; readonly headers?: Record<string, string> };

/** A public answer of the issuer. Who may read it across origins is said once for all of them, in next.config.mjs. */
export function answer(body: string | Buffer, { mediaType, cacheSeconds, headers }: Answer): NextResponse {
  return new NextResponse(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: {
      'Content-Type': mediaType,
      'Cache-Control': cacheSeconds > 0 ? `public, max-age=${cacheSeconds}` : 'no-store',
      'X-Robots-Tag': 'noindex',
      ...headers,
    },
  });
}

export const answerJson = (value: object, cacheSeconds: number, mediaType = 'application/json'): NextResponse =>
  answer(`${JSON.stringify(value, null, 2)}\n`, { mediaType, cacheSeconds });

export const notHere = (what: string): NextResponse =>
  new NextResponse(`There is no such ${what}.\n`, {
    status: 404,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });

export const tooMany = (): NextResponse =>
  new NextResponse('Too many checks from this network. Try again in a minute.\n', {
    status: 429,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      'Retry-After': String(windowSeconds),
    },
  });
