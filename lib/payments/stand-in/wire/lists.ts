import type Stripe from 'stripe';
import { missing } from './errors.ts';

type Range =
  | number
  | { gt?: number | undefined; gte?: number | undefined; lt?: number | undefined; lte?: number | undefined };
interface Paging {
  limit?: number | undefined;
  starting_after?: string | undefined;
  ending_before?: string | undefined;
  created?: Range | undefined;
}

/** One page, newest first, of objects kept oldest first. */
export function page<T extends { id: string; created: number }>(
  url: string,
  oldestFirst: T[],
  paging: Paging,
): Stripe.ApiList<T> {
  const { created } = paging;
  return cut(
    url,
    oldestFirst.filter((item) => created === undefined || isWithin(item.created, created)).reverse(),
    paging,
  );
}

/** One page of objects already in the order in which Stripe shows them. */
export function cut<T extends { id: string }>(url: string, ordered: T[], paging: Paging): Stripe.ApiList<T> {
  const limit = paging.limit ?? 10;
  if (paging.ending_before !== undefined) {
    const before = ordered.slice(0, position(ordered, paging.ending_before, 'ending_before'));
    return { object: 'list', data: before.slice(-limit), has_more: before.length > limit, url };
  }
  const start =
    paging.starting_after === undefined ? 0 : position(ordered, paging.starting_after, 'starting_after') + 1;
  return { object: 'list', data: ordered.slice(start, start + limit), has_more: ordered.length > start + limit, url };
}

function position(items: { id: string }[], id: string, param: string): number {
  const index = items.findIndex((item) => item.id === id);
  if (index === -1) throw missing('object', id, param, 400);
  return index;
}

export function isWithin(created: number, range: Range): boolean {
  if (typeof range === 'number') return created === range;
  return (
    created > (range.gt ?? -Infinity) &&
    created >= (range.gte ?? -Infinity) &&
    created < (range.lt ?? Infinity) &&
    created <= (range.lte ?? Infinity)
  );
}
