'use server';

import { redirect } from 'next/navigation';
import type { EntryState } from '#components/cpd/log/entry-state.ts';
import { getProfile } from '#lib/account/queries.ts';
import { textOf } from '#lib/auth/form-state.ts';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { requireViewer } from '#lib/auth/session.ts';
import { enterBadge } from '#lib/cpd-log/commands/import-badge.ts';
import { entryFaultSentence } from '#lib/cpd-log/messages/entry.ts';
import { evidenceRefusalSentence } from '#lib/cpd-log/messages/evidence.ts';
import { readFacts, readWords } from '#lib/cpd-log/rules/entry.ts';
import { locksOf } from '#lib/cpd-log/rules/locks.ts';
import { withLocked } from '#lib/cpd-log/rules/typed.ts';
import { db } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';
import { dayIn } from '#lib/time/days.ts';
import { claimBodies, shownIn, typedIn } from '../typed.ts';
import { waitingBadge } from './waiting.ts';

const folder = '/account/cpd/log';

/** Enters a badge that waits, checked once more: what it states is taken from it and not from the form. */
export async function enterBadgeAction(_previous: EntryState, form: FormData): Promise<EntryState> {
  await assertSameOrigin();
  const viewer = await requireViewer(`${folder}/badge`);
  const bodySlugs = shownIn(form, await claimBodies(db(), viewer));
  const values = typedIn(form, bodySlugs);
  const fileId = textOf(form, 'fileId');
  const badge = await waitingBadge(viewer, fileId);
  if (!badge) return { message: evidenceRefusalSentence('content-lost') ?? '', values };
  if (badge.entryId) redirect(`${folder}/${badge.entryId}?done=there-already`);
  const locks = locksOf({ source: 'badge', verification: badge.verification });
  const { timeZone } = await getProfile(db(), viewer);
  const { facts, faults } = readFacts(withLocked(values, badge.typed, locks), dayIn(now(), timeZone));
  const { words, faults: wordFaults } = readWords(values, bodySlugs);
  if (!facts || !words) {
    const all = Object.entries({ ...faults, ...wordFaults });
    return { values, errors: Object.fromEntries(all.map(([name, fault]) => [name, entryFaultSentence(name, fault)])) };
  }
  const entered = await enterBadge(db(), viewer, { badge, facts, words, bodySlugs, fileId }, now());
  if (!entered.ok) redirect(`${folder}/badge?file=${encodeURIComponent(fileId)}`);
  redirect(`${folder}/${entered.value.id}?done=badge`);
}
