// Cache: none. Files are private and large.
import type { Db } from '#lib/db/client.ts';
import type { PackEvidence } from '../schema/pack.ts';

/**
 * What is in a file of a pack; null when its therapist has removed it since. `ownerId` is whose pack it is: the file must be
 * theirs and unchanged, whoever asks.
 */
export async function readPackFile(db: Db, ownerId: string, file: PackEvidence): Promise<Uint8Array | null> {
  const row = await db.evidenceFile.findFirst({
    where: { id: file.id, userId: ownerId, sha256: file.sha256 },
    select: { blob: { select: { content: true } } },
  });
  return row?.blob?.content ?? null;
}
