import type { NextResponse } from 'next/server';
import { answer, notHere, tooMany } from '../../answer.ts';
import { mayCheckNow } from '#app/api/verify/limit.ts';
import { artPng, badgeArt } from '#lib/certificate/badge/art.ts';
import { getBadgeByIdUnscoped } from '#lib/certificate/queries/badge.ts';
import { db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';

export const dynamic = 'force-dynamic';

/** The picture of a badge without the credential in it, as the credential itself refers to it. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<NextResponse> {
  if (!(await mayCheckNow())) return tooMany();
  const badge = await getBadgeByIdUnscoped(db(), (await params).file, env().appUrl);
  if (!badge) return notHere('credential');
  return answer(await artPng(badgeArt(badge)), { mediaType: 'image/png', cacheSeconds: 86_400 });
}
