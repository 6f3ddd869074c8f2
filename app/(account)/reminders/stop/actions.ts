'use server';

import { redirect } from 'next/navigation';
import { textOf } from '#lib/auth/form-state.ts';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { authSecret } from '#lib/auth/secret.ts';
import { stopRemindersUnscoped } from '#lib/cpd-log/commands/reminders.ts';
import { openStopToken } from '#lib/cpd-log/reminders/stop-token.ts';
import { db } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';

/** Stops the reminders of the person for whom the link is sealed. Nobody has to sign in for it. */
export async function stopRemindersAction(form: FormData): Promise<void> {
  await assertSameOrigin();
  const userId = openStopToken(textOf(form, 'link'), authSecret());
  const isStopped = userId !== null && (await stopRemindersUnscoped(db(), userId, now()));
  redirect(`/reminders/stop?done=${isStopped ? 'stopped' : 'unknown'}`);
}
