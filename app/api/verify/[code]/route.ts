import { NextResponse } from 'next/server';
import { mayCheckNow, windowSeconds } from '../limit.ts';
import { parseCode } from '#lib/certificate/code.ts';
import { codeFaultMessage } from '#lib/certificate/messages.ts';
import { getCertificateByCodeUnscoped } from '#lib/certificate/queries/by-code.ts';
import { db } from '#lib/db/client.ts';

export const dynamic = 'force-dynamic';

const headers = { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' };

/** The check as data: valid, expired, superseded or revoked (200), unknown (404), malformed (400). */
export async function GET(_request: Request, { params }: { params: Promise<{ code: string }> }): Promise<NextResponse> {
  if (!(await mayCheckNow())) {
    return NextResponse.json(
      { error: 'too-many', message: 'Too many checks from this network. Try again in a minute.' },
      { status: 429, headers: { ...headers, 'Retry-After': String(windowSeconds) } },
    );
  }
  const parsed = parseCode((await params).code);
  if (!parsed.ok)
    return NextResponse.json(
      { error: parsed.reason, message: codeFaultMessage(parsed.fault) },
      { status: 400, headers },
    );
  const found = await getCertificateByCodeUnscoped(db(), parsed.code);
  if (!found) return NextResponse.json({ status: 'unknown' }, { status: 404, headers });
  return NextResponse.json(found, { headers });
}
