import type { Db } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { newId } from '#lib/ids.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import { getToday } from '../queries/today.ts';
import { readDue } from '../rules/dues.ts';
import type { ChangeDueInput, DueInput, DueSaved } from '../schema/memberships.ts';
import { dateOf, laterThan } from './dates.ts';
import { takeTurn } from './take-turn.ts';

const mostDues = 40;

/** Keeps a day on which something of the viewer's lapses; the same one again, as a form sent twice is, is the one there is. */
export async function addDue(db: Db, viewer: Viewer, input: DueInput, at: Date): Promise<DueSaved> {
  const read = readDue(input, await getToday(db, viewer, at));
  if ('faults' in read) return { ok: false, reason: 'faulty', faults: read.faults };
  const { dueOn, ...facts } = read.facts;
  const told = { userId: viewer.userId, ...facts, dueOn: dateOf(dueOn) };
  return transact<DueSaved>(db, async (tx) => {
    await takeTurn(tx, viewer);
    const same = await tx.cpdDue.findFirst({ where: told, select: { id: true } });
    if (same) return { ok: true, id: same.id };
    if ((await tx.cpdDue.count({ where: { userId: viewer.userId } })) >= mostDues) return refuse('too-many');
    const id = newId();
    await tx.cpdDue.create({ data: { id, ...told, createdAt: at, updatedAt: at } });
    return { ok: true, id };
  });
}

/** Changes such a day of the viewer's, unless it was changed since they opened it. */
export async function changeDue(db: Db, viewer: Viewer, input: ChangeDueInput, at: Date): Promise<DueSaved> {
  const held = await db.cpdDue.findFirst({
    where: { id: input.id, userId: viewer.userId },
    select: { updatedAt: true },
  });
  if (!held) return refuse('not-found');
  const read = readDue(input, await getToday(db, viewer, at));
  if ('faults' in read) return { ok: false, reason: 'faulty', faults: read.faults };
  const { dueOn, ...facts } = read.facts;
  const seen = new Date(input.revision);
  const changed = await db.cpdDue.updateMany({
    where: { id: input.id, userId: viewer.userId, updatedAt: seen },
    data: { ...facts, dueOn: dateOf(dueOn), updatedAt: laterThan(seen, at) },
  });
  if (changed.count === 1) return { ok: true, id: input.id };
  return { ok: false, reason: 'stale', revision: held.updatedAt.toISOString() };
}

/** Takes a day off the viewer's list. */
export async function removeDue(db: Db, viewer: Viewer, id: string): Promise<Result<null, 'not-found'>> {
  const removed = await db.cpdDue.deleteMany({ where: { id, userId: viewer.userId } });
  return removed.count === 1 ? ok(null) : refuse('not-found');
}
