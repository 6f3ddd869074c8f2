import { z } from 'zod';
import { modes, relations, subjects } from '#lib/bodies/schema.ts';

/** Longest texts, in characters. */
export const longest = { title: 200, provider: 200, disciplines: 300, words: 5_000 } as const;

export const entryFields = [
  'title',
  'provider',
  'startedOn',
  'completedOn',
  'duration',
  'mode',
  'relation',
  'subjects',
  'disciplines',
  'isAssessed',
  'learned',
  'use',
] as const;

/** Facts of a piece of learning, checked by themselves; whether they fit together is for rules/entry.ts. */
export type EntryFacts = {
  readonly title: string;
  readonly provider: string;
  /** YYYY-MM-DD. */
  readonly startedOn: string | null;
  readonly completedOn: string;
  readonly minutes: number;
  readonly mode: (typeof modes)[number];
  readonly isAssessed: boolean;
};

/** What is the therapist's to say of any entry. */
export type EntryWords = {
  readonly relation: (typeof relations)[number];
  readonly subjects: readonly (typeof subjects)[number][];
  readonly disciplines: readonly string[];
  readonly learned: string;
  readonly use: string;
  readonly claims: readonly EntryClaim[];
};

export type EntryClaim = {
  readonly bodySlug: string;
  readonly isExcluded: boolean;
  readonly unitsMilli: number | null;
};

/** Text of a form by the name of its field, before it is read. */
export type TypedEntry = Readonly<Record<string, string>>;

export const entryIdSchema = z.object({
  id: z.uuid(),
  revision: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31 - 1),
});

/** Names, once for each, the bodies whose claims a form shows: what it does not show it leaves as it is. */
export const claimsShownField = 'claims-of';

export const claimFieldOf = (bodySlug: string) =>
  ({ excluded: `leave-out-${bodySlug}`, units: `units-${bodySlug}` }) as const;
