import type { CertificateChange } from '../schema.ts';

export type Episode = { readonly episode: number; readonly validFrom: Date };

/**
 * Which badge of a certificate is the one that may be valid, and from when: the first from its issue, and a new one from each
 * reinstatement, because a place in a status list that was revoked stays revoked.
 * @param changes oldest first
 */
export function episodeOf(changes: readonly CertificateChange[]): Episode {
  const begun = changes.filter(({ kind }) => kind === 'issued' || kind === 'reinstated');
  const newest = begun.at(-1);
  if (!newest) throw new Error('a certificate without a first event has no badge');
  return { episode: begun.length, validFrom: newest.at };
}
