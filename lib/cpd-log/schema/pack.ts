import { z } from 'zod';
import type { CountReason, LimitStanding, MissingFact, Period, Verdict } from '#lib/bodies/rules/types.ts';
import type { BodyRule, Mode, Relation } from '#lib/bodies/schema.ts';
import type { CertificateResult, CertificateStatus } from '#lib/certificate/schema.ts';
import type { EntrySource, ReflectionItem, Verification } from '../schema.ts';

/** The body that a pack is for, with what its rule says of audits, as our copy of the rule stood when the pack was made. */
export type PackBody = {
  readonly slug: string;
  readonly name: string;
  readonly shortName: string;
  readonly summary: string;
  readonly status: BodyRule['status'];
  /** YYYY-MM-DD on which we last read the sources. */
  readonly checkedOn: string;
  readonly sources: BodyRule['sources'];
  readonly doubts: BodyRule['doubts'];
  readonly unitOne: string;
  readonly unitMany: string;
  readonly audit: string | null;
  readonly keep: readonly string[];
  readonly isOwnForm: boolean;
  readonly notOlderThanYears: number | null;
  readonly isReportedByProvider: boolean;
  readonly asksReflection: BodyRule['reflection']['isAsked'];
  readonly reflectionShape: BodyRule['reflection']['shape'];
};

export type PackActivity = {
  readonly id: string;
  /** From 1, oldest first: the number by which the other parts of the pack name it. */
  readonly position: number;
  readonly title: string;
  readonly provider: string;
  readonly startedOn: string | null;
  readonly completedOn: string;
  readonly minutes: number;
  readonly mode: Mode;
  readonly relation: Relation;
  readonly isAssessed: boolean;
  readonly source: EntrySource;
  readonly verification: Verification;
  readonly certificateNumber: string | null;
  /** The body's units before maximums; null where they cannot be reckoned or there is no body. */
  readonly units: number | null;
  /** Null without a body. */
  readonly countedUnits: number | null;
  readonly reasons: readonly CountReason[];
  readonly evidencePositions: readonly number[];
};

/** How a completion here was studied, from the record. Times are ISO 8601 in UTC. */
export type LearningRecord = {
  readonly contentHash: string;
  readonly enrolledAt: string;
  readonly modules: readonly {
    readonly title: string;
    readonly minutes: number;
    readonly openedAt: string | null;
    readonly completedAt: string | null;
    readonly activeSeconds: number;
  }[];
  readonly attempt: {
    readonly number: number;
    readonly startedAt: string;
    readonly finishedAt: string;
    readonly correct: number;
    readonly total: number;
    readonly percent: number;
    readonly passed: boolean;
  } | null;
};

export type PackCertificate = {
  readonly id: string;
  readonly activityPosition: number;
  readonly number: string;
  readonly code: string;
  /** In a shared pack: as it stands when the page is opened. */
  readonly status: CertificateStatus;
  readonly title: string;
  readonly holderName: string;
  readonly courseTitle: string;
  readonly courseVersion: string;
  readonly completedOn: string;
  readonly hoursText: string;
  readonly hoursMethod: string;
  readonly mode: string;
  readonly outcomes: readonly string[];
  readonly result: CertificateResult | null;
  readonly providerName: string;
  /** "Approval 1234, 3 CE hours": what the registry says for the pack's body. */
  readonly approval: { readonly number: string; readonly title: string; readonly unitsText: string } | null;
  readonly record: LearningRecord | null;
};

export type PackReflection = {
  /** Null: of the body and the period, not of one activity. */
  readonly activityPosition: number | null;
  readonly title: string;
  readonly shape: ReflectionItem['shape'] | 'log';
  readonly answers: readonly { readonly key: string; readonly text: string }[];
};

export type PackEvidence = {
  readonly id: string;
  readonly position: number;
  readonly activityPosition: number;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
};

