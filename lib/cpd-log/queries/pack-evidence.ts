// Cache: none. Files are private and large.
import type { Db } from '#lib/db/client.ts';
import { printableEvidence } from '../pack/appendix.ts';
import type { AppendixImage } from '../pack/appendix.ts';
import type { Pack, PackEvidence } from '../schema/pack.ts';

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

/** The images that become pages of a pack's PDF; none where the evidence is left out. `ownerId` as above. */
export async function readAppendix(db: Db, ownerId: string, pack: Pack): Promise<AppendixImage[]> {
  if (!pack.includesEvidence) return [];
  const images: AppendixImage[] = [];
  for (const file of printableEvidence(pack.evidence)) {
    const content = await readPackFile(db, ownerId, file);
    if (content) images.push({ file, content });
  }
  return images;
}
