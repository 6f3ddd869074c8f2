import type { Db } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { isId } from '#lib/paging.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import type { EntryRefusal } from '../messages/entry.ts';
import { deleteStored } from './delete-stored.ts';

/**
 * Deletes one of the viewer's own entries with its claims, reflections and files. What lies outside the database is deleted by
 * a job that is queued in the same transaction. A completion stays: it is its certificate's.
 */
export async function deleteEntry(db: Db, viewer: Viewer, id: string): Promise<Result<null, EntryRefusal>> {
  if (!isId(id)) return refuse('not-found');
  return transact(db, async (tx) => {
    const entry = await tx.cpdEntry.findFirst({
      where: { id, userId: viewer.userId },
      select: { source: true, files: { select: { storageKey: true } } },
    });
    if (!entry) return refuse('not-found');
    if (entry.source === 'completion') return refuse('issued-here');
    await tx.cpdEntry.deleteMany({ where: { id, userId: viewer.userId } });
    await deleteStored(tx, entry.files);
    return ok(null);
  });
}
