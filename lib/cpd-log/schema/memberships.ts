import { z } from 'zod';
import type { MembershipFaults } from '../rules/membership.ts';
import type { DueFaults } from '../rules/dues.ts';
import type { MembershipItem } from '../schema.ts';

/** Text of bounded length; what it means is decided by the rules. */
const short = z.string().max(400).default('');
const long = z.string().max(4_000).default('');
const revision = z.iso.datetime();

export const membershipForm = z.object({
  bodySlug: short,
  membershipNumber: short,
  level: short,
  disciplines: long,
  joinedOn: short,
  cycleEndsOn: short,
  carriedIn: short,
});
export const changeMembershipForm = membershipForm.extend({ id: z.uuid(), revision });
export const idForm = z.object({ id: z.uuid() });

export const dueKinds = ['first-aid', 'insurance', 'membership', 'other'] as const;
export type DueKind = (typeof dueKinds)[number];
export const dueForm = z.object({ kind: short, label: short, dueOn: short });
export const changeDueForm = dueForm.extend({ id: z.uuid(), revision });

export type MembershipInput = z.infer<typeof membershipForm>;
export type ChangeMembershipInput = z.infer<typeof changeMembershipForm>;
export type DueInput = z.infer<typeof dueForm>;
export type ChangeDueInput = z.infer<typeof changeDueForm>;

/** A membership as its form needs it. `revision` tells a save from an older window. */
export type MembershipToChange = MembershipItem & { readonly revision: string };

/** A day on which something lapses. */
export type DueItem = {
  readonly id: string;
  readonly kind: DueKind;
  readonly label: string;
  /** YYYY-MM-DD. */
  readonly dueOn: string;
};
export type DueToChange = DueItem & { readonly revision: string };

export type MembershipRefusal = 'unknown-body' | 'already-named' | 'too-many' | 'not-found' | 'stale';
export type DueRefusal = 'too-many' | 'not-found' | 'stale';

/** Done, refused as a whole, or refused field by field. */
export type Saved<Refusal extends string, Faults> =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly reason: Refusal; readonly revision?: string }
  | { readonly ok: false; readonly reason: 'faulty'; readonly faults: Faults };
export type MembershipSaved = Saved<MembershipRefusal, MembershipFaults>;
export type DueSaved = Saved<DueRefusal, DueFaults>;
