import type { ReviewItem } from './schema.ts';

/**
 * What makes no sense, or gives something away, without something else: a key beside nothing that was answered, and
 * reasons that name the right answer while it is to stay closed.
 */
const needs: Readonly<Record<ReviewItem, readonly ReviewItem[]>> = {
  topics: [],
  marks: [],
  'own-answers': [],
  key: ['marks', 'own-answers'],
  rationale: ['key'],
};

/** What an item of the list lacks beside it. */
export function missingBeside(item: ReviewItem, items: readonly ReviewItem[]): ReviewItem[] {
  return needs[item].filter((needed) => !items.includes(needed));
}

/** What is really shown: an item that lacks what it needs stays closed, and so does what needs it in turn. */
export function shownItems(items: readonly ReviewItem[]): ReadonlySet<ReviewItem> {
  const kept = items.filter((item) => missingBeside(item, items).length === 0);
  return kept.length === items.length ? new Set(kept) : shownItems(kept);
}
