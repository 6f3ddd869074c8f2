'use server';

import { redirect } from 'next/navigation';
import { stepOf, valuesOf } from '#app/(admin)/admin/forms.ts';
import type { ActState } from '#components/admin/act-state.ts';
import type { CalendarState } from '#components/cpd/calendar-state.ts';
import type { FormState } from '#lib/auth/form-state.ts';
import { textOf } from '#lib/auth/form-state.ts';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { currentViewer, requireViewer } from '#lib/auth/session.ts';
import { newToken } from '#lib/auth/tokens.ts';
import { addMembership, changeMembership, removeMembership } from '#lib/cpd-log/commands/memberships.ts';
import { setCalendarToken, setReminderMail } from '#lib/cpd-log/commands/reminders.ts';
import { signedOutSentence } from '#lib/cpd-log/messages/entry.ts';
import { membershipFaultMessage, membershipRefusalMessage } from '#lib/cpd-log/messages/memberships.ts';
import { getReminderSettings } from '#lib/cpd-log/queries/reminder-settings.ts';
import { changeMembershipForm, idForm, membershipForm } from '#lib/cpd-log/schema/memberships.ts';
import type { MembershipSaved } from '#lib/cpd-log/schema/memberships.ts';
import { db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { now } from '#lib/time/clock.ts';
import { faultTexts } from './fault-texts.ts';

const here = '/account/cpd/bodies';
const fields = [
  'bodySlug',
  'membershipNumber',
  'level',
  'disciplines',
  'joinedOn',
  'cycleEndsOn',
  'carriedIn',
  'revision',
] as const;
const unreadable = 'This form could not be read. Nothing was changed.';

function refused(saved: Extract<MembershipSaved, { ok: false }>, values: Record<string, string>): FormState {
  if (saved.reason === 'faulty') return { errors: faultTexts(saved.faults, membershipFaultMessage), values };
  const revision = 'revision' in saved && saved.revision ? { revision: saved.revision } : {};
  return { message: membershipRefusalMessage(saved.reason), values: { ...values, ...revision } };
}

/** Names a body that the viewer answers to. */
export async function addMembershipAction(_previous: FormState, form: FormData): Promise<FormState> {
  await assertSameOrigin();
  const viewer = await currentViewer();
  const values = valuesOf(form, fields);
  if (!viewer) return { message: signedOutSentence, values };
  const parsed = membershipForm.safeParse(values);
  if (!parsed.success) return { message: unreadable, values };
  const saved = await addMembership(db(), viewer, parsed.data, now());
  if (!saved.ok) return refused(saved, values);
  redirect(`${here}?done=added`);
}

/** Stores what the viewer tells about one of their bodies. */
export async function changeMembershipAction(_previous: FormState, form: FormData): Promise<FormState> {
  await assertSameOrigin();
  const viewer = await currentViewer();
  const values = valuesOf(form, fields);
  if (!viewer) return { message: signedOutSentence, values };
  const parsed = changeMembershipForm.safeParse({ ...values, id: textOf(form, 'id') });
  if (!parsed.success) return { message: unreadable, values };
  const saved = await changeMembership(db(), viewer, parsed.data, now());
  if (!saved.ok) return refused(saved, values);
  redirect(`${here}?done=changed`);
}

/** Asks, then takes a body off the list. */
export async function removeMembershipAction(_previous: ActState, form: FormData): Promise<ActState> {
  await assertSameOrigin();
  const viewer = await requireViewer(here);
  const parsed = idForm.safeParse({ id: textOf(form, 'id') });
  if (!parsed.success) return { message: membershipRefusalMessage('not-found') };
  if (stepOf(form) === 'edit') return {};
  if (stepOf(form) === 'review') {
    return {
      confirm: {
        title: 'Take this body off your list?',
        points: [
          'Where you stand with it is no longer shown, and no reminders of it are sent.',
          'Your log, certificates and evidence stay as they are.',
          'You can name it again at any time; its dates and numbers are then asked for again.',
        ],
        button: 'Take it off the list',
      },
    };
  }
  const removed = await removeMembership(db(), viewer, parsed.data.id);
  if (!removed.ok) return { message: membershipRefusalMessage(removed.reason) };
  redirect(`${here}?done=removed`);
}

/** Turns reminders by mail on or off. */
export async function setReminderMailAction(form: FormData): Promise<void> {
  await assertSameOrigin();
  const viewer = await requireViewer(here);
  const isOn = textOf(form, 'mail') === 'on';
  await setReminderMail(db(), viewer, isOn, now());
  redirect(`${here}?done=${isOn ? 'mail-on' : 'mail-off'}#reminders`);
}

/** Opens the calendar at a new address, told this once. Where one is in use it asks first: the old address ends. */
export async function openCalendarAction(_previous: CalendarState, form: FormData): Promise<CalendarState> {
  await assertSameOrigin();
  const viewer = await requireViewer(here);
  if (stepOf(form) === 'edit') return {};
  const { hasCalendar } = await getReminderSettings(db(), viewer);
  if (hasCalendar && stepOf(form) !== 'confirm') return { isAsking: true };
  const token = newToken();
  await setCalendarToken(db(), viewer, token, now());
  return { address: `${env().appUrl}/calendar/${token}.ics` };
}

/** Asks, then shuts the calendar. */
export async function shutCalendarAction(_previous: ActState, form: FormData): Promise<ActState> {
  await assertSameOrigin();
  const viewer = await requireViewer(here);
  if (stepOf(form) === 'edit') return {};
  if (stepOf(form) === 'review') {
    return {
      confirm: {
        title: 'End the calendar?',
        points: ['Calendar programs that read it find nothing more.', 'Your dates and reminders stay as they are.'],
        button: 'End it',
      },
    };
  }
  await setCalendarToken(db(), viewer, null, now());
  redirect(`${here}?done=calendar-shut#calendar`);
}
