'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { confirmLegalName, endOtherSessions, endSession, updateProfile } from '#lib/account/commands.ts';
import { legalNameMessage, profileMessage } from '#lib/account/messages.ts';
import { endSessionForm, legalNameForm, profileForm } from '#lib/account/schema.ts';
import { clearSession, readSessionToken } from '#lib/auth/browser.ts';
import type { FormState } from '#lib/auth/form-state.ts';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { requireViewer } from '#lib/auth/session.ts';
import { findSession } from '#lib/auth/sessions.ts';
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

/** Stores the name for certificates, once it is confirmed. */
export async function confirmLegalNameAction(_previous: FormState, form: FormData): Promise<FormState> {
  await assertSameOrigin();
  const viewer = await requireViewer(here);
  const parsed = legalNameForm.safeParse(Object.fromEntries(form));
  if (!parsed.success) return { message: 'This form could not be read. Nothing was changed.' };
  const { legalName, confirmed } = parsed.data;
  const saved = await confirmLegalName(db(), viewer, { legalName, isConfirmed: confirmed === 'yes' }, now());
  if (saved.ok) redirect(`${here}?saved=name`);
  return { errors: { [saved.reason === 'not-confirmed' ? 'confirmed' : 'legalName']: legalNameMessage(saved.reason) }, values: { legalName } };
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
