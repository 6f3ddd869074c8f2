import type { Db } from '#lib/db/client.ts';
import type { Viewer } from '#lib/viewer.ts';
import type { MembershipToChange } from '../schema/memberships.ts';
import { listMemberships } from './memberships.ts';

/** One membership of the viewer's, with its revision; null for anyone else's. `id` is a UUID. Not cached. */
export async function getMembership(db: Db, viewer: Viewer, id: string): Promise<MembershipToChange | null> {
  const row = await db.cpdMembership.findFirst({ where: { id, userId: viewer.userId }, select: { updatedAt: true } });
  const item = (await listMemberships(db, viewer)).find((each) => each.id === id);
  return row && item ? { ...item, revision: row.updatedAt.toISOString() } : null;
}
