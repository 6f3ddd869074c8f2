import type { Db, Tx } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { newId, sha256 } from '#lib/ids.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import { readList } from '../rules/csv-list.ts';
import type { ListDefaults, ListedEntry, ReadList } from '../rules/csv-list.ts';
import { factColumns, wordColumns } from './save-entry.ts';
import { takeTurn } from './take-turn.ts';

const mostEntries = 20_000;

export type CheckedList = ReadList & {
  /** Rows of entries that the log holds already. */
  readonly known: readonly number[];
};
type Sent = { readonly text: string; readonly defaults: ListDefaults; readonly today: string };

const importKeyOf = ({ key }: ListedEntry) => `csv:${sha256(key)}`;
const twinKey = (title: string, day: string, minutes: number) => JSON.stringify([title.toLowerCase(), day, minutes]);

/** Parts a list into what is new and what the log has: the same line imported before, or the same title, day and length. */
async function compare(tx: Tx, viewer: Viewer, list: ReadList): Promise<CheckedList> {
  const have = await tx.cpdEntry.findMany({
    where: { userId: viewer.userId },
    select: { title: true, completedOn: true, minutes: true, importKey: true },
  });
  const keys = new Set(have.map(({ importKey }) => importKey));
  const twins = new Set(
    have.map(({ title, completedOn, minutes }) => twinKey(title, completedOn.toISOString().slice(0, 10), minutes)),
  );
  const isKnown = (entry: ListedEntry) =>
    keys.has(importKeyOf(entry)) || twins.has(twinKey(entry.facts.title, entry.facts.completedOn, entry.facts.minutes));
  return {
    ...list,
    entries: list.entries.filter((entry) => !isKnown(entry)),
    known: list.entries.filter(isKnown).map(({ row }) => row),
  };
}

/** What a list would do to the viewer's own log; nothing is written. */
export function checkList(db: Db, viewer: Viewer, { text, defaults, today }: Sent): Promise<CheckedList> {
  return compare(db, viewer, readList(text, defaults, today));
}

/**
 * Enters a list into the viewer's own log: all of it or, with a single fault, nothing. What the log holds already is passed
 * over, so the same list again adds nothing, also when both come at once.
 */
export async function importList(
  db: Db,
  viewer: Viewer,
  { text, defaults, today }: Sent,
  at: Date,
): Promise<Result<{ count: number }, 'has-faults' | 'log-full'>> {
  const list = readList(text, defaults, today);
  if (list.faults.length > 0) return refuse('has-faults');
  return transact(db, async (tx) => {
    await takeTurn(tx, viewer);
    const { entries } = await compare(tx, viewer, list);
    const held = await tx.cpdEntry.count({ where: { userId: viewer.userId } });
    if (held + entries.length > mostEntries) return refuse('log-full');
    await tx.cpdEntry.createMany({
      data: entries.map((entry) => ({
        id: newId(),
        userId: viewer.userId,
        source: 'csv' as const,
        verification: 'self-declared',
        importKey: importKeyOf(entry),
        ...factColumns(entry.facts),
        ...wordColumns(entry.words),
        createdAt: at,
        updatedAt: at,
      })),
    });
    return ok({ count: entries.length });
  });
}
