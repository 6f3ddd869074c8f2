import type { StepFacts } from './steps.ts';

/** Whether the response of a `flag` step sets the flag. Total for any value. */
export function flagIn(response: unknown): boolean {
  return (
    typeof response === 'object' &&
    response !== null &&
    Object.hasOwn(response, 'flagged') &&
    (response as { readonly flagged: unknown }).flagged === true
  );
}

/** The positions that are flagged to come back to, by the order of the log. */
export function flaggedPositions(
  steps: readonly Pick<StepFacts, 'seq' | 'kind' | 'position' | 'response'>[],
): Set<number> {
  const flagged = new Set<number>();
  for (const { kind, position, response } of steps.toSorted((one, other) => one.seq - other.seq)) {
    if (kind !== 'flag' || position === null) continue;
    if (flagIn(response)) flagged.add(position);
    else flagged.delete(position);
  }
  return flagged;
}
