import { NextResponse } from 'next/server';
import { currentViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { documentFileName, salesDocumentPdf } from '#lib/payments/document-pdf.ts';
import { getDocument } from '#lib/payments/queries-documents.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ id: string; number: string }> };

/**
 * The PDF of a receipt, invoice or credit note, made anew from the record: for the order's buyer, or for an admin. For
 * anyone else, whoever was given a course by the order too, there is none.
 */
export async function GET(_request: Request, { params }: Props): Promise<NextResponse> {
  const { id, number } = await params;
  const viewer = await currentViewer();
  if (!viewer) {
    return NextResponse.redirect(new URL('/sign-in?next=%2Faccount%2Forders', env().appUrl), 303);
  }
  const snapshot = await getDocument(db(), viewer, { orderId: id, number });
  if (snapshot === null) {
    return new NextResponse('There is no such document in your orders.', {
      status: 404,
      headers: { 'Cache-Control': 'private, no-store' },
    });
  }
  const pdf = salesDocumentPdf(snapshot);
  return new NextResponse(new Uint8Array(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Length': String(pdf.length),
      'Content-Disposition': `attachment; filename="${documentFileName(snapshot)}"`,
      'Cache-Control': 'private, no-store',
      'X-Robots-Tag': 'noindex',
    },
  });
}
