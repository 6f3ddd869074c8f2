import { NextResponse } from 'next/server';
import { env } from '#lib/env.ts';
import { frozenMessage } from '#lib/enrolment/messages.ts';
import type { MaterialRefusal } from '#lib/enrolment/materials/schema.ts';

const sentences: Record<MaterialRefusal | 'no-such-handout', string> = {
  'not-enrolled': 'This belongs to a course that you are not enrolled in.',
  'access-over': 'Your access to this course has ended.',
  frozen: frozenMessage,
  'no-such-handout': 'This course has no such handout.',
};

/** A file for the person who asked, and for nobody's cache. `fileName` is plain ASCII. */
export function sendPdf(pdf: Buffer, fileName: string): NextResponse {
  return new NextResponse(new Uint8Array(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Length': String(pdf.length),
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'private, no-store',
      'X-Robots-Tag': 'noindex',
    },
  });
}

/** To the sign-in page, and from there back to the course. */
export function askToSignIn(courseSlug: string): NextResponse {
  const next = encodeURIComponent(`/learn/${courseSlug}`);
  return NextResponse.redirect(new URL(`/sign-in?next=${next}`, env().appUrl), 303);
}

export function refuseMaterial(reason: MaterialRefusal | 'no-such-handout'): NextResponse {
  return new NextResponse(sentences[reason], {
    status: reason === 'access-over' || reason === 'frozen' ? 403 : 404,
    headers: { 'Cache-Control': 'private, no-store', 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
