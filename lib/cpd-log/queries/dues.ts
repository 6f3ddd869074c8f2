import type { Db } from '#lib/db/client.ts';
import type { Viewer } from '#lib/viewer.ts';
import type { DueItem, DueKind, DueToChange } from '../schema/memberships.ts';

const select = { id: true, kind: true, label: true, dueOn: true, updatedAt: true } as const;
type Row = { id: string; kind: string; label: string; dueOn: Date; updatedAt: Date };

const itemOf = ({ id, kind, label, dueOn }: Row): DueItem => ({
  id,
  kind: kind as DueKind,
  label,
  dueOn: dueOn.toISOString().slice(0, 10),
});

/** The days on which something of the viewer's lapses, the nearest first. Not cached. */
export async function listDues(db: Db, viewer: Viewer): Promise<DueItem[]> {
  const rows = await db.cpdDue.findMany({
    where: { userId: viewer.userId },
    orderBy: [{ dueOn: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
    select,
  });
  return rows.map(itemOf);
}

/** One of them; null for anyone else's. `id` is a UUID. Not cached. */
export async function getDue(db: Db, viewer: Viewer, id: string): Promise<DueToChange | null> {
  const row = await db.cpdDue.findFirst({ where: { id, userId: viewer.userId }, select });
  return row ? { ...itemOf(row), revision: row.updatedAt.toISOString() } : null;
}
