import { controllerDocument } from './controller.ts';
import { credentialsContext, openBadgeContext } from './contexts.ts';

type ProfileFacts = {
  readonly appUrl: string;
  /** As configured now; a badge carries the name of its own day. */
  readonly provider: { readonly name: string; readonly contact: string; readonly abn: string | null };
  /** Every Ed25519 key that ever signed. */
  readonly keys: readonly { readonly publicKeyMultibase: string }[];
};

/**
 * The issuer at its https address: the Profile of Open Badges 3.0 and, in the same document, the keys that may sign for it, so
 * that an embedded proof is checked with one request.
 */
export function profileJson({ appUrl, provider, keys }: ProfileFacts) {
  const controller = controllerDocument(appUrl, keys);
  const email = /^[^\s@]+@[^\s@]+$/.test(provider.contact) ? { email: provider.contact } : {};
  return {
    ...controller,
    '@context': [...controller['@context'], credentialsContext, openBadgeContext],
    type: ['Profile'],
    name: provider.name,
    url: appUrl,
    description: 'Evidence-graded online CPD for massage therapists.',
    image: { id: `${appUrl}/icon.svg`, type: 'Image' },
    ...email,
    ...(provider.abn
      ? { otherIdentifier: [{ type: 'IdentifierEntry', identifier: provider.abn, identifierType: 'ext:abn' }] }
      : {}),
  };
}