/** Something an auditor may ask for, or that the reader must know. Positions are those of the activities. */
export type Gap =
  | { readonly kind: 'own-form' }
  | { readonly kind: 'no-legal-name' }
  | { readonly kind: 'not-a-member' }
  | { readonly kind: 'no-membership-number' }
  | { readonly kind: 'fact-missing'; readonly fact: MissingFact }
  | { readonly kind: 'rule-not-verified' }
  | { readonly kind: 'rule-partly-found' }
  | { readonly kind: 'not-a-period-of-the-body' }
  | { readonly kind: 'period-runs' }
  | { readonly kind: 'nothing-logged' }
  | { readonly kind: 'quota-not-met'; readonly shortUnits: number }
  | { readonly kind: 'cannot-count' }
  | { readonly kind: 'tasks' }
  | {
      readonly kind: 'minimum-not-met';
      readonly label: string;
      readonly haveUnits: number;
      readonly limitUnits: number;
    }
  | { readonly kind: 'certificate-revoked'; readonly positions: readonly number[] }
  | { readonly kind: 'too-old'; readonly years: number; readonly positions: readonly number[] }
  | { readonly kind: 'no-evidence'; readonly positions: readonly number[] }
  | { readonly kind: 'no-reflection'; readonly positions: readonly number[] }
  | { readonly kind: 'no-goals' }
  | { readonly kind: 'reflections-left-out' }
  | { readonly kind: 'reported-by-provider' };

export type PackSummary = {
  readonly verdict: Verdict;
  readonly quotaUnits: number | null;
  readonly carriedInUnits: number;
  readonly totalUnits: number;
  readonly carriesOnUnits: number | null;
  readonly limits: readonly LimitStanding[];
};

/** Everything that an auditor is shown: the page, the PDF, the CSV and a shared link are all made from this. Plain JSON. */
export type Pack = {
  readonly holder: {
    readonly legalName: string | null;
    readonly membershipNumber: string | null;
    readonly level: string | null;
    readonly disciplines: readonly string[];
  };
  readonly body: PackBody | null;
  readonly period: Period;
  /** YYYY-MM-DD, in the therapist's own time zone. */
  readonly madeOn: string;
  readonly minutes: number;
  /** Null without a body. */
  readonly summary: PackSummary | null;
  readonly includesReflections: boolean;
  readonly includesEvidence: boolean;
  readonly activities: readonly PackActivity[];
  readonly certificates: readonly PackCertificate[];
  readonly reflections: readonly PackReflection[];
  readonly evidence: readonly PackEvidence[];
  readonly gaps: readonly Gap[];
};

/** A shared link as its owner sees it. */
export type ShareItem = {
  readonly id: string;
  readonly label: string;
  readonly bodySlug: string | null;
  readonly period: Period;
  readonly includesReflections: boolean;
  readonly includesEvidence: boolean;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly withdrawnAt: Date | null;
  readonly state: 'open' | 'expired' | 'withdrawn';
  /** Visits by people; robots are not among them. */
  readonly visitCount: number;
  readonly lastVisitAt: Date | null;
};

export const visitKinds = ['page', 'pdf', 'csv', 'evidence'] as const;
export type VisitKind = (typeof visitKinds)[number];

export type VisitItem = {
  readonly id: string;
  readonly at: Date;
  readonly what: VisitKind;
  readonly browser: string;
  readonly isRobot: boolean;
};

/** A calendar day that there is: 2026-02-30 is none. */
function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
}

const day = z
  .string()
  .trim()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'Give the day as year-month-day.')
  .refine(isDay, 'There is no such day.');

/** The value of "body" that stands for no body. */
export const wholeLog = 'whole-log';

/** Which pack: as it stands in an address. `reflections` and `evidence` are "yes" or "no"; absent, the pack's own default. */
export const packRequestSchema = z
  .object({
    body: z
      .string()
      .trim()
      .max(80)
      .regex(/^[a-z0-9-]+$/, 'Choose a body from the list.'),
    from: day,
    to: day,
    reflections: z.enum(['yes', 'no']).optional(),
    evidence: z.enum(['yes', 'no']).optional(),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'The last day comes before the first.' });
export type PackRequest = z.infer<typeof packRequestSchema>;

export const expiryDays = [7, 30, 90] as const;

export const createShareSchema = z.object({
  label: z
    .string()
    .trim()
    .min(2, 'Say for whom the link is: you will recognise it by this.')
    .max(120, 'Keep it under 120 characters.'),
  days: z.coerce.number().refine((days) => expiryDays.some((each) => each === days), 'Choose 7, 30 or 90 days.'),
});

export const shareIdSchema = z.object({ shareId: z.uuid('That is not an id of ours.') });
