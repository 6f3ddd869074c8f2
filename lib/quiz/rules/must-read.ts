import type { StepFacts } from './steps.ts';

export type MustRead = { readonly position: number; readonly isRead: boolean };

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

/** True while something is still to be read. */
export function isReadingLeft(mustReads: readonly MustRead[]): boolean {
  return mustReads.some(({ isRead }) => !isRead);
}
