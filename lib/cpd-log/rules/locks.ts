const facts = ['title', 'provider', 'startedOn', 'completedOn', 'minutes', 'mode', 'isAssessed'] as const;
const nothing: ReadonlySet<string> = new Set();

type Known = {
  readonly source: string;
  readonly verification: string;
  /** Minutes that a badge itself states. */
  readonly badgeMinutes: number | null;
};

/**
 * Facts of an entry that are not the therapist's to change: all of a completion (they are its certificate's), and of a badge
 * whose signature was checked those that it states.
 */
export function locksOf({ source, verification, badgeMinutes }: Known): ReadonlySet<string> {
  if (source === 'completion') return new Set(facts);
  if (source !== 'badge' || verification !== 'signature-checked') return nothing;
  return new Set(['title', 'provider', 'startedOn', 'completedOn', ...(badgeMinutes === null ? [] : ['minutes'])]);
}
