import { limits } from './limits.ts';
import { checkEmbeddedProof, proofsOf } from './proof/embedded.ts';
import { checkJwtProof } from './proof/jwt.ts';
import { failed } from './types.ts';
import type { CheckOptions, GoodProof, JsonObject, Step } from './types.ts';

export type ProofsCheck = { readonly steps: readonly Step[]; readonly good: readonly GoodProof[] };

/** Every proof of a credential, the signature around it first, then those inside it. One without any fails. */
export async function checkProofs(
  credential: JsonObject,
  jwt: string | null,
  options: CheckOptions,
): Promise<ProofsCheck> {
  const inside = proofsOf(credential);
  if (!jwt && inside.length === 0)
    return { steps: [failed('proof', 'It carries no signature: anyone could have written it.')], good: [] };
  if (inside.length > limits.proofs) return { steps: [failed('proof', 'It carries too many signatures.')], good: [] };
  const around = jwt ? [await checkJwtProof(jwt, credential, options)] : [];
  const embedded = await Promise.all(
    inside.map((proof, at) => checkEmbeddedProof(withoutClaims(credential, jwt), proof, at + 1, options)),
  );
  const all = [...around, ...embedded];
  return { steps: all.flatMap(({ steps }) => steps), good: all.flatMap(({ good }) => good ?? []) };
}

const claims = new Set(['iss', 'jti', 'sub', 'nbf', 'exp', 'iat', 'aud']);

/** An embedded proof is older than the JWT around it, whose claims it does not cover. */
function withoutClaims(credential: JsonObject, jwt: string | null): JsonObject {
  if (!jwt) return credential;
  return Object.fromEntries(Object.entries(credential).filter(([name]) => !claims.has(name)));
}
