import type { NextResponse } from 'next/server';
import { answerJson } from '#app/credentials/answer.ts';
import { publishedKeys } from '#lib/certificate/commands/issuer.ts';
import { db } from '#lib/db/client.ts';

export const dynamic = 'force-dynamic';

/** Every public key that signs or once signed a badge, as a JWK Set. */
export async function GET(): Promise<NextResponse> {
  const keys = await publishedKeys(db());
  const jwks = keys.map(({ kid, algorithm, publicJwk }) => ({
    kty: publicJwk.kty,
    ...publicJwk,
    kid,
    alg: algorithm,
    use: 'sig',
  }));
  return answerJson({ keys: jwks }, 300, 'application/jwk-set+json');
}
