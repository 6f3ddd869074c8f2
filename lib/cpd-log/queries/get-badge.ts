import type { Db } from '#lib/db/client.ts';
import type { Viewer } from '#lib/viewer.ts';
import { badgeFactsOf } from '../schema/badge.ts';
import type { BadgeRecord } from '../schema/badge.ts';

/** What a badge said and how its check went, of one of the viewer's entries; null where it has none. Not cached. */
export async function getBadge(db: Db, viewer: Viewer, entryId: string): Promise<BadgeRecord | null> {
  const row = await db.cpdEntry.findFirst({
    where: { id: entryId, userId: viewer.userId },
    select: { badge: true },
  });
  return badgeFactsOf(row?.badge);
}
