import type { Db } from '#lib/db/client.ts';
import type { Viewer } from '#lib/viewer.ts';
import { isId } from '#lib/paging.ts';
import type { EvidenceItem } from '../schema.ts';

const select = { id: true, fileName: true, mediaType: true, sizeBytes: true, sha256: true, createdAt: true } as const;

/** Files of the viewer that came first and wait for what to say of them, oldest first. Not cached. */
export function listWaitingFiles(db: Db, viewer: Viewer): Promise<EvidenceItem[]> {
  return db.evidenceFile.findMany({
    where: { userId: viewer.userId, entryId: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select,
  });
}

/** One such file; null for anyone else's, and once it has its entry. */
export function getWaitingFile(db: Db, viewer: Viewer, id: string): Promise<EvidenceItem | null> {
  if (!isId(id)) return Promise.resolve(null);
  return db.evidenceFile.findFirst({ where: { id, userId: viewer.userId, entryId: null }, select });
}
