'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import type { ActState } from '#components/admin/act-state.ts';
import { endConfirmation, grantConfirmation } from '#components/admin/adjustment-confirmations.ts';
import { grantLine } from '#components/admin/adjustment-table.tsx';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { endAdjustment } from '#lib/quiz/commands/end-adjustment.ts';
import { grantAdjustment } from '#lib/quiz/commands/grant-adjustment.ts';
import { adjustmentMessage } from '#lib/quiz/messages/adjustment.ts';
import type { AdjustmentRefusal } from '#lib/quiz/messages/adjustment.ts';
import { checkGrant } from '#lib/quiz/queries/check-grant.ts';
import { listAdjustments } from '#lib/quiz/queries/list-adjustments.ts';
import { endAdjustmentSchema, grantAdjustmentSchema } from '#lib/quiz/schema/adjustment.ts';
import { now } from '#lib/time/clock.ts';
import { faultsByField, stepOf, valuesOf } from '../../forms.ts';

const grantFields = [
  'requestId',
  'userId',
  'courseSlug',
  'extraTimePercent',
  'time',
  'extraAttempts',
  'wait',
  'untilDay',
  'grantReason',
] as const;

const fieldOf: Readonly<Partial<Record<AdjustmentRefusal, string>>> = {
  'course-not-found': 'courseSlug',
  'nothing-granted': 'extraTimePercent',
  'until-unknown': 'untilDay',
  'until-past': 'untilDay',
};

function refused(reason: AdjustmentRefusal, values: Record<string, string>): ActState {
  const field = fieldOf[reason];
  const message = adjustmentMessage(reason);
  return field ? { errors: { [field]: message }, values } : { message, values };
}

function backTo(userId: string, done: string): never {
  revalidatePath(`/admin/therapists/${userId}`);
  redirect(`/admin/therapists/${userId}?done=${done}#adjustments`);
}

/** Asks, then grants. */
export async function grantAdjustmentAction(_previous: ActState, form: FormData): Promise<ActState> {
  await assertSameOrigin();
  const admin = await requireAdmin();
  const values = valuesOf(form, grantFields);
  if (stepOf(form) === 'edit') return { values };
  const parsed = grantAdjustmentSchema.safeParse({ ...values, reason: values.grantReason });
  if (!parsed.success) return { errors: faultsByField(parsed.error, { reason: 'grantReason' }), values };
  if (stepOf(form) === 'review') {
    const checked = await checkGrant(db(), admin, parsed.data, now());
    if (!checked.ok) return refused(checked.reason, values);
    return { values, confirm: grantConfirmation({ ...checked.value, isEndless: checked.value.validUntil === null }) };
  }
  const done = await grantAdjustment(db(), admin, parsed.data, now());
  if (!done.ok) return refused(done.reason, values);
  backTo(parsed.data.userId, 'adjustment-granted');
}

/** Asks, then ends a grant. */
export async function endAdjustmentAction(_previous: ActState, form: FormData): Promise<ActState> {
  await assertSameOrigin();
  const admin = await requireAdmin();
  const values = valuesOf(form, ['userId', 'email', 'adjustmentId', 'endReason']);
  if (stepOf(form) === 'edit') return { values };
  const parsed = endAdjustmentSchema.safeParse({ ...values, reason: values.endReason });
  if (!parsed.success) return { errors: faultsByField(parsed.error, { reason: 'endReason' }), values };
  if (stepOf(form) === 'review') {
    const all = await listAdjustments(db(), admin, parsed.data.userId, now());
    const grant = all.find(({ id }) => id === parsed.data.adjustmentId);
    if (!grant) return { errors: { adjustmentId: adjustmentMessage('not-found') }, values };
    if (grant.state !== 'in-force') return refused(grant.state === 'ended' ? 'already-ended' : 'already-over', values);
    return { values, confirm: endConfirmation({ grant: grantLine(grant), email: values.email }) };
  }
  const done = await endAdjustment(db(), admin, parsed.data, now());
  if (!done.ok) return refused(done.reason, values);
  backTo(parsed.data.userId, 'adjustment-ended');
}
