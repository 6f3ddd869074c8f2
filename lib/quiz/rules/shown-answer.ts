import type { Certainty } from './certainty.ts';

/** An answer as one text, in whatever order its keys come: a form sends it back to tell what its page showed. */
export function shownAnswer(keys: readonly string[], certainty: Certainty | null): string {
  return JSON.stringify([keys.toSorted(), certainty]);
}
