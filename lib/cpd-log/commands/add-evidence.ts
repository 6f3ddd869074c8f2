import { createHash } from 'node:crypto';
import type { Db, Tx } from '#lib/db/client.ts';
import { isUniqueViolation, transact } from '#lib/db/transaction.ts';
import { newId } from '#lib/ids.ts';
import { isId } from '#lib/paging.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import { scanEvidence } from '../evidence/scan.ts';
import type { NewFile } from '../evidence/store.ts';
import type { EvidenceRefusal } from '../messages/evidence.ts';
import { evidenceLimits, keptFileName } from '../rules/evidence.ts';
import { deleteStored } from './delete-stored.ts';
import type { EvidenceStores } from './stores.ts';

/** Longer than any upload takes: until then the job that clears leftovers leaves the key alone. */
const clearAfterSeconds = 60 * 60;

export type SentFile = { readonly fileName: string; readonly bytes: Uint8Array };
type Kind = { readonly mediaType: string; readonly extension: string };

/** Takes turns per therapist, so that two uploads at once cannot pass the limits together. */
async function roomFor(tx: Tx, viewer: Viewer, entryId: string | null, sha256: string, size: number) {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`evidence ${viewer.userId}`}, 0))`;
  if (entryId !== null) {
    const entry = await tx.cpdEntry.findFirst({ where: { id: entryId, userId: viewer.userId }, select: { id: true } });
    if (!entry) return 'not-found' as const;
  }
  const here = { userId: viewer.userId, entryId };
  if (await tx.evidenceFile.findFirst({ where: { ...here, sha256 }, select: { id: true } }))
    return 'file-there' as const;
  const count = await tx.evidenceFile.count({ where: here });
  if (entryId !== null && count >= evidenceLimits.filesPerEntry) return 'too-many-files' as const;
  if (entryId === null && count >= evidenceLimits.waitingFiles) return 'too-many-waiting' as const;
  const { _sum } = await tx.evidenceFile.aggregate({ where: { userId: viewer.userId }, _sum: { sizeBytes: true } });
  return (_sum.sizeBytes ?? 0) + size > evidenceLimits.totalBytes ? ('no-room' as const) : null;
}

/**
 * Stores a scanned file, at an entry of the viewer's or waiting for one (`entryId` null). Limits are looked at before a
 * storage of its own is troubled, and again in the transaction that writes the row.
 */
export async function keepFile(
  db: Db,
  viewer: Viewer,
  stores: EvidenceStores,
  { entryId, sent, kind }: { readonly entryId: string | null; readonly sent: SentFile; readonly kind: Kind },
  at: Date,
): Promise<Result<{ fileId: string }, EvidenceRefusal>> {
  const store = stores.forNew;
  const { bytes } = sent;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const before = await transact(db, (tx) => roomFor(tx, viewer, entryId, sha256, bytes.byteLength));
  if (before) return refuse(before);
  const id = newId();
  const file: NewFile = { id, storageKey: store.keyOf(id), content: bytes, mediaType: kind.mediaType };
  await transact(db, (tx) => deleteStored(tx, [file], clearAfterSeconds));
  const staged = await store.stage(file);
  if (!staged.ok) return staged;
  try {
    return await transact(db, async (tx) => {
      const full = await roomFor(tx, viewer, entryId, sha256, bytes.byteLength);
      if (full) return refuse(full);
      await tx.evidenceFile.create({
        data: {
          id,
          userId: viewer.userId,
          entryId,
          fileName: keptFileName(sent.fileName, kind.extension),
          mediaType: kind.mediaType,
          sizeBytes: bytes.byteLength,
          sha256,
          storage: store.name,
          storageKey: file.storageKey,
          createdAt: at,
        },
      });
      await store.keep(tx, file);
      return ok({ fileId: id });
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refuse('file-there');
    throw error;
  }
}

/** Takes a photo or a PDF as evidence: for an entry of the viewer's, or before there is one. */
export async function addEvidence(
  db: Db,
  viewer: Viewer,
  stores: EvidenceStores,
  { entryId, sent }: { readonly entryId: string | null; readonly sent: SentFile },
  at: Date,
): Promise<Result<{ fileId: string }, EvidenceRefusal>> {
  if (entryId !== null && !isId(entryId)) return refuse('not-found');
  if (sent.bytes.byteLength > evidenceLimits.fileBytes) return refuse('file-too-large');
  const kind = await scanEvidence(sent.bytes);
  return kind.ok ? keepFile(db, viewer, stores, { entryId, sent, kind: kind.value }, at) : kind;
}

/** Deletes one of the viewer's own files, from its entry or from those that wait. */
export async function deleteEvidence(db: Db, viewer: Viewer, fileId: string): Promise<Result<null, 'not-found'>> {
  if (!isId(fileId)) return refuse('not-found');
  return transact(db, async (tx) => {
    const file = await tx.evidenceFile.findFirst({
      where: { id: fileId, userId: viewer.userId },
      select: { storageKey: true },
    });
    if (!file) return refuse('not-found');
    await tx.evidenceFile.deleteMany({ where: { id: fileId, userId: viewer.userId } });
    await deleteStored(tx, [file]);
    return ok(null);
  });
}
