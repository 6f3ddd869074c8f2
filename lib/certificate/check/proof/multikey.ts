import { ECDH } from 'node:crypto';
import type { PublicJwk } from '../types.ts';
import { fromBase58, toBase58 } from './base58.ts';

/** Multicodec prefixes of public keys: https://github.com/multiformats/multicodec, as W3C's Multikey uses them. */
const ed25519 = Buffer.from([0xed, 0x01]);
const p256 = Buffer.from([0x80, 0x24]);

/** A key written as multibase text ("z6Mk…"), as a JWK; null for a kind of key that is not known here. */
export function jwkOfMultikey(text: string): PublicJwk | null {
  const bytes = text.startsWith('z') ? fromBase58(text.slice(1)) : null;
  if (!bytes) return null;
  const [prefix, key] = [bytes.subarray(0, 2), bytes.subarray(2)];
  if (prefix.equals(ed25519) && key.length === 32) return { kty: 'OKP', crv: 'Ed25519', x: key.toString('base64url') };
  if (prefix.equals(p256) && key.length === 33) return p256Jwk(key);
  return null;
}

function p256Jwk(compressed: Buffer): PublicJwk | null {
  try {
    const point = ECDH.convertKey(compressed, 'prime256v1', undefined, undefined, 'uncompressed');
    const bytes = Buffer.isBuffer(point) ? point : Buffer.from(point, 'latin1');
    const part = (from: number) => bytes.subarray(from, from + 32).toString('base64url');
    return { kty: 'EC', crv: 'P-256', x: part(1), y: part(33) };
  } catch {
    return null;
  }
}

/** A public Ed25519 key as multibase text; null for another key. */
export function multikeyOf(jwk: PublicJwk): string | null {
  const { kty, crv, x } = jwk;
  if (kty !== 'OKP' || crv !== 'Ed25519' || typeof x !== 'string') return null;
  return `z${toBase58(Buffer.concat([ed25519, Buffer.from(x, 'base64url')]))}`;
}
