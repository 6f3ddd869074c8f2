import type { Db } from '#lib/db/client.ts';
import type { EvidenceStore } from './evidence/store.ts';

/**
 * Deletes files that lie outside the database. A key that a row still names is left alone, so the same job also clears what
 * an upload that never came to its end left behind. Throws while the storage is away: the job is tried again.
 */
export function makeDeleteStored(store: EvidenceStore | null) {
  return async (db: Db, { keys }: { keys: string[] }): Promise<void> => {
    const kept = await db.evidenceFile.findMany({ where: { storageKey: { in: keys } }, select: { storageKey: true } });
    const inUse = new Set(kept.map(({ storageKey }) => storageKey));
    const free = keys.filter((key) => !inUse.has(key));
    if (free.length === 0) return;
    if (!store) throw new Error('files wait to be deleted in a storage that is not configured');
    await store.remove(free);
  };
}
