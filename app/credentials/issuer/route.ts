import type { NextResponse } from 'next/server';
import { answerJson } from '../answer.ts';
import { issuerProfile } from '#lib/certificate/commands/issuer.ts';
import { db } from '#lib/db/client.ts';

export const dynamic = 'force-dynamic';

/** Who issues our badges, and every key that ever signed them. */
export async function GET(): Promise<NextResponse> {
  return answerJson(await issuerProfile(db()), 300, 'application/ld+json');
}
