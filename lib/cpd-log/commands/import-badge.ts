import type { Db } from '#lib/db/client.ts';
import { isUniqueViolation, transact } from '#lib/db/transaction.ts';
import { readFile } from '#lib/certificate/check/file/extract.ts';
import { newId } from '#lib/ids.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import type { EvidenceRefusal } from '../messages/evidence.ts';
import type { CheckedBadge } from '../queries/check-badge.ts';
import type { EntryFacts, EntryWords } from '../schema/entry.ts';
import { keepFile } from './add-evidence.ts';
import type { SentFile } from './add-evidence.ts';
import { factColumns, wordColumns, writeClaims } from './save-entry.ts';
import type { EvidenceStores } from './stores.ts';

/**
 * Takes a badge's file before it is an entry. Kept is the credential itself, as text, and not the picture around it: that is
 * what an auditor can check, and no drawing with scripts is ever stored.
 */
export async function keepBadge(
  db: Db,
  viewer: Viewer,
  stores: EvidenceStores,
  sent: SentFile,
  at: Date,
): Promise<Result<{ fileId: string }, EvidenceRefusal | 'no-badge'>> {
  const { text } = readFile(sent.bytes);
  if (text === null) return refuse('no-badge');
  const kind = text.startsWith('{')
    ? { mediaType: 'application/vc+ld+json', extension: 'json' }
    : { mediaType: 'application/vc+jwt', extension: 'jwt' };
  const file = { fileName: sent.fileName, bytes: new Uint8Array(Buffer.from(text, 'utf8')) };
  return keepFile(db, viewer, stores, { entryId: null, sent: file, kind }, at);
}

export type NewBadgeEntry = {
  readonly badge: CheckedBadge;
  readonly facts: EntryFacts;
  readonly words: EntryWords;
  readonly bodySlugs: readonly string[];
  readonly fileId: string;
};

/** Enters a checked badge into the viewer's own log, with its file as evidence. The same badge is entered once. */
export async function enterBadge(
  db: Db,
  viewer: Viewer,
  { badge, facts, words, bodySlugs, fileId }: NewBadgeEntry,
  at: Date,
): Promise<Result<{ id: string }, 'there-already'>> {
  if (badge.entryId) return refuse('there-already');
  const id = newId();
  try {
    await transact(db, async (tx) => {
      await tx.cpdEntry.create({
        data: {
          id,
          userId: viewer.userId,
          source: 'badge',
          verification: badge.verification,
          badge: badge.record,
          importKey: badge.importKey,
          ...factColumns(facts),
          ...wordColumns(words),
          createdAt: at,
          updatedAt: at,
        },
      });
      await writeClaims(tx, id, words.claims, bodySlugs);
      await tx.evidenceFile.updateMany({
        where: { id: fileId, userId: viewer.userId, entryId: null },
        data: { entryId: id },
      });
    });
    return ok({ id });
  } catch (error) {
    if (isUniqueViolation(error)) return refuse('there-already');
    throw error;
  }
}
