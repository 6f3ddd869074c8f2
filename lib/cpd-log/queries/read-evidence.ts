import type { Db } from '#lib/db/client.ts';
import { isId } from '#lib/paging.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import type { EvidenceStores } from '../commands/stores.ts';
import { evidenceStores } from '../commands/stores.ts';
import type { StoreRefusal } from '../evidence/store.ts';

export type ReadFile = {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Uint8Array<ArrayBuffer>;
};

/**
 * A file of the owner's with its content, unaltered since it was stored. For a share, the owner is whoever shared, and which
 * of their files it shows is the share's to decide. Not cached.
 * @param entryId only a file of this entry; null: only one that waits for its entry
 */
export async function readEvidenceFor(
  db: Db,
  owner: Viewer,
  fileId: string,
  { entryId, stores = evidenceStores() }: { readonly entryId?: string | null; readonly stores?: EvidenceStores } = {},
): Promise<Result<ReadFile, StoreRefusal | 'not-found'>> {
  if (!isId(fileId) || (typeof entryId === 'string' && !isId(entryId))) return refuse('not-found');
  const file = await db.evidenceFile.findFirst({
    where: { id: fileId, userId: owner.userId, ...(entryId === undefined ? {} : { entryId }) },
    select: { id: true, fileName: true, mediaType: true, sha256: true, storage: true, storageKey: true },
  });
  if (!file) return refuse('not-found');
  const store = stores.of(file.storage);
  if (!store) return refuse('storage-away');
  const content = await store.read(db, file);
  return content.ok ? ok({ fileName: file.fileName, mediaType: file.mediaType, content: content.value }) : content;
}
