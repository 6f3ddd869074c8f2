'use server';

import { redirect } from 'next/navigation';
import { listOf } from '#app/(account)/account/clinics/read-list.ts';
import { stepOf } from '#app/(admin)/admin/forms.ts';
import type { ImportState } from '#components/cpd/log/import-form.tsx';
import { getProfile } from '#lib/account/queries.ts';
import { textOf } from '#lib/auth/form-state.ts';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { currentViewer } from '#lib/auth/session.ts';
import { checkList, importList } from '#lib/cpd-log/commands/import-list.ts';
import { checkedRows, defaultsOf } from './checked-rows.ts';
import { entryRefusalSentence, signedOutSentence } from '#lib/cpd-log/messages/entry.ts';
import { db } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';
import { dayIn } from '#lib/time/days.ts';

/** Checks a list and shows what it would enter; on the second press enters all of it. */
export async function importListAction(_previous: ImportState, form: FormData): Promise<ImportState> {
  await assertSameOrigin();
  const viewer = await currentViewer();
  const values = { text: await listOf(form), mode: textOf(form, 'mode'), relation: textOf(form, 'relation') };
  if (!viewer) return { message: signedOutSentence, values };
  if (stepOf(form) === 'edit') return { values };
  const { timeZone } = await getProfile(db(), viewer);
  const sent = { text: values.text, defaults: defaultsOf(values), today: dayIn(now(), timeZone) };
  if (stepOf(form) === 'confirm') {
    const done = await importList(db(), viewer, sent, now());
    if (done.ok) redirect(`/account/cpd/log?done=imported-${done.value.count}`);
    if (done.reason === 'log-full') return { message: entryRefusalSentence('too-many-entries'), values };
  }
  return { values, checked: checkedRows(await checkList(db(), viewer, sent)) };
}
