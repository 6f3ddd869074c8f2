import type { Mode, Relation, Subject } from '#lib/bodies/schema.ts';
import type { CertificateStatus } from '#lib/certificate/schema.ts';

export type EntrySource = 'completion' | 'manual' | 'csv' | 'badge';
export type Verification = 'issued-here' | 'signature-checked' | 'self-declared';

export type EvidenceItem = {
  readonly id: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly createdAt: Date;
};

export type ReflectionItem = {
  readonly id: string;
  readonly shape: 'free' | 'cnhc-steps' | 'cmtbc-goals';
  readonly answers: Readonly<Record<string, string>>;
  readonly updatedAt: Date;
};

/** One line of the log. */
export type LogEntry = {
  readonly id: string;
  readonly source: EntrySource;
  readonly title: string;
  readonly provider: string;
  /** YYYY-MM-DD. */
  readonly startedOn: string | null;
  readonly completedOn: string;
  readonly minutes: number;
  readonly mode: Mode;
  readonly relation: Relation;
  readonly subjects: readonly Subject[];
  readonly disciplines: readonly string[];
  readonly isAssessed: boolean;
  readonly learned: string;
  readonly use: string;
  readonly verification: Verification;
  readonly revision: number;
  /** Null for what was learned elsewhere. */
  readonly certificate: {
    readonly id: string;
    readonly code: string;
    readonly number: string;
    readonly status: CertificateStatus;
    readonly courseSlug: string;
    readonly courseVersion: string;
    /** Units as approved, by body slug. */
    readonly approvedUnits: Readonly<Record<string, number>>;
  } | null;
  readonly claims: Readonly<Record<string, { readonly isExcluded: boolean; readonly units: number | null }>>;
  readonly evidence: readonly EvidenceItem[];
  readonly reflections: readonly ReflectionItem[];
};

export type MembershipItem = {
  readonly id: string;
  readonly bodySlug: string;
  readonly membershipNumber: string | null;
  readonly level: string | null;
  readonly disciplines: readonly string[];
  readonly joinedOn: string | null;
  readonly cycleEndsOn: string | null;
  readonly carriedInUnits: number;
  /** The day on which it was told: what was carried in belongs to the period of that day. */
  readonly carriedInOn: string;
};
