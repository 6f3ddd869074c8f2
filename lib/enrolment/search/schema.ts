import { z } from 'zod';

/** What a person may type: anything, cut where no question is as long. */
export const searchQuerySchema = z
  .string()
  .transform((text) => text.replaceAll('\0', ' ').replaceAll(/\s+/g, ' ').trim().slice(0, 200))
  .catch('');

export const hitKinds = ['course', 'preview', 'claim', 'term', 'module'] as const;
export type HitKind = (typeof hitKinds)[number];

/** A piece of an excerpt; `isMatch` where it is what was looked for. */
export type ExcerptPart = { readonly text: string; readonly isMatch: boolean };

export type SearchHit = {
  readonly kind: HitKind;
  readonly href: string;
  readonly title: string;
  readonly heading: string;
  readonly excerpt: readonly ExcerptPart[];
};
export type SearchResult = {
  readonly query: string;
  readonly hits: readonly SearchHit[];
  /** More was found than is listed. */
  readonly isCut: boolean;
};
