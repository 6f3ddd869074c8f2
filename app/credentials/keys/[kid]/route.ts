import type { NextResponse } from 'next/server';
import { answerJson, notHere } from '../../answer.ts';
import { signingKeys } from '#lib/certificate/commands/publish-keys.ts';
import { getPublicKeyUnscoped } from '#lib/certificate/queries/keys.ts';
import { db } from '#lib/db/client.ts';

export const dynamic = 'force-dynamic';

/** Exactly one JWK, with `kty` at its top: where the `kid` of a badge's header leads. It answers for ever. */
export async function GET(_request: Request, { params }: { params: Promise<{ kid: string }> }): Promise<NextResponse> {
  const { kid } = await params;
  await signingKeys(db());
  const key = await getPublicKeyUnscoped(db(), kid);
  if (!key) return notHere('key');
  return answerJson({ ...key.publicJwk, kid, alg: key.algorithm, use: 'sig' }, 3600, 'application/jwk+json');
}
