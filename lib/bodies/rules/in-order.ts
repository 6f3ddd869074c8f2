import type { Learning } from './types.ts';

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Oldest first; each id once, whatever the order in which the learning comes. */
export function inOrder(learning: readonly Learning[]): Learning[] {
  const text = (each: Learning) => JSON.stringify(each);
  const order = (a: Learning, b: Learning) =>
    compare(a.completedOn, b.completedOn) || compare(a.id, b.id) || compare(text(a), text(b));
  const seen = new Set<string>();
  return learning.toSorted(order).filter(({ id }) => !seen.has(id) && seen.add(id));
}
