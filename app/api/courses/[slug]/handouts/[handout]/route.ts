import type { NextResponse } from 'next/server';
import { currentViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { handoutPdf } from '#lib/enrolment/materials/handout-pdf.ts';
import { getHandout } from '#lib/enrolment/materials/queries.ts';
import { env } from '#lib/env.ts';
import { now } from '#lib/time/clock.ts';
import { askToSignIn, refuseMaterial, sendPdf } from '../../send.ts';

type Params = { params: Promise<{ slug: string; handout: string }> };

export const dynamic = 'force-dynamic';

/** A page for clients as a PDF, for those enrolled in its course. */
export async function GET(_request: Request, { params }: Params): Promise<NextResponse> {
  const { slug, handout } = await params;
  const viewer = await currentViewer();
  if (!viewer) return askToSignIn(slug);
  const found = await getHandout(db(), viewer, { courseSlug: slug, handoutSlug: handout }, now());
  if (!found.ok) return refuseMaterial(found.reason);
  return sendPdf(handoutPdf(found.value, env().provider), `${found.value.handout.slug}.pdf`);
}
