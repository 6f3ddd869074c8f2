const completion = ['title', 'provider', 'startedOn', 'completedOn', 'minutes', 'mode', 'isAssessed'] as const;
const badge = ['title', 'provider', 'startedOn', 'completedOn'] as const;

/**
 * Facts of an entry that are not the therapist's to change: all of a completion (they are its certificate's), and of a badge
 * whose signature was checked those that it states. A badge states no time: its credits have no unit.
 */
export function locksOf({
  source,
  verification,
}: {
  readonly source: string;
  readonly verification: string;
}): ReadonlySet<string> {
  if (source === 'completion') return new Set(completion);
  return new Set(source === 'badge' && verification === 'signature-checked' ? badge : []);
}
