// Cache: none. Files are private and large.
import type { Db } from '#lib/db/client.ts';
import { mayBePrinted, printableEvidence } from '../pack/appendix.ts';
import type { AppendixImage } from '../pack/appendix.ts';
import type { Pack } from '../schema/pack.ts';
import { readEvidenceFor } from './read-evidence.ts';

/**
 * A file of a pack; refused as not found when its therapist has removed it since. `ownerId` is whose pack it is: the file must
 * be theirs, whoever asks.
 */
export function findPackFile(db: Db, ownerId: string, fileId: string) {
  return readEvidenceFor(db, { userId: ownerId, role: 'therapist' }, fileId);
}

/** What is in such a file; null when it was removed, or cannot be read now. */
export async function readPackFile(db: Db, ownerId: string, fileId: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const found = await findPackFile(db, ownerId, fileId);
  return found.ok ? found.value.content : null;
}

/** The images that become pages of a pack's PDF; none where the evidence is left out. `ownerId` as above. */
export async function readAppendix(db: Db, ownerId: string, pack: Pack): Promise<AppendixImage[]> {
  if (!pack.includesEvidence) return [];
  const images: AppendixImage[] = [];
  for (const file of printableEvidence(pack.evidence)) {
    const content = await readPackFile(db, ownerId, file.id);
    if (content && mayBePrinted({ file, content })) images.push({ file, content });
  }
  return images;
}
