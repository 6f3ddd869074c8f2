import { hitKinds } from './schema.ts';
import type { ExcerptPart, HitKind } from './schema.ts';

/** What marks a match in an excerpt on its way from the database: characters that no text of ours holds. */
export const matchMarks = { start: '\u0001', end: '\u0002' } as const;

/**
 * The words of a query as a PostgreSQL text query in which each may go on ("interocept" finds "interoception"), or null
 * where it holds none. Only letters and digits pass, so nothing typed can be an operator.
 */
export function prefixQuery(query: string): string | null {
  const words = query.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0
    ? null
    : words
        .slice(0, 20)
        .map((word) => `${word}:*`)
        .join(' & ');
}

/** Splits an excerpt at its marks. Every character of the text is in exactly one part. */
export function excerptParts(marked: string): ExcerptPart[] {
  const parts: ExcerptPart[] = [];
  let isMatch = false;
  let text = '';
  const close = () => {
    if (text !== '') parts.push({ text, isMatch });
    text = '';
  };
  for (const character of marked) {
    if (character === matchMarks.start || character === matchMarks.end) {
      close();
      isMatch = character === matchMarks.start;
    } else text += character;
  }
  close();
  return parts;
}

/** True for a kind that this version of the product can show. */
export function isHitKind(kind: string): kind is HitKind {
  return (hitKinds as readonly string[]).includes(kind);
}
