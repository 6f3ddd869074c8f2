import type { NextResponse } from 'next/server';
import { mayCheckNow } from '#app/api/verify/limit.ts';
import { answer, notHere, tooMany } from '#app/credentials/answer.ts';
import { badgeArt } from '#lib/certificate/badge/art.ts';
import { badgeFileName, badgeKinds, badgeMediaTypes } from '#lib/certificate/badge/files.ts';
import { parseCode } from '#lib/certificate/code.ts';
import { badgeOf, handOutBadge } from '#lib/certificate/commands/hand-out.ts';
import { db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { now } from '#lib/time/clock.ts';

export const dynamic = 'force-dynamic';

/**
 * The badge as a file, for whoever holds the certificate's code: it states what the check of that code states, signed. And its
 * picture alone, for our own pages, which costs no signature. Counted with the checks.
 */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ code: string; file: string }> },
): Promise<NextResponse> {
  const { code, file } = await params;
  const kind = badgeKinds.find((each) => file === `badge.${each}`);
  const parsed = parseCode(code);
  if ((!kind && file !== 'picture.svg') || !parsed.ok) return notHere('badge');
  if (!(await mayCheckNow())) return tooMany();
  const badge = await badgeOf(db(), parsed.code, env().appUrl, now());
  if (!badge) return notHere('badge');
  if (!kind) return answer(badgeArt(badge), { mediaType: 'image/svg+xml', cacheSeconds: 0 });
  return answer(await handOutBadge(db(), badge, kind, now()), {
    mediaType: badgeMediaTypes[kind],
    cacheSeconds: 0,
    headers: { 'Content-Disposition': `attachment; filename="${badgeFileName(badge, kind)}"` },
  });
}
