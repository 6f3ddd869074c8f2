import type { Db, Tx } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { newId } from '#lib/ids.ts';
import { isId } from '#lib/paging.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import type { EntryRefusal } from '../messages/entry.ts';
import { locksOf } from '../rules/locks.ts';
import type { EntryClaim, EntryFacts, EntryWords } from '../schema/entry.ts';
import { takeTurn } from './take-turn.ts';

const mostEntries = 20_000;

const dateOf = (day: string | null) => (day === null ? null : new Date(`${day}T00:00:00Z`));

export function factColumns({ title, provider, startedOn, completedOn, minutes, mode, isAssessed }: EntryFacts) {
  return {
    title,
    provider,
    startedOn: dateOf(startedOn),
    completedOn: new Date(`${completedOn}T00:00:00Z`),
    minutes,
    mode,
    isAssessed,
  };
}

export function wordColumns({ relation, subjects, disciplines, learned, use }: EntryWords) {
  return { relation, subjects: [...subjects], disciplines: [...disciplines], learned, use };
}

/** Claims towards the bodies named take the place of those before; claims towards other bodies stay as they are. */
export async function writeClaims(
  tx: Tx,
  entryId: string,
  claims: readonly EntryClaim[],
  bodySlugs: readonly string[],
) {
  await tx.cpdClaim.deleteMany({ where: { entryId, bodySlug: { in: [...bodySlugs] } } });
  await tx.cpdClaim.createMany({ data: claims.map((claim) => ({ entryId, ...claim })) });
}

/** Entries of the viewer with the same title, day and length. */
export async function findTwin(tx: Tx, viewer: Viewer, facts: EntryFacts, except?: string): Promise<string | null> {
  const twin = await tx.cpdEntry.findFirst({
    where: {
      userId: viewer.userId,
      completedOn: new Date(`${facts.completedOn}T00:00:00Z`),
      minutes: facts.minutes,
      title: { equals: facts.title.replaceAll(/[\\%_]/g, String.raw`\$&`), mode: 'insensitive' },
      ...(except === undefined ? {} : { id: { not: except } }),
    },
    select: { id: true },
  });
  return twin?.id ?? null;
}

export type NewEntry = {
  readonly facts: EntryFacts;
  readonly words: EntryWords;
  /** The bodies whose claims the form showed. */
  readonly bodySlugs: readonly string[];
  /** The therapist has seen that it looks like another entry. */
  readonly isAnother: boolean;
  /** A file of the viewer's that waits for its entry. */
  readonly fileId?: string | null;
};

/** Writes an entry by hand into the viewer's own log, with the file that waited for it. A form that is sent twice enters once. */
export async function addEntry(
  db: Db,
  viewer: Viewer,
  { facts, words, bodySlugs, isAnother, fileId }: NewEntry,
  at: Date,
): Promise<Result<{ id: string }, EntryRefusal>> {
  return transact(db, async (tx) => {
    await takeTurn(tx, viewer);
    if ((await tx.cpdEntry.count({ where: { userId: viewer.userId } })) >= mostEntries)
      return refuse('too-many-entries');
    if (!isAnother && (await findTwin(tx, viewer, facts))) return refuse('looks-like-one-you-have');
    const id = newId();
    await tx.cpdEntry.create({
      data: {
        id,
        userId: viewer.userId,
        source: 'manual',
        verification: 'self-declared',
        ...factColumns(facts),
        ...wordColumns(words),
        createdAt: at,
        updatedAt: at,
      },
    });
    await writeClaims(tx, id, words.claims, bodySlugs);
    if (fileId && isId(fileId))
      await tx.evidenceFile.updateMany({
        where: { id: fileId, userId: viewer.userId, entryId: null },
        data: { entryId: id },
      });
    return ok({ id });
  });
}

export type ChangedEntry = {
  readonly id: string;
  /** The revision that the form was filled from. */
  readonly revision: number;
  /** Null where the facts are a certificate's: they are then not touched. */
  readonly facts: EntryFacts | null;
  readonly words: EntryWords;
  readonly bodySlugs: readonly string[];
};

/**
 * Changes one of the viewer's own entries, if nobody has since the form was opened. Facts that a certificate or a checked
 * badge vouches for stay as they are, whatever the form sent.
 */
export async function changeEntry(
  db: Db,
  viewer: Viewer,
  { id, revision, facts, words, bodySlugs }: ChangedEntry,
  at: Date,
): Promise<Result<{ id: string }, EntryRefusal>> {
  if (!isId(id)) return refuse('not-found');
  return transact(db, async (tx) => {
    const found = await tx.cpdEntry.findFirst({
      where: { id, userId: viewer.userId },
      select: { source: true, verification: true },
    });
    if (!found) return refuse('not-found');
    const locks = locksOf(found);
    const free = facts
      ? Object.fromEntries(Object.entries(factColumns(facts)).filter(([name]) => !locks.has(name)))
      : {};
    const changed = await tx.cpdEntry.updateMany({
      where: { id, userId: viewer.userId, revision },
      data: { ...free, ...wordColumns(words), revision: { increment: 1 }, updatedAt: at },
    });
    if (changed.count === 0) return refuse('changed-elsewhere');
    await writeClaims(tx, id, words.claims, bodySlugs);
    return ok({ id });
  });
}
