import type { Db } from '#lib/db/client.ts';
import type { Viewer } from '#lib/viewer.ts';
import type { MembershipItem } from '../schema.ts';

const dayOf = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;

/** The bodies that the viewer answers to, in the order in which they were named. Not cached. */
export async function listMemberships(db: Db, viewer: Viewer): Promise<MembershipItem[]> {
  const rows = await db.cpdMembership.findMany({
    where: { userId: viewer.userId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      bodySlug: true,
      membershipNumber: true,
      level: true,
      disciplines: true,
      joinedOn: true,
      cycleEndsOn: true,
      carriedInMilli: true,
      carriedInOn: true,
      createdAt: true,
    },
  });
  return rows.map(({ carriedInMilli, carriedInOn, createdAt, joinedOn, cycleEndsOn, ...row }) => ({
    ...row,
    joinedOn: dayOf(joinedOn),
    cycleEndsOn: dayOf(cycleEndsOn),
    carriedInUnits: carriedInMilli / 1000,
    carriedInOn: (carriedInOn ?? createdAt).toISOString().slice(0, 10),
  }));
}
