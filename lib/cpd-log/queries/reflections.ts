import type { Db } from '#lib/db/client.ts';
import { isId } from '#lib/paging.ts';
import type { Viewer } from '#lib/viewer.ts';
import type { EntryShape } from '../schema/reflection.ts';

export type StoredReflection = { readonly answers: Readonly<Record<string, string>>; readonly revision: number };

const select = { answers: true, revision: true } as const;

function shapeOf(row: { answers: unknown; revision: number } | null): StoredReflection | null {
  return row ? { answers: row.answers as Record<string, string>, revision: row.revision } : null;
}

/** The viewer's own reflection on one of their entries, in one shape; private to them. Not cached. */
export async function getReflection(
  db: Db,
  viewer: Viewer,
  { entryId, shape }: { readonly entryId: string; readonly shape: EntryShape },
): Promise<StoredReflection | null> {
  if (!isId(entryId)) return null;
  return shapeOf(
    await db.cpdReflection.findFirst({
      where: { userId: viewer.userId, entryId, shape, entry: { userId: viewer.userId } },
      select,
    }),
  );
}

/** The viewer's own goals for a body and the period that begins on a day, YYYY-MM-DD. Not cached. */
export async function getGoals(
  db: Db,
  viewer: Viewer,
  { bodySlug, periodStart }: { readonly bodySlug: string; readonly periodStart: string },
): Promise<StoredReflection | null> {
  return shapeOf(
    await db.cpdReflection.findFirst({
      where: {
        userId: viewer.userId,
        bodySlug,
        periodStart: new Date(`${periodStart}T00:00:00Z`),
        shape: 'cmtbc-goals',
      },
      select,
    }),
  );
}

/** The viewer's entry of the certificate that an attempt led to; null while there is none. Not cached. */
export async function entryOfAttempt(
  db: Db,
  viewer: Viewer,
  attemptId: string,
): Promise<{ readonly id: string; readonly hasReflection: boolean } | null> {
  if (!isId(attemptId)) return null;
  const row = await db.cpdEntry.findFirst({
    where: { userId: viewer.userId, certificate: { attemptId } },
    select: { id: true, _count: { select: { reflections: true } } },
  });
  return row ? { id: row.id, hasReflection: row._count.reflections > 0 } : null;
}

/** The viewer's newest completion since a moment that has no reflection yet. Not cached. */
export function newestUnreflected(db: Db, viewer: Viewer, since: Date) {
  return db.cpdEntry.findFirst({
    where: { userId: viewer.userId, source: 'completion', createdAt: { gte: since }, reflections: { none: {} } },
    orderBy: { createdAt: 'desc' },
    select: { id: true, title: true },
  });
}
