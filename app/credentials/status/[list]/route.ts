import type { NextResponse } from 'next/server';
import { answer, notHere } from '../../answer.ts';
import { signedStatusList } from '#lib/certificate/commands/sign-status-list.ts';
import { db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';

export const dynamic = 'force-dynamic';

const shape = /^([1-9]\d{0,8})(?:\.(jwt|json))?$/;

function wantsJwt(accept: string | null): boolean {
  return /\b(?:application\/(?:vc\+)?jwt|application\/jose)\b/.test(accept ?? '');
}

/** A Bitstring Status List as a signed credential: JSON with its proof, or a JWT by `.jwt` or by Accept. */
export async function GET(request: Request, { params }: { params: Promise<{ list: string }> }): Promise<NextResponse> {
  const [, list, extension] = shape.exec((await params).list) ?? [];
  const signed = list ? await signedStatusList(db(), Number(list), env().appUrl) : null;
  if (!signed) return notHere('status list');
  const isJwt = extension === 'jwt' || (!extension && wantsJwt(request.headers.get('accept')));
  return answer(isJwt ? signed.jwt : signed.json, {
    mediaType: isJwt ? 'application/vc+jwt' : 'application/vc+ld+json',
    cacheSeconds: 60,
    headers: { Vary: 'Accept' },
  });
}
