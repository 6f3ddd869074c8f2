import type { NextResponse } from 'next/server';
import { printFigure } from '#components/figures/print.ts';
import { currentViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { handbookPdf } from '#lib/enrolment/materials/handbook.ts';
import { getHandbookSource } from '#lib/enrolment/materials/queries.ts';
import { env } from '#lib/env.ts';
import { now } from '#lib/time/clock.ts';
import { askToSignIn, refuseMaterial, sendPdf } from '../send.ts';

export const dynamic = 'force-dynamic';

/** The handbook of a course as a PDF, for those enrolled in it, in the version they enrolled in. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<NextResponse> {
  const { slug } = await params;
  const viewer = await currentViewer();
  if (!viewer) return askToSignIn(slug);
  const found = await getHandbookSource(db(), viewer, slug, now());
  if (!found.ok) return refuseMaterial(found.reason);
  const { name, contact } = env().provider;
  return sendPdf(
    handbookPdf(found.value, printFigure, { name, contact }),
    `${slug}-handbook-${found.value.version}.pdf`,
  );
}
