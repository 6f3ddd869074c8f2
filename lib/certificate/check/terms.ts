import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { documentLoader } from '../badge/document-loader.ts';
import type { LoadedDocument } from '../badge/document-loader.ts';
import { hiddenWord } from './hidden.ts';
import { readJson } from './json.ts';
import { limits } from './limits.ts';
import { failed, isObject, listOf, notChecked, passed, shown } from './types.ts';
import type { CheckOptions, JsonObject, Step } from './types.ts';

/** The contexts that come with the packages; others only where the network may be asked. */
export function contextLoader(options: CheckOptions): (url: string) => Promise<LoadedDocument> {
  return async (url) => {
    try {
      return await documentLoader(url);
    } catch (error) {
      if (!options.fetch || !url.startsWith('https://')) throw error;
      const read = readJson((await options.fetch(url)).text);
      if (!('value' in read) || !isObject(read.value)) throw new Error(`${url} is not a context`);
      return { contextUrl: null, documentUrl: url, document: read.value };
    }
  };
}

/** Step "contexts": is each vocabulary that the credential names at hand? */
export async function checkContexts(credential: JsonObject, options: CheckOptions): Promise<Step> {
  const named = listOf(credential['@context']);
  if (named.length > limits.contexts) return failed('contexts', 'The credential names too many contexts.');
  const load = contextLoader(options);
  for (const context of named) {
    if (typeof context !== 'string') continue;
    const isThere = await load(context).then(
      () => true,
      () => false,
    );
    if (!isThere)
      return notChecked('contexts', `The context ${shown(context)} is not among those that come with this program.`);
  }
  return passed('contexts', 'Every vocabulary it names is known.');
}

const claims = new Set(['iss', 'jti', 'sub', 'nbf', 'exp', 'iat', 'aud']);

/** The credential as linked data: without its proofs and without the claims of the JWT around it. */
function unsigned(credential: JsonObject, isJwt: boolean): JsonObject {
  const kept = Object.entries(credential).filter(([name]) => name !== 'proof' && !(isJwt && claims.has(name)));
  return Object.fromEntries(kept);
}

function undefinedTerm(error: unknown): string | null {
  const details: unknown = error instanceof Error && 'details' in error ? error.details : null;
  const event: unknown = isObject(details) ? details['event'] : null;
  const inner: unknown = isObject(event) ? event['details'] : null;
  if (!isObject(inner)) return null;
  const word = inner['property'] ?? inner['type'] ?? inner['id'] ?? inner['expandedProperty'];
  return word === undefined ? null : shown(word, 60);
}

/**
 * Step "terms": JSON-LD's safe mode. A word that no context defines is covered by no embedded signature, so it fails; the
 * signature of a JWT covers every byte, and there it is only said. A fact written where nobody looks for it fails as well.
 */
export async function checkTerms(credential: JsonObject, isJwt: boolean, options: CheckOptions): Promise<Step> {
  try {
    const quads = await cryptosuite.canonize(unsigned(credential, isJwt), { documentLoader: contextLoader(options) });
    const hidden = hiddenWord(credential, quads);
    if (hidden) return failed('terms', `“${shown(hidden, 60)}” is signed, and does not stand where it is looked for.`);
    return passed('terms', 'Every word in it is defined, so that nothing stands outside the signature.');
  } catch (error) {
    const term = undefinedTerm(error);
    if (term && isJwt && credential['proof'] === undefined)
      return notChecked(
        'terms',
        `“${term}” is defined by no context. The signature around it covers it; what it means is the issuer’s own.`,
      );
    return failed(
      'terms',
      term
        ? `“${term}” is defined by no context: it stands outside the signature.`
        : `It cannot be read as linked data: ${shown(error instanceof Error ? error.message : 'it failed', 160)}`,
    );
  }
}
