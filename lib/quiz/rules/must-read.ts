import type { StepFacts } from './steps.ts';

export type MustRead = { readonly position: number; readonly isRead: boolean };
export type TaughtAt = { readonly moduleSlug: string; readonly topic: string };

/**
 * What must be read again before the next try: each safety question answered wrongly and for sure. A `read` step in the
 * log takes one off.
 */
export function mustReadsOf(
  sureAndWrong: readonly number[],
  steps: readonly Pick<StepFacts, 'kind' | 'position'>[],
): MustRead[] {
  const read = new Set(steps.filter(({ kind }) => kind === 'read').map(({ position }) => position));
  return sureAndWrong.map((position) => ({ position, isRead: read.has(position) }));
}

export function isTaughtAt(one: TaughtAt, { moduleSlug, topic }: TaughtAt): boolean {
  return one.moduleSlug === moduleSlug && one.topic === topic;
}

/**
 * The same by topic, in alphabetical order: neither the list nor its order says which questions were wrong, or how many.
 * A topic is read when each of its questions is.
 */
export function topicsToRead(mustReads: readonly (MustRead & TaughtAt)[]): (TaughtAt & { isRead: boolean })[] {
  const byTopic = Map.groupBy(mustReads, ({ moduleSlug, topic }) => JSON.stringify([moduleSlug, topic]));
  return [...byTopic]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, together]) => {
      const [first] = together;
      if (!first) return [];
      const { moduleSlug, topic } = first;
      return [{ moduleSlug, topic, isRead: together.every(({ isRead }) => isRead) }];
    });
}

/** True while something is still to be read. */
export function isReadingLeft(mustReads: readonly { readonly isRead: boolean }[]): boolean {
  return mustReads.some(({ isRead }) => !isRead);
}
