'use server';

import { redirect } from 'next/navigation';
import type { ActState } from '#components/admin/act-state.ts';
import { decisionConfirmation } from '#components/admin/confirmations.ts';
import type { Done } from '#components/admin/done-notice.tsx';
import { getIssueRequest } from '#lib/account/admin-queries/queue.ts';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { requireAdmin } from '#lib/auth/session.ts';
import { decideRequest } from '#lib/certificate/commands/decide-request.ts';
import type { Decided } from '#lib/certificate/commands/decide-request.ts';
import { certificateMessage } from '#lib/certificate/messages.ts';
import { decideRequestSchema } from '#lib/certificate/schema.ts';
import { db } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';
import { faultsByField, stepOf, valuesOf } from '../../forms.ts';

/** Asks, then approves or declines a pass that waits. */
export async function decideAction(_previous: ActState, form: FormData): Promise<ActState> {
  await assertSameOrigin();
  const admin = await requireAdmin();
  const values = valuesOf(form, ['requestId', 'decision', 'reason']);
  if (stepOf(form) === 'edit') return { values };
  const parsed = decideRequestSchema.safeParse(values);
  if (!parsed.success) {
    const errors = faultsByField(parsed.error, {});
    return {
      errors: 'decision' in errors ? { ...errors, decision: 'Choose whether to approve or to decline.' } : errors,
      values,
    };
  }
  if (stepOf(form) === 'review') {
    const request = await getIssueRequest(db(), admin, parsed.data.requestId);
    if (!request) return { message: certificateMessage('not-found'), values };
    if (request.decided) return { message: certificateMessage('already-decided'), values };
    const { email, legalName, courseTitle } = request.enrolment;
    return {
      values,
      confirm: decisionConfirmation({
        decision: parsed.data.decision,
        email,
        courseTitle,
        confirmedName: request.isNameConfirmed ? legalName : null,
      }),
    };
  }
  const done = await decideRequest(db(), admin, parsed.data, now());
  if (!done.ok) return { message: certificateMessage(done.reason), values };
  redirect(afterDecision(done.value));
}

function afterDecision({ decision, pass }: Decided): string {
  if (decision === 'approve' && pass?.outcome === 'issued')
    return `/admin/certificates/${pass.certificateId}?done=${'approved' satisfies Done}`;
  const done: Done =
    decision === 'decline' ? 'declined' : pass?.outcome === 'waits' ? approvedWaits(pass.waitsFor) : 'approved-nothing';
  return `/admin/queue?done=${done}`;
}

function approvedWaits(waitsFor: string): Done {
  return waitsFor === 'payment' ? 'approved-waits-for-payment' : 'approved-waits-for-name';
}
