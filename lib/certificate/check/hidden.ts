import { listOf } from './types.ts';
import type { JsonObject } from './types.ts';

const vocabulary = 'https://www.w3.org/2018/credentials#';

/**
 * Linked data lets one fact be written in several ways: as “validUntil”, by its whole address, by an alias of a vocabulary of
 * one's own, or beside the credential. All of them have the same signature, so whoever holds a badge could write its end or its
 * status list where a reader of the JSON does not look. Returns the first word that is signed and does not stand in its place.
 * @param quads the credential in canonical N-Quads
 */
export function hiddenWord(credential: JsonObject, quads: string): string | null {
  const start = `<${String(credential['id'])}> <${vocabulary}`;
  const signed = new Map<string, number>();
  for (const line of quads.split('\n')) {
    if (!line.startsWith(start)) continue;
    const word = line.slice(start.length, line.indexOf('>', start.length));
    signed.set(word, (signed.get(word) ?? 0) + 1);
  }
  if (!signed.has('issuer')) return 'issuer';
  const hidden = [...signed].find(([word, count]) => listOf(credential[word]).length < count);
  return hidden?.[0] ?? null;
}
