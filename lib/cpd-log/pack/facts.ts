import type { Day, Period, Standing } from '#lib/bodies/rules/types.ts';
import type { BodyRule } from '#lib/bodies/schema.ts';
import type { PublicCertificate } from '#lib/certificate/schema.ts';
import type { LearningRecord } from '../schema/pack.ts';
import type { LogEntry, MembershipItem, ReflectionItem } from '../schema.ts';

/** A certificate of the log with how its course was studied; `record` is null where no course here stands behind it. */
export type CompletionFacts = {
  readonly certificateId: string;
  readonly certificate: PublicCertificate;
  readonly record: LearningRecord | null;
};

/** All that a pack is made from, read and reckoned before. */
export type PackFacts = {
  readonly holder: { readonly legalName: string | null };
  readonly rule: BodyRule | null;
  /** Null where the therapist has not named the body as theirs. */
  readonly membership: MembershipItem | null;
  /** By the body's rule over `period`; null without a body. */
  readonly standing: Standing | null;
  /** Whether the body itself reckons in these dates. */
  readonly isBodyPeriod: boolean;
  readonly entries: readonly LogEntry[];
  readonly completions: readonly CompletionFacts[];
  /** Of the body and the period, not of an entry. */
  readonly goals: readonly ReflectionItem[];
  readonly period: Period;
  /** Undefined: only where the body asks for it. */
  readonly includesReflections: boolean | undefined;
  readonly includesEvidence: boolean;
  readonly today: Day;
};
