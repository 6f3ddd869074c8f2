'use server';

import { redirect } from 'next/navigation';
import type { ActState } from '#components/admin/act-state.ts';
import { eraseAccount, mayEraseNow } from '#lib/account/commands/erase-account.ts';
import { eraseMessage } from '#lib/account/messages/erasure.ts';
import { clearSession, readSessionToken } from '#lib/auth/browser.ts';
import { textOf } from '#lib/auth/form-state.ts';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { requireViewer } from '#lib/auth/session.ts';
import { closeSession } from '#lib/auth/sessions.ts';
import { deleteStored } from '#lib/cpd-log/commands/delete-stored.ts';
import { db } from '#lib/db/client.ts';
import { endEnrolment } from '#lib/enrolment/commands/end-enrolment.ts';
import { now } from '#lib/time/clock.ts';

const here = '/account/settings/data';

/** Asks once more, then erases the viewer's own account and signs this browser out. */
export async function eraseAccountAction(_previous: ActState, form: FormData): Promise<ActState> {
  await assertSameOrigin();
  const viewer = await requireViewer(here);
  const typedEmail = textOf(form, 'typedEmail').slice(0, 320);
  const values = { typedEmail };
  const step = textOf(form, 'step');
  if (step === 'edit') return { values };
  const input = { typedEmail, sessionToken: await readSessionToken() };
  const may =
    step === 'confirm'
      ? await eraseAccount(db(), viewer, input, { endEnrolment, deleteStored }, now())
      : await mayEraseNow(db(), viewer, input, now());
  if (!may.ok) {
    const sentence = eraseMessage(may.reason);
    return may.reason === 'address-differs'
      ? { errors: { typedEmail: sentence }, values }
      : { message: sentence, values };
  }
  if (step === 'confirm') {
    await clearSession();
    redirect('/erased');
  }
  return {
    values,
    confirm: {
      title: 'Erase this account now?',
      points: [
        'This cannot be taken back, by you or by us.',
        'Courses that still run end, and nothing is refunded.',
        'Your certificates keep resolving under their codes.',
      ],
      button: 'Erase my account',
    },
  };
}

/** Signs this browser out and asks for a new sign-in, which then is fresh enough. */
export async function signInAgainAction(): Promise<void> {
  await assertSameOrigin();
  await requireViewer(here);
  const token = await readSessionToken();
  if (token) await closeSession(db(), token);
  await clearSession();
  redirect(`/sign-in?next=${encodeURIComponent(here)}`);
}
