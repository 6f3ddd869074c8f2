import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculateJwkThumbprint } from 'jose';
import { fromJwk } from '@digitalbazaar/ed25519-multikey';
import { readKeySet } from '#lib/env-credential.ts';
import type { Ed25519PrivateJwk, PrivateKeySet, RsaPrivateJwk } from '#lib/env-credential.ts';
import { randomHex } from '#lib/ids.ts';
import { issuerUrl, keyUrl } from './addresses.ts';

export type PublicJwk =
  | { readonly kty: 'RSA'; readonly n: string; readonly e: string }
  | { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string };

/** Keys ready to sign for one issuer. The private halves stay in here. */
export type SigningKeys = {
  readonly issuer: string;
  readonly rsa: {
    /** RFC 7638 thumbprint. */
    readonly kid: string;
    /** Where its public JWK is served; the `kid` of a JWT's header. */
    readonly url: string;
    readonly privateJwk: RsaPrivateJwk;
    readonly publicJwk: PublicJwk;
  };
  readonly ed25519: {
    readonly kid: string;
    readonly url: string;
    /** issuer#publicKeyMultibase: what a proof names as its verificationMethod. */
    readonly verificationMethod: string;
    readonly publicKeyMultibase: string;
    readonly privateJwk: Ed25519PrivateJwk;
    readonly publicJwk: PublicJwk;
  };
};

/** The public half, by the members that make a thumbprint and nothing else. */
export function publicHalf(jwk: RsaPrivateJwk | Ed25519PrivateJwk): PublicJwk {
  return jwk.kty === 'RSA' ? { kty: 'RSA', n: jwk.n, e: jwk.e } : { kty: 'OKP', crv: 'Ed25519', x: jwk.x };
}

/** A public Ed25519 key as Multikey text ("z6Mk…"). */
export async function multibaseOf(jwk: PublicJwk): Promise<string> {
  return (await fromJwk({ jwk, secretKey: false })).publicKeyMultibase;
}

/** Prepares a set of private keys to sign in the name of the issuer at `appUrl`. */
export async function signingKeysOf(set: PrivateKeySet, appUrl: string): Promise<SigningKeys> {
  const [rsaPublic, edPublic] = [publicHalf(set.rsa), publicHalf(set.ed25519)];
  const [rsaKid, edKid, multibase] = await Promise.all([
    calculateJwkThumbprint(rsaPublic),
    calculateJwkThumbprint(edPublic),
    multibaseOf(edPublic),
  ]);
  const issuer = issuerUrl(appUrl);
  return {
    issuer,
    rsa: { kid: rsaKid, url: keyUrl(appUrl, rsaKid), privateJwk: set.rsa, publicJwk: rsaPublic },
    ed25519: {
      kid: edKid,
      url: keyUrl(appUrl, edKid),
      verificationMethod: `${issuer}#${multibase}`,
      publicKeyMultibase: multibase,
      privateJwk: set.ed25519,
      publicJwk: edPublic,
    },
  };
}

/** A fresh set as the JSON text of a JWK Set: RSA of 2,048 bits, and Ed25519. */
export function newKeySetText(): string {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
  const ed25519 = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  return JSON.stringify({ keys: [rsa, ed25519] });
}

function readKept(path: string): PrivateKeySet | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return null;
  }
  const read = readKeySet(text);
  if ('fault' in read) throw new Error(`${path} ${read.fault}: put back the file that was there, or remove it.`);
  return read.keys;
}

/**
 * The keys kept in a folder, made once, readable by their owner only. Two processes that ask at the same moment get the same
 * ones: the file appears whole, and whoever is second reads what is there.
 */
export function keySetIn(folder: string): PrivateKeySet {
  const path = join(folder, 'credential-keys.json');
  const kept = readKept(path);
  if (kept) return kept;
  mkdirSync(folder, { recursive: true });
  const draft = `${path}.${randomHex(6)}`;
  writeFileSync(draft, `${newKeySetText()}\n`, { mode: 0o600 });
  chmodSync(draft, 0o600);
  try {
    linkSync(draft, path);
  } catch {
    // Another process was first: its keys count.
  }
  rmSync(draft, { force: true });
  const made = readKept(path);
  if (!made) throw new Error(`${path} could not be made.`);
  return made;
}
