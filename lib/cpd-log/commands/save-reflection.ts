import type { Db, Tx } from '#lib/db/client.ts';
import { isUniqueViolation, transact } from '#lib/db/transaction.ts';
import { newId } from '#lib/ids.ts';
import { isId } from '#lib/paging.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import type { ReflectionRefusal } from '../messages/reflection.ts';
import type { EntryShape } from '../schema/reflection.ts';

type Of =
  | { readonly entryId: string; readonly shape: EntryShape }
  | { readonly bodySlug: string; readonly periodStart: string; readonly shape: 'cmtbc-goals' };

type Written = {
  readonly of: Of;
  readonly answers: Readonly<Record<string, string>>;
  /** The revision that the form was filled from; 0 for none yet. */
  readonly revision: number;
};

function columnsOf(of: Of) {
  return 'entryId' in of
    ? { entryId: of.entryId, shape: of.shape }
    : { bodySlug: of.bodySlug, periodStart: new Date(`${of.periodStart}T00:00:00Z`), shape: of.shape };
}

async function write(tx: Tx, viewer: Viewer, { of, answers, revision }: Written, at: Date) {
  const columns = columnsOf(of);
  if (revision === 0) {
    const there = await tx.cpdReflection.findFirst({
      where: { ...columns, userId: viewer.userId },
      select: { id: true },
    });
    if (there) return refuse('changed-elsewhere' as const);
    await tx.cpdReflection.create({
      data: { id: newId(), userId: viewer.userId, ...columns, answers, createdAt: at, updatedAt: at },
    });
    return ok(null);
  }
  const changed = await tx.cpdReflection.updateMany({
    where: { ...columns, userId: viewer.userId, revision },
    data: { answers, revision: { increment: 1 }, updatedAt: at },
  });
  return changed.count === 1 ? ok(null) : refuse('changed-elsewhere' as const);
}

/**
 * Saves the viewer's private words on one of their own entries, or their goals for a body and a period. An older window does
 * not overwrite a newer one; a first reflection without a word is refused, and one that is emptied later is kept as empty.
 */
export async function saveReflection(
  db: Db,
  viewer: Viewer,
  written: Written,
  at: Date,
): Promise<Result<null, ReflectionRefusal>> {
  const { of, answers, revision } = written;
  if (revision === 0 && Object.keys(answers).length === 0) return refuse('nothing-written');
  try {
    return await transact(db, async (tx) => {
      if ('entryId' in of) {
        const isMine =
          isId(of.entryId) && (await tx.cpdEntry.count({ where: { id: of.entryId, userId: viewer.userId } }));
        if (!isMine) return refuse('not-found');
      }
      return write(tx, viewer, written, at);
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refuse('changed-elsewhere');
    throw error;
  }
}
