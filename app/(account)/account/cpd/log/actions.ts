'use server';

import { redirect } from 'next/navigation';
import { stepOf } from '#app/(admin)/admin/forms.ts';
import type { ActState } from '#components/admin/act-state.ts';
import type { EntryState } from '#components/cpd/log/entry-state.ts';
import { getProfile } from '#lib/account/queries.ts';
import { textOf } from '#lib/auth/form-state.ts';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { currentViewer, requireViewer } from '#lib/auth/session.ts';
import { deleteEntry } from '#lib/cpd-log/commands/delete-entry.ts';
import { addEntry, changeEntry } from '#lib/cpd-log/commands/save-entry.ts';
import { entryFaultSentence, entryRefusalSentence, signedOutSentence } from '#lib/cpd-log/messages/entry.ts';
import { getEntry } from '#lib/cpd-log/queries/list-log.ts';
import { readFacts, readWords } from '#lib/cpd-log/rules/entry.ts';
import type { EntryFaults } from '#lib/cpd-log/rules/entry.ts';
import { locksOf } from '#lib/cpd-log/rules/locks.ts';
import { differences, typedOf, withLocked } from '#lib/cpd-log/rules/typed.ts';
import { entryIdSchema } from '#lib/cpd-log/schema/entry.ts';
import { db } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';
import { dayIn } from '#lib/time/days.ts';
import type { Viewer } from '#lib/viewer.ts';
import { claimBodies, claimsIn, shownIn, typedIn } from './typed.ts';

const folder = '/account/cpd/log';

async function todayOf(viewer: Viewer): Promise<string> {
  const { timeZone } = await getProfile(db(), viewer);
  return dayIn(now(), timeZone);
}

function sentences(faults: EntryFaults): Record<string, string> {
  return Object.fromEntries(Object.entries(faults).map(([name, fault]) => [name, entryFaultSentence(name, fault)]));
}

/** Every body's claim that the form could hold: nothing typed is lost while signed out. */
function signedOut(form: FormData): EntryState {
  return {
    message: signedOutSentence,
    ...(textOf(form, 'revision') ? { revision: textOf(form, 'revision') } : {}),
    ...(textOf(form, 'isAnother') === 'yes' ? { isAnother: true } : {}),
    values: { ...typedIn(form, []), ...claimsIn(form) },
  };
}

/** Enters a piece of learning by hand. */
export async function addEntryAction(_previous: EntryState, form: FormData): Promise<EntryState> {
  await assertSameOrigin();
  const viewer = await currentViewer();
  if (!viewer) return signedOut(form);
  const bodySlugs = shownIn(form, await claimBodies(db(), viewer));
  const values = typedIn(form, bodySlugs);
  const { facts, faults } = readFacts(values, await todayOf(viewer));
  const { words, faults: wordFaults } = readWords(values, bodySlugs);
  if (!facts || !words) return { errors: sentences({ ...faults, ...wordFaults }), values };
  const isAnother = textOf(form, 'isAnother') === 'yes';
  const fileId = textOf(form, 'fileId') || null;
  const added = await addEntry(db(), viewer, { facts, words, bodySlugs, isAnother, fileId }, now());
  if (!added.ok) {
    const isTwin = added.reason === 'looks-like-one-you-have';
    return { message: entryRefusalSentence(added.reason), values, ...(isTwin ? { isAnother: true } : {}) };
  }
  redirect(`${folder}/${added.value.id}?done=added`);
}

/** Changes an entry; one that was changed elsewhere in the meantime is shown beside what was typed. */
export async function changeEntryAction(_previous: EntryState, form: FormData): Promise<EntryState> {
  await assertSameOrigin();
  const viewer = await currentViewer();
  if (!viewer) return signedOut(form);
  const bodySlugs = shownIn(form, await claimBodies(db(), viewer));
  const values = typedIn(form, bodySlugs);
  const ids = entryIdSchema.safeParse({ id: textOf(form, 'id'), revision: textOf(form, 'revision') });
  if (!ids.success) return { message: entryRefusalSentence('not-found'), values };
  const known = await getEntry(db(), viewer, ids.data.id);
  if (!known) return { message: entryRefusalSentence('not-found'), values };
  const hasFacts = known.source !== 'completion';
  const typed = withLocked(values, typedOf(known), locksOf(known));
  const read = hasFacts ? readFacts(typed, await todayOf(viewer)) : { facts: null, faults: {} };
  const { words, faults } = readWords(values, bodySlugs);
  if ((hasFacts && !read.facts) || !words) return { errors: sentences({ ...read.faults, ...faults }), values };
  const changed = await changeEntry(db(), viewer, { ...ids.data, facts: read.facts, words, bodySlugs }, now());
  if (changed.ok) redirect(`${folder}/${ids.data.id}?done=saved`);
  const saved = changed.reason === 'changed-elsewhere' ? await getEntry(db(), viewer, ids.data.id) : null;
  return {
    message: entryRefusalSentence(changed.reason),
    values,
    ...(saved ? { revision: String(saved.revision), savedNow: differences(values, saved) } : {}),
  };
}

/** Asks, then deletes an entry with its files and reflections. */
export async function deleteEntryAction(_previous: ActState, form: FormData): Promise<ActState> {
  await assertSameOrigin();
  const viewer = await requireViewer(folder);
  const id = textOf(form, 'id');
  const entry = await getEntry(db(), viewer, id);
  if (!entry) return { message: entryRefusalSentence('not-found') };
  if (stepOf(form) === 'edit') return {};
  if (stepOf(form) === 'review') {
    const count = entry.evidence.length;
    return {
      confirm: {
        title: `Delete “${entry.title}”?`,
        points: [
          'The entry, what you wrote about it and your reflections on it are gone for good.',
          ...(count > 0 ? [`So ${count === 1 ? 'is its file' : `are its ${count} files`}.`] : []),
          'It counts for no body any more.',
        ],
        button: 'Delete it',
      },
    };
  }
  const done = await deleteEntry(db(), viewer, id);
  if (!done.ok) return { message: entryRefusalSentence(done.reason) };
  redirect(`${folder}?done=deleted`);
}
