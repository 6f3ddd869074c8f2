import type { OrderPurpose } from '#generated/client.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { PricedItem } from './pricing.ts';

const maxItems = 20;
const maxSeats = 100;
const maxLines = 200;

export type BasketRefusal =
  | 'nothing-to-order'
  | 'too-many-items'
  | 'too-many-lines'
  | 'seats-out-of-range'
  /** One person would get the same course twice. */
  | 'items-overlap';

export type BasketNote = {
  readonly kind: 'course-in-bundle';
  readonly title: string;
  readonly bundleTitle: string;
};
export type WishItem = { readonly slug: string; readonly seats: number };

/**
 * What is asked for, each thing once. The same thing twice is one for the buyer or a gift, and the seats together for a
 * clinic. Who buys for one person gets one seat, whatever else was sent.
 */
export function wishedItems(
  items: readonly WishItem[],
  purpose: OrderPurpose,
): Result<readonly WishItem[], 'nothing-to-order' | 'too-many-items' | 'seats-out-of-range'> {
  const seatsOf = new Map<string, number>();
  for (const { slug, seats } of items) {
    const wanted = purpose === 'seats' ? seats : 1;
    if (!Number.isInteger(wanted) || wanted < 1 || wanted > maxSeats) return refuse('seats-out-of-range');
    seatsOf.set(slug, purpose === 'seats' ? (seatsOf.get(slug) ?? 0) + wanted : 1);
  }
  if (seatsOf.size === 0) return refuse('nothing-to-order');
  if (seatsOf.size > maxItems) return refuse('too-many-items');
  if ([...seatsOf.values()].some((seats) => seats > maxSeats)) return refuse('seats-out-of-range');
  return ok([...seatsOf].map(([slug, seats]) => ({ slug, seats })));
}

/**
 * The items that are sold. A course that a bundle of the same order holds, for as many seats, is left out: the bundle
 * gives it. Anything else that would give one person a course twice is refused.
 */
export function basketOf(
  items: readonly PricedItem[],
): Result<{ readonly items: readonly PricedItem[]; readonly notes: readonly BasketNote[] }, BasketRefusal> {
  const notes: BasketNote[] = [];
  const kept = items.filter((item) => {
    if (item.kind === 'bundle') return true;
    const bundle = items.find(
      (other) => other.kind === 'bundle' && other.seats >= item.seats && sharesCourse(other, item),
    );
    if (bundle) notes.push({ kind: 'course-in-bundle', title: item.title, bundleTitle: bundle.title });
    return bundle === undefined;
  });
  if (kept.some((item, index) => kept.slice(index + 1).some((other) => sharesCourse(item, other))))
    return refuse('items-overlap');
  const lines = kept.reduce((count, { seats, courses }) => count + seats * courses.length, 0);
  return lines > maxLines ? refuse('too-many-lines') : ok({ items: kept, notes });
}

function sharesCourse(one: PricedItem, other: PricedItem): boolean {
  return one.courses.some(({ courseId }) => other.courses.some((course) => course.courseId === courseId));
}
