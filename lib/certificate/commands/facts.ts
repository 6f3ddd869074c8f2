import type { CourseVersionFacts, Outcome } from '#lib/catalogue/schema.ts';
import { env } from '#lib/env.ts';
import type { SnapshotFacts } from '../snapshot.ts';

/** What every read of a course version for a certificate selects. */
export const versionSelect = {
  version: true,
  title: true,
  outcomes: true,
  facts: true,
  course: { select: { slug: true } },
} as const;

export type VersionRow = {
  readonly version: string;
  readonly title: string;
  readonly outcomes: unknown;
  readonly facts: unknown;
  readonly course: { readonly slug: string };
};

export function factsOf(row: VersionRow): CourseVersionFacts {
  return row.facts as CourseVersionFacts;
}

/** The course's side of a snapshot. */
export function courseFacts(row: VersionRow): SnapshotFacts['course'] {
  return {
    title: row.title,
    slug: row.course.slug,
    version: row.version,
    outcomes: row.outcomes as readonly Outcome[],
    minutes: factsOf(row).minutes,
    validMonths: factsOf(row).certificateValidMonths ?? null,
  };
}

/** The provider's side of a snapshot, as configured now. */
export function issuerFacts(): Pick<SnapshotFacts, 'provider' | 'signatory'> {
  const { name, contact, abn, signatory } = env().provider;
  return { provider: { name, contact, abn }, signatory };
}
