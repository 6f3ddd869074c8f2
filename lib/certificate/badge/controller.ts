import { issuerDid, issuerUrl } from './addresses.ts';

const contexts = ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'] as const;

export type Multikey = {
  readonly id: string;
  readonly type: 'Multikey';
  readonly controller: string;
  readonly publicKeyMultibase: string;
};

export type ControllerDocument = {
  readonly '@context': readonly string[];
  readonly id: string;
  readonly alsoKnownAs: readonly string[];
  readonly verificationMethod: readonly Multikey[];
  readonly assertionMethod: readonly string[];
};

type PublicKey = { readonly publicKeyMultibase: string };

function documentOf(id: string, alsoKnownAs: string, keys: readonly PublicKey[]): ControllerDocument {
  const verificationMethod = keys.map(({ publicKeyMultibase }) => ({
    id: `${id}#${publicKeyMultibase}`,
    type: 'Multikey' as const,
    controller: id,
    publicKeyMultibase,
  }));
  return {
    '@context': contexts,
    id,
    alsoKnownAs: [alsoKnownAs],
    verificationMethod,
    assertionMethod: verificationMethod.map((method) => method.id),
  };
}

/** Which Ed25519 keys speak for the issuer at its https address: every one that ever did. */
export function controllerDocument(appUrl: string, keys: readonly PublicKey[]): ControllerDocument {
  return documentOf(issuerUrl(appUrl), issuerDid(appUrl), keys);
}

/** The same keys as `/.well-known/did.json`, for those who resolve did:web. */
export function didDocument(appUrl: string, keys: readonly PublicKey[]): ControllerDocument {
  return documentOf(issuerDid(appUrl), issuerUrl(appUrl), keys);
}

/** The document and each of its keys by address, as a document loader gives them out. */
export function keyDocuments(document: ControllerDocument): Record<string, object> {
  const methods = document.verificationMethod.map((method) => [method.id, { '@context': contexts[1], ...method }]);
  return { [document.id]: document, ...Object.fromEntries(methods) };
}
