import { contentHash } from '#lib/catalogue/content/hash.ts';
import type { SalesDocumentSnapshot } from './rules/document-schema.ts';

/** SHA-256 over the snapshot's canonical JSON: the order in which the database gives its keys back says nothing. */
export function snapshotDigest(snapshot: SalesDocumentSnapshot): string {
  return contentHash(snapshot);
}
