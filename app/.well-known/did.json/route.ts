import type { NextResponse } from 'next/server';
import { answerJson } from '#app/credentials/answer.ts';
import { issuerDidDocument } from '#lib/certificate/commands/issuer.ts';
import { db } from '#lib/db/client.ts';

export const dynamic = 'force-dynamic';

/** The issuer as did:web. */
export async function GET(): Promise<NextResponse> {
  return answerJson(await issuerDidDocument(db()), 300, 'application/did+json');
}
