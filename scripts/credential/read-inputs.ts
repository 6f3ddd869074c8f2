import { readFileSync } from 'node:fs';
import { readCredential } from '#lib/certificate/check/read-credential.ts';
import { readJson } from '#lib/certificate/check/json.ts';
import { readKnownKeys } from '#lib/certificate/check/proof/known.ts';
import { isObject } from '#lib/certificate/check/types.ts';
import type { JsonObject, KnownKey } from '#lib/certificate/check/types.ts';

function readObject(path: string): JsonObject {
  const read = readJson(readFileSync(path, 'utf8'));
  if ('fault' in read) throw new Error(`${path}: ${read.fault}`);
  if (!isObject(read.value)) throw new Error(`${path}: The JSON is not an object.`);
  return read.value;
}

/** The keys in files that the caller trusts: JWK, JWK Set, did.json or an issuer's profile. */
export function readKeyFiles(paths: readonly string[]): KnownKey[] {
  return paths.flatMap((path) => {
    const keys = readKnownKeys(readObject(path));
    if (keys.length === 0) throw new Error(`${path}: there is no public key in it.`);
    return keys;
  });
}

/** Status lists that the caller has, by the address that each names as its own. */
export function readListFiles(paths: readonly string[]): Map<string, string> {
  return new Map(
    paths.map((path) => {
      const text = readFileSync(path, 'utf8').trim();
      const id = readCredential(text).credential?.['id'];
      if (typeof id !== 'string') throw new Error(`${path}: it is no status list with an id.`);
      return [id, text];
    }),
  );
}

export const readSchemaFile = (path: string | null) => (path === null ? null : readObject(path));
