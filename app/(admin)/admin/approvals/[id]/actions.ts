'use server';

import { redirect } from 'next/navigation';
import type { ActState } from '#components/admin/act-state.ts';
import { withdrawApprovalConfirmation } from '#components/admin/approval-confirmations.ts';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { requireAdmin } from '#lib/auth/session.ts';
import { withdrawApproval } from '#lib/catalogue/commands/approvals.ts';
import { approvalRefusalSentence } from '#lib/catalogue/messages/approvals.ts';
import { getApproval } from '#lib/catalogue/queries/approvals.ts';
import { withdrawReasonSchema } from '#lib/catalogue/schema/approvals.ts';
import { db } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';
import { stepOf, valuesOf } from '../../forms.ts';
import { today } from '../choices.ts';

/** Asks, then withdraws an approval. */
export async function withdrawApprovalAction(_previous: ActState, form: FormData): Promise<ActState> {
  await assertSameOrigin();
  const admin = await requireAdmin();
  const values = valuesOf(form, ['approvalId', 'withdrawReason']);
  if (stepOf(form) === 'edit') return { values };
  const reason = withdrawReasonSchema.safeParse(values.withdrawReason);
  if (!reason.success) return { errors: { withdrawReason: reason.error.issues[0]?.message ?? '' }, values };
  const approval = await getApproval(db(), admin, values.approvalId, today());
  if (!approval) return { message: approvalRefusalSentence('not-found'), values };
  if (approval.withdrawnAt) return { message: approvalRefusalSentence('already-withdrawn'), values };
  if (stepOf(form) === 'review') return { values, confirm: withdrawApprovalConfirmation(approval.approvalNumber) };
  const done = await withdrawApproval(db(), admin, approval.id, reason.data, now());
  if (!done.ok) return { message: approvalRefusalSentence(done.reason), values };
  redirect(`/admin/approvals/${approval.id}?done=approval-withdrawn`);
}
