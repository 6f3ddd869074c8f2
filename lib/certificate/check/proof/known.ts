import { isObject, listOf } from '../types.ts';
import type { Json, JsonObject, KnownKey, PublicJwk } from '../types.ts';
import { jwkOfMultikey } from './multikey.ts';

const texts = (value: Json | undefined) => listOf(value).filter((item) => typeof item === 'string');

/** The public part of a JWK, or null where it is none. */
export function publicJwkOf(value: unknown): PublicJwk | null {
  if (!isObject(value)) return null;
  const { kty, crv, x, y, n, e } = value;
  if (kty === 'RSA' && typeof n === 'string' && typeof e === 'string') return { kty, n, e };
  if (kty === 'OKP' && typeof crv === 'string' && typeof x === 'string') return { kty, crv, x };
  if (kty === 'EC' && typeof crv === 'string' && typeof x === 'string' && typeof y === 'string')
    return { kty, crv, x, y };
  return null;
}

function keyOfMethod(method: JsonObject): PublicJwk | null {
  if (isObject(method['publicKeyJwk'])) return publicJwkOf(method['publicKeyJwk']);
  return typeof method['publicKeyMultibase'] === 'string' ? jwkOfMultikey(method['publicKeyMultibase']) : null;
}

/** "#key" beside the document's own id, or the full address as it stands. */
const absolute = (id: string, base: string) => (id.startsWith('#') ? `${base}${id}` : id);

/** The keys that a DID document or an issuer's profile lists, and which of them may assert. */
export function keysOfDocument(document: JsonObject): KnownKey[] {
  const base = typeof document['id'] === 'string' ? document['id'] : '';
  const asserting = listOf(document['assertionMethod']);
  const embedded = asserting.filter(isObject);
  const named = new Set(
    asserting.map((item) => absolute(typeof item === 'string' ? item : isObject(item) ? String(item['id']) : '', base)),
  );
  return [...listOf(document['verificationMethod']).filter(isObject), ...embedded].flatMap((method) => {
    const jwk = keyOfMethod(method);
    const id = typeof method['id'] === 'string' ? absolute(method['id'], base) : null;
    if (!jwk || !id) return [];
    const controllers = [...texts(method['controller']), base, ...texts(document['alsoKnownAs'])];
    return [{ id, jwk, controllers: [...new Set(controllers.map(String).filter(Boolean))], mayAssert: named.has(id) }];
  });
}

/** The keys in a JWK, a JWK Set, a DID document or an issuer's profile, or in a list of such. */
export function readKnownKeys(value: unknown): KnownKey[] {
  if (Array.isArray(value)) return value.flatMap(readKnownKeys);
  if (!isObject(value)) return [];
  if (Array.isArray(value['keys'])) return readKnownKeys(value['keys']);
  if (value['verificationMethod'] !== undefined || value['assertionMethod'] !== undefined) return keysOfDocument(value);
  const jwk = publicJwkOf(value);
  if (!jwk) return [];
  return [{ id: typeof value['kid'] === 'string' ? value['kid'] : '', jwk, controllers: [], mayAssert: true }];
}
