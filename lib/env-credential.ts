import { createPrivateKey, createPublicKey } from 'node:crypto';
import { z } from 'zod';

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/);
const rsaJwk = z.object({
  kty: z.literal('RSA'),
  n: base64url,
  e: base64url,
  d: base64url,
  p: base64url,
  q: base64url,
  dp: base64url,
  dq: base64url,
  qi: base64url,
});
const ed25519Jwk = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: base64url, d: base64url });

export type RsaPrivateJwk = z.infer<typeof rsaJwk>;
export type Ed25519PrivateJwk = z.infer<typeof ed25519Jwk>;
/** What credentials are signed with. Never logged, never sent. */
export type PrivateKeySet = { readonly rsa: RsaPrivateJwk; readonly ed25519: Ed25519PrivateJwk };

const leastBits = 2048;

/** True when the public half of the JWK belongs to its private half: a slip in either would make badges nobody can check. */
function isWhole(jwk: RsaPrivateJwk | Ed25519PrivateJwk): boolean {
  try {
    const made = createPublicKey(createPrivateKey({ key: jwk, format: 'jwk' })).export({ format: 'jwk' });
    return jwk.kty === 'RSA' ? made['n'] === jwk.n : made['x'] === jwk.x;
  } catch {
    return false;
  }
}

function parsedKeys(text: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return z.object({ keys: z.array(z.unknown()) }).safeParse(value).data?.keys ?? null;
  } catch {
    return null;
  }
}

const bitsOf = ({ n }: RsaPrivateJwk) => Buffer.from(n, 'base64url').length * 8;

/**
 * Reads a JWK Set with one private RSA key of at least 2,048 bits and one private Ed25519 key, or says what is wrong with it
 * without repeating any of it.
 */
export function readKeySet(text: string): { keys: PrivateKeySet } | { fault: string } {
  const keys = parsedKeys(text);
  if (!keys) return { fault: 'must be a JWK Set: {"keys": [one RSA key, one Ed25519 key]}' };
  const rsa = keys.flatMap((key) => rsaJwk.safeParse(key).data ?? []);
  const ed25519 = keys.flatMap((key) => ed25519Jwk.safeParse(key).data ?? []);
  const [rsaKey] = rsa;
  const [edKey] = ed25519;
  if (keys.length !== 2 || !rsaKey || !edKey)
    return { fault: 'must hold exactly one private RSA key and one private Ed25519 key' };
  if (bitsOf(rsaKey) < leastBits) return { fault: `holds an RSA key of fewer than ${leastBits} bits` };
  if (!isWhole(rsaKey) || !isWhole(edKey))
    return { fault: 'holds a key whose public and private parts do not belong together' };
  return { keys: { rsa: rsaKey, ed25519: edKey } };
}
