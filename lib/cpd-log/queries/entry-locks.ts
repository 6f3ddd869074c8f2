import type { Db } from '#lib/db/client.ts';
import type { Viewer } from '#lib/viewer.ts';
import { locksOf } from '../rules/locks.ts';
import { typedOf } from '../rules/typed.ts';
import { badgeFactsOf } from '../schema/badge.ts';
import type { BadgeRecord } from '../schema/badge.ts';
import type { TypedEntry } from '../schema/entry.ts';
import type { LogEntry } from '../schema.ts';

/** What a badge said and how its check went, of one of the viewer's entries; null where it has none. Not cached. */
export async function getBadge(db: Db, viewer: Viewer, entryId: string): Promise<BadgeRecord | null> {
  const row = await db.cpdEntry.findFirst({
    where: { id: entryId, userId: viewer.userId },
    select: { badge: true },
  });
  return badgeFactsOf(row?.badge);
}

/** Which facts of an entry are locked, and what was typed with the locked ones as they are saved. Not cached. */
export async function entryLocks(
  db: Db,
  viewer: Viewer,
  entry: LogEntry,
  typed: TypedEntry = {},
): Promise<{ readonly locks: string[]; readonly typed: TypedEntry; readonly hasFacts: boolean }> {
  const badge = entry.source === 'badge' ? await getBadge(db, viewer, entry.id) : null;
  const locks = [...locksOf({ ...entry, badgeMinutes: badge?.minutes ?? null })];
  const saved = typedOf(entry);
  const names = locks.map((name) => (name === 'minutes' ? 'duration' : name));
  const kept = Object.fromEntries(names.map((name) => [name, saved[name] ?? '']));
  return { locks, typed: { ...typed, ...kept }, hasFacts: entry.source !== 'completion' };
}
