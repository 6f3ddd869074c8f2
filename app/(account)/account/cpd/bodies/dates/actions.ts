'use server';

import { redirect } from 'next/navigation';
import { stepOf, valuesOf } from '#app/(admin)/admin/forms.ts';
import type { ActState } from '#components/admin/act-state.ts';
import type { FormState } from '#lib/auth/form-state.ts';
import { textOf } from '#lib/auth/form-state.ts';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { currentViewer, requireViewer } from '#lib/auth/session.ts';
import { addDue, changeDue, removeDue } from '#lib/cpd-log/commands/dues.ts';
import { signedOutSentence } from '#lib/cpd-log/messages/entry.ts';
import { dueFaultMessage, dueRefusalMessage } from '#lib/cpd-log/messages/memberships.ts';
import { changeDueForm, dueForm, idForm } from '#lib/cpd-log/schema/memberships.ts';
import type { DueSaved } from '#lib/cpd-log/schema/memberships.ts';
import { db } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';
import { faultTexts } from '../fault-texts.ts';

const here = '/account/cpd/bodies';
const fields = ['kind', 'label', 'dueOn', 'revision'] as const;
const unreadable = 'This form could not be read. Nothing was changed.';

function refused(saved: Extract<DueSaved, { ok: false }>, values: Record<string, string>): FormState {
  if (saved.reason === 'faulty') return { errors: faultTexts(saved.faults, dueFaultMessage), values };
  const revision = 'revision' in saved && saved.revision ? { revision: saved.revision } : {};
  return { message: dueRefusalMessage(saved.reason), values: { ...values, ...revision } };
}

/** Keeps a day on which something lapses. */
export async function addDueAction(_previous: FormState, form: FormData): Promise<FormState> {
  await assertSameOrigin();
  const viewer = await currentViewer();
  const values = valuesOf(form, fields);
  if (!viewer) return { message: signedOutSentence, values };
  const parsed = dueForm.safeParse(values);
  if (!parsed.success) return { message: unreadable, values };
  const saved = await addDue(db(), viewer, parsed.data, now());
  if (!saved.ok) return refused(saved, values);
  redirect(`${here}?done=date-added#dates`);
}

/** Changes such a day: another day is reminded of anew. */
export async function changeDueAction(_previous: FormState, form: FormData): Promise<FormState> {
  await assertSameOrigin();
  const viewer = await currentViewer();
  const values = valuesOf(form, fields);
  if (!viewer) return { message: signedOutSentence, values };
  const parsed = changeDueForm.safeParse({ ...values, id: textOf(form, 'id') });
  if (!parsed.success) return { message: unreadable, values };
  const saved = await changeDue(db(), viewer, parsed.data, now());
  if (!saved.ok) return refused(saved, values);
  redirect(`${here}?done=date-changed#dates`);
}

/** Asks, then takes a day off the list. */
export async function removeDueAction(_previous: ActState, form: FormData): Promise<ActState> {
  await assertSameOrigin();
  const viewer = await requireViewer(here);
  const parsed = idForm.safeParse({ id: textOf(form, 'id') });
  if (!parsed.success) return { message: dueRefusalMessage('not-found') };
  if (stepOf(form) === 'edit') return {};
  if (stepOf(form) === 'review') {
    return {
      confirm: {
        title: 'Take this date off your list?',
        points: ['It leaves your calendar, and no reminders of it are sent.', 'Your log stays as it is.'],
        button: 'Take it off the list',
      },
    };
  }
  const removed = await removeDue(db(), viewer, parsed.data.id);
  if (!removed.ok) return { message: dueRefusalMessage(removed.reason) };
  redirect(`${here}?done=date-removed#dates`);
}
