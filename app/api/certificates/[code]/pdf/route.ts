import { NextResponse } from 'next/server';
import { currentViewer } from '#lib/auth/session.ts';
import { parseCode } from '#lib/certificate/code.ts';
import { badgeOf, handOutPdf } from '#lib/certificate/commands/hand-out.ts';
import { downloadHeader } from '#lib/certificate/pdf.ts';
import { getCertificateForDownload } from '#lib/certificate/queries/by-code.ts';
import { db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { now } from '#lib/time/clock.ts';

export const dynamic = 'force-dynamic';

const notFound = () =>
  new NextResponse('There is no such certificate in your account.', {
    status: 404,
    headers: { 'Cache-Control': 'private, no-store' },
  });

/** The PDF with its signed badge inside, made anew from the record: for its holder, or for an admin. For anyone else there is none. */
export async function GET(_request: Request, { params }: { params: Promise<{ code: string }> }): Promise<NextResponse> {
  const { code } = await params;
  const parsed = parseCode(code);
  if (!parsed.ok) return notFound();
  const viewer = await currentViewer();
  if (!viewer) {
    return NextResponse.redirect(new URL('/sign-in?next=%2Faccount%2Fcertificates', env().appUrl), 303);
  }
  const found = await getCertificateForDownload(db(), viewer, parsed.code);
  if (!found) return notFound();
  const badge = await badgeOf(db(), found.code, env().appUrl, now());
  if (!badge) return notFound();
  const pdf = await handOutPdf(db(), badge, now());
  return new NextResponse(new Uint8Array(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Length': String(pdf.length),
      'Content-Disposition': downloadHeader(found),
      'Cache-Control': 'private, no-store',
      'X-Robots-Tag': 'noindex',
    },
  });
}
