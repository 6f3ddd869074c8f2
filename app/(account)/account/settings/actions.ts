'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { endOtherSessions, endSession, updateProfile } from '#lib/account/commands.ts';
import { nameNotConfirmedMessage, profileMessage } from '#lib/account/messages.ts';
import { endSessionForm, profileForm } from '#lib/account/schema.ts';
import { clearSession, readSessionToken } from '#lib/auth/browser.ts';
import type { FormState } from '#lib/auth/form-state.ts';
import { textOf } from '#lib/auth/form-state.ts';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { requireViewer } from '#lib/auth/session.ts';
import { findSession } from '#lib/auth/sessions.ts';
import { confirmName } from '#lib/certificate/commands/confirm-name.ts';
import { nameMessage } from '#lib/certificate/messages/names.ts';
import { confirmNameSchema } from '#lib/certificate/schema.ts';
import { db } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';

const here = '/account/settings';

/** Stores display name, time zone and country. */
export async function saveProfileAction(_previous: FormState, form: FormData): Promise<FormState> {
  await assertSameOrigin();
  const viewer = await requireViewer(here);
  const parsed = profileForm.safeParse(Object.fromEntries(form));
  if (!parsed.success) return { message: 'This form could not be read. Nothing was changed.' };
  const saved = await updateProfile(db(), viewer, parsed.data);
  if (saved.ok) redirect(`${here}?saved=profile`);
  const { field, text } = profileMessage(saved.reason);
  return { errors: { [field]: text }, values: parsed.data };
}

/** Stores the name for certificates, once it is confirmed, and collects the certificates that waited for it. */
export async function confirmLegalNameAction(_previous: FormState, form: FormData): Promise<FormState> {
  await assertSameOrigin();
  const viewer = await requireViewer(here);
  const legalName = textOf(form, 'legalName');
  const values = { legalName };
  if (textOf(form, 'confirmed') !== 'yes') return { errors: { confirmed: nameNotConfirmedMessage }, values };
  const parsed = confirmNameSchema.safeParse({ legalName });
  if (!parsed.success)
    return { errors: { legalName: parsed.error.issues[0]?.message ?? 'Give your full name.' }, values };
  const confirmed = await confirmName(db(), viewer, parsed.data, now());
  if (!confirmed.ok) return { errors: { legalName: nameMessage(confirmed.reason, legalName) }, values };
  redirect(`${here}?saved=${confirmed.value.certificateIds.length > 0 ? 'certificate' : 'name'}`);
}

/** Ends one of the viewer's sessions; the present one signs this browser out. */
export async function endSessionAction(form: FormData): Promise<void> {
  await assertSameOrigin();
  const viewer = await requireViewer(here);
  const parsed = endSessionForm.safeParse(Object.fromEntries(form));
  if (!parsed.success) return;
  const token = await readSessionToken();
  const present = token ? await findSession(db(), token, now()) : null;
  await endSession(db(), viewer, parsed.data.sessionId);
  if (present?.id === parsed.data.sessionId) {
    await clearSession();
    redirect('/');
  }
  revalidatePath(here);
}

/** Ends every session of the viewer but this one. */
export async function endOtherSessionsAction(): Promise<void> {
  await assertSameOrigin();
  const viewer = await requireViewer(here);
  const token = await readSessionToken();
  if (token) await endOtherSessions(db(), viewer, token);
  revalidatePath(here);
}
