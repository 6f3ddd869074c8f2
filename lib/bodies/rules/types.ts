import type { BodyRule, Mode, Relation, Subject } from '../schema.ts';

/** A calendar day, YYYY-MM-DD, in the therapist's own time zone. */
export type Day = string;

/** One piece of learning as the rules see it. */
export type Learning = {
  readonly id: string;
  readonly title: string;
  readonly completedOn: Day;
  readonly minutes: number;
  readonly mode: Mode;
  readonly relation: Relation;
  readonly subjects: readonly Subject[];
  /** The therapist's own words for their therapies; empty: not said. */
  readonly disciplines: readonly string[];
  readonly isAssessed: boolean;
  /** Units that a body approved it for, by body slug, from the approval registry. */
  readonly approvedUnits: Readonly<Record<string, number>>;
  /** What the therapist said towards a body, by body slug. */
  readonly claims: Readonly<Record<string, { readonly isExcluded: boolean; readonly units: number | null }>>;
  /** False for a completion whose certificate was revoked. */
  readonly stands: boolean;
};

/** What a therapist told about one membership. */
export type Membership = {
  readonly bodySlug: string;
  readonly level: string | null;
  readonly disciplines: readonly string[];
  readonly joinedOn: Day | null;
  readonly cycleEndsOn: Day | null;
  /** Units brought in from before the log, into its first period. */
  readonly carriedInUnits: number;
  /** A day of the period that they were brought into, the one on which they were told; absent: today. */
  readonly carriedInOn?: Day | null;
};

/** Both days are part of the period. */
export type Period = { readonly from: Day; readonly to: Day };

/** Why an activity counts less than its minutes, or not at all. Text is made by `lib/bodies/messages.ts`. */
export type CountReason =
  | { readonly kind: 'counts' }
  | { readonly kind: 'outside-period' }
  | { readonly kind: 'revoked' }
  | { readonly kind: 'taken-out-by-you' }
  | { readonly kind: 'excluded'; readonly ruleId: string; readonly why: string }
  | { readonly kind: 'over-maximum'; readonly limitId: string; readonly label: string; readonly lostUnits: number }
  | { readonly kind: 'rounded-down'; readonly lostUnits: number }
  | { readonly kind: 'unit-unknown' }
  | { readonly kind: 'units-claimed-by-you' }
  | { readonly kind: 'units-as-approved' };

export type CountedActivity = {
  readonly learning: Learning;
  /** Before maximums; null where the body's scale cannot be reckoned. */
  readonly units: number | null;
  /** What it adds to the quota: 0 ≤ counted ≤ units. */
  readonly countedUnits: number;
  readonly reasons: readonly CountReason[];
};

export type LimitStanding = {
  readonly limitId: string;
  readonly label: string;
  readonly kind: 'minimum' | 'maximum';
  /** Null where the measure hangs on a quota that is not known. */
  readonly limitUnits: number | null;
  readonly haveUnits: number;
  readonly isMet: boolean;
};

export type Verdict =
  /** Quota and minimums are met. */
  | 'met'
  /** Not yet, and the period runs. */
  | 'open'
  /** The period is over and something was missing. */
  | 'missed'
  /** The body asks for no units. */
  | 'nothing-asked'
  /** Tasks instead of units. */
  | 'tasks'
  /** The scale, the quota or the period is not known, or the membership lacks a date or a level. */
  | 'cannot-say';

/** Something that the therapist has to tell before the rule can be applied. */
export type MissingFact = 'joined-on' | 'cycle-ends-on' | 'level' | 'disciplines' | 'quota' | 'unit' | 'cycle';

export type NextThing =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'tell'; readonly fact: MissingFact }
  | { readonly kind: 'fill-minimum'; readonly limitId: string; readonly label: string; readonly units: number }
  | { readonly kind: 'fill-quota'; readonly units: number }
  | { readonly kind: 'do-tasks'; readonly by: Day | null }
  | { readonly kind: 'renew'; readonly on: Day };

export type Standing = {
  readonly rule: BodyRule;
  readonly verdict: Verdict;
  /** Null where there is none, or a fact for it is missing. */
  readonly period: Period | null;
  /** Days from today to the last day, that day included; 0 once it is over; null without a period and for a rolling balance. */
  readonly daysLeft: number | null;
  readonly quotaUnits: number | null;
  readonly carriedInUnits: number;
  /** Carried in and counted. */
  readonly totalUnits: number;
  /** Minutes of all learning in the period, whatever the body's scale. */
  readonly minutes: number;
  /** What would be carried on if the period ended now; null where not known. */
  readonly carriesOnUnits: number | null;
  readonly limits: readonly LimitStanding[];
  /** Learning of the period, and learning outside it (with that reason), newest first. */
  readonly activities: readonly CountedActivity[];
  readonly missing: readonly MissingFact[];
  readonly next: NextThing;
};
