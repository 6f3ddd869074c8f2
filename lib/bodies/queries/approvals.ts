import type { Db } from '#lib/db/client.ts';

export type HeldApproval = {
  readonly bodySlug: string;
  readonly jurisdiction: string;
  readonly approvalNumber: string;
  readonly units: number;
};

/**
 * Approvals of a course's newest version that hold on a day (YYYY-MM-DD). Public: an approval belongs to no therapist. Not
 * cached; at most a few for each body.
 */
export async function listHeldApprovals(db: Db, courseSlug: string, day: string): Promise<HeldApproval[]> {
  const on = new Date(`${day}T00:00:00Z`);
  const version = await db.courseVersion.findFirst({
    where: { course: { slug: courseSlug } },
    orderBy: { publishedAt: 'desc' },
    select: {
      approvals: {
        where: {
          withdrawnAt: null,
          validFrom: { lte: on },
          OR: [{ validUntil: null }, { validUntil: { gte: on } }],
        },
        orderBy: [{ bodySlug: 'asc' }, { jurisdiction: 'asc' }],
        select: { bodySlug: true, jurisdiction: true, approvalNumber: true, unitsMilli: true },
      },
    },
  });
  return (version?.approvals ?? []).map(({ unitsMilli, ...approval }) => ({ ...approval, units: unitsMilli / 1000 }));
}

/** Units by body slug; where a body approved a course in several places, the smallest number. */
export function approvedUnitsOf(
  approvals: readonly Pick<HeldApproval, 'bodySlug' | 'units'>[],
): Record<string, number> {
  const least = new Map<string, number>();
  for (const { bodySlug, units } of approvals) least.set(bodySlug, Math.min(units, least.get(bodySlug) ?? units));
  return Object.fromEntries(least);
}
