import type { NextResponse } from 'next/server';
import { answer, notHere, tooMany } from '../answer.ts';
import { mayCheckNow } from '#app/api/verify/limit.ts';
import { badgeMediaTypes } from '#lib/certificate/badge/files.ts';
import type { BadgeKind } from '#lib/certificate/badge/files.ts';
import { handOutBadge } from '#lib/certificate/commands/hand-out.ts';
import { getBadgeByIdUnscoped } from '#lib/certificate/queries/badge.ts';
import { db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { now } from '#lib/time/clock.ts';

export const dynamic = 'force-dynamic';

const shape = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\.(json|jwt|png|svg))?$/;

/** The credential itself, for whoever knows its id: JSON with its proof, or the kind that the ending names. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<NextResponse> {
  const [, id, ending] = shape.exec((await params).file) ?? [];
  if (!id) return notHere('credential');
  if (!(await mayCheckNow())) return tooMany();
  const badge = await getBadgeByIdUnscoped(db(), id, env().appUrl);
  if (!badge) return notHere('credential');
  const kind = (ending ?? 'json') as BadgeKind;
  return answer(await handOutBadge(db(), badge, kind, now()), { mediaType: badgeMediaTypes[kind], cacheSeconds: 0 });
}
