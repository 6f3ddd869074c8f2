'use server';

import { redirect } from 'next/navigation';
import type { ActState } from '#components/admin/act-state.ts';
import { closeCodeConfirmation } from '#components/admin/code-confirmations.ts';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { closeCode } from '#lib/payments/commands/codes.ts';
import { codeRefusalSentence } from '#lib/payments/messages/codes-admin.ts';
import { getCodeForAdmin } from '#lib/payments/queries-codes.ts';
import { closeReasonSchema } from '#lib/payments/schema/codes.ts';
import { now } from '#lib/time/clock.ts';
import { stepOf, valuesOf } from '../../forms.ts';

/** Asks, then closes a code. */
export async function closeCodeAction(_previous: ActState, form: FormData): Promise<ActState> {
  await assertSameOrigin();
  const admin = await requireAdmin();
  const values = valuesOf(form, ['codeId', 'closeReason']);
  if (stepOf(form) === 'edit') return { values };
  const reason = closeReasonSchema.safeParse(values.closeReason);
  if (!reason.success) return { errors: { closeReason: reason.error.issues[0]?.message ?? '' }, values };
  const code = await getCodeForAdmin(db(), admin, values.codeId, now());
  if (!code) return { message: codeRefusalSentence('not-found'), values };
  if (code.closedAt) return { message: codeRefusalSentence('already-closed'), values };
  if (stepOf(form) === 'review') return { values, confirm: closeCodeConfirmation(code.code, code.uses) };
  const done = await closeCode(db(), admin, code.id, reason.data, now());
  if (!done.ok) return { message: codeRefusalSentence(done.reason), values };
  redirect(`/admin/codes/${code.id}?done=code-closed`);
}
