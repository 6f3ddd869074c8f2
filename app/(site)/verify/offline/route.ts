import { NextResponse } from 'next/server';
import { publishedKeys } from '#lib/certificate/commands/issuer.ts';
import { offlinePage } from '#lib/certificate/offline/page.ts';
import { db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { now } from '#lib/time/clock.ts';

export const dynamic = 'force-dynamic';

/** The page that checks a QR code by itself, to use here or, with `?keep=1`, to keep as a file. */
export async function GET(request: Request): Promise<NextResponse> {
  const isKept = new URL(request.url).searchParams.has('keep');
  const nonce = isKept ? null : request.headers.get('x-nonce');
  const keys = (await publishedKeys(db())).filter(({ algorithm }) => algorithm === 'EdDSA');
  const { appUrl, provider } = env();
  const html = offlinePage({
    appUrl,
    keys,
    madeAt: now(),
    providerName: provider.name,
    ...(nonce ? { nonce } : {}),
  });
  return new NextResponse(html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      ...(isKept ? { 'Content-Disposition': 'attachment; filename="check-certificates-offline.html"' } : {}),
    },
  });
}
