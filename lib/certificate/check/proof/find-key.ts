import { calculateJwkThumbprint } from 'jose';
import type { JWK } from 'jose';
import { readJson } from '../json.ts';
import { isObject, shown } from '../types.ts';
import type { CheckOptions, JsonObject, KnownKey, PublicJwk } from '../types.ts';
import { jwkOfMultikey } from './multikey.ts';
import { keysOfDocument, publicJwkOf } from './known.ts';

export type FoundKey = KnownKey & { readonly from: 'given' | 'did' | 'fetched' | 'file' };
export type KeySearch = FoundKey | { readonly missing: string };

/** RFC 7638, or null for a key that has none. */
export async function thumbprintOf(jwk: PublicJwk): Promise<string | null> {
  return calculateJwkThumbprint(jwk as JWK).catch(() => null);
}

const lastPart = (id: string) => id.split(/[/#]/).at(-1) ?? id;

/** The given key with this very id, or the one whose short id (a thumbprint, a fragment) the address ends with. */
function givenKey(id: string, keys: readonly KnownKey[]): KnownKey | null {
  const exact = keys.find((key) => key.id === id);
  return exact ?? keys.find((key) => key.id !== '' && lastPart(key.id) === lastPart(id)) ?? null;
}

function ofDidKey(id: string): KeySearch {
  const [did = ''] = id.split('#');
  const jwk = jwkOfMultikey(did.slice('did:key:'.length));
  if (!jwk) return { missing: `The key ${shown(did, 60)} is of a kind that is not known here.` };
  return { id, jwk, controllers: [did], mayAssert: true, from: 'did' };
}

function ofDidJwk(id: string): KeySearch {
  const [did = ''] = id.split('#');
  const read = readJson(Buffer.from(did.slice('did:jwk:'.length), 'base64url').toString('utf8'));
  const jwk = 'value' in read ? publicJwkOf(read.value) : null;
  if (!jwk) return { missing: `${shown(did, 60)} holds no key.` };
  return { id, jwk, controllers: [did], mayAssert: true, from: 'did' };
}

/** Where the document of a did:web stands: https://w3c-ccg.github.io/did-method-web/ */
export function addressOfDidWeb(did: string): string | null {
  const parts = did.slice('did:web:'.length).split(':');
  const host = decodeURIComponent(parts[0] ?? '');
  if (!/^[\w.-]+(?::\d+)?$/.test(host)) return null;
  const path = parts.slice(1).map(encodeURIComponent).join('/');
  return path === '' ? `https://${host}/.well-known/did.json` : `https://${host}/${path}/did.json`;
}

async function fetchObject(url: string, options: CheckOptions): Promise<JsonObject | { readonly missing: string }> {
  if (!options.fetch)
    return {
      missing: `The key stands at ${shown(url)}, and nothing was fetched.`,
    };
  try {
    const { text, from = url } = await options.fetch(url);
    // An open redirect on the issuer's host must not make a stranger's key the issuer's.
    if (new URL(from).host !== new URL(url).host)
      return {
        missing: `${shown(url)} leads to another host, ${shown(new URL(from).host)}, which does not speak for it.`,
      };
    const read = readJson(text);
    if ('value' in read && isObject(read.value)) return read.value;
    return { missing: `${shown(url)} does not answer with one JSON object.` };
  } catch (error) {
    return { missing: `${shown(url)} was not fetched: ${shown(error instanceof Error ? error.message : 'it failed')}` };
  }
}

async function fetched(id: string, url: string, options: CheckOptions): Promise<KeySearch> {
  const document = await fetchObject(url, options);
  if ('missing' in document && typeof document['missing'] === 'string') return { missing: document['missing'] };
  const jwk = publicJwkOf(document);
  if (jwk) return { id, jwk, controllers: [], mayAssert: true, from: 'fetched' };
  const key = keysOfDocument(document as JsonObject).find((listed) => listed.id === id);
  if (!key) return { missing: `${shown(url)} does not list the key ${shown(id)}.` };
  // Whoever serves a document can write any owner into it: only the address it came from counts.
  return { ...key, controllers: [id.split('#')[0] ?? id], from: 'fetched' };
}

/** The public key that an id (a URL or a DID URL) names: from the keys given, out of the id itself, or fetched. */
export async function findKey(id: string, options: CheckOptions): Promise<KeySearch> {
  const given = givenKey(id, options.keys ?? []);
  if (given) return { ...given, from: 'given' };
  if (id.startsWith('did:key:')) return ofDidKey(id);
  if (id.startsWith('did:jwk:')) return ofDidJwk(id);
  const [base = ''] = id.split('#');
  const url = base.startsWith('did:web:') ? addressOfDidWeb(base) : base;
  if (!url || !/^https?:\/\//.test(url)) return { missing: `Keys such as ${shown(id, 60)} are not known here.` };
  return fetched(id, url, options);
}

/** The given key that equals one which came along in the file itself; else that one, which proves nothing about its owner. */
export async function recogniseKey(jwk: PublicJwk, options: CheckOptions): Promise<FoundKey> {
  const thumbprint = await thumbprintOf(jwk);
  for (const key of options.keys ?? []) {
    if (thumbprint !== null && (await thumbprintOf(key.jwk)) === thumbprint) return { ...key, from: 'given' };
  }
  return { id: '', jwk, controllers: [], mayAssert: true, from: 'file' };
}
