'use server';

import { redirect } from 'next/navigation';
import type { ActState } from '#components/admin/act-state.ts';
import { registerApprovalConfirmation } from '#components/admin/approval-confirmations.ts';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { requireAdmin } from '#lib/auth/session.ts';
import { bodies } from '#lib/bodies/load.ts';
import { registerApproval } from '#lib/catalogue/commands/approvals.ts';
import { approvalRefusalSentence } from '#lib/catalogue/messages/approvals.ts';
import { approvalSchema } from '#lib/catalogue/schema/approvals.ts';
import { db } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';
import { faultsByField, stepOf, valuesOf } from '../../forms.ts';

const names = [
  'courseVersionId',
  'bodySlug',
  'jurisdiction',
  'approvalNumber',
  'providerNumber',
  'approvedTitle',
  'units',
  'validFrom',
  'validUntil',
  'reason',
] as const;

/** Asks, then enters an approval. */
export async function registerApprovalAction(_previous: ActState, form: FormData): Promise<ActState> {
  await assertSameOrigin();
  const admin = await requireAdmin();
  const values = valuesOf(form, names);
  if (stepOf(form) === 'edit') return { values };
  const parsed = approvalSchema.safeParse(values);
  if (!parsed.success) return { errors: faultsByField(parsed.error, {}), values };
  const rule = bodies().get(parsed.data.bodySlug);
  if (!rule) return { errors: { bodySlug: approvalRefusalSentence('unknown-body') }, values };
  if (stepOf(form) === 'review') return { values, confirm: registerApprovalConfirmation(parsed.data, rule) };
  const done = await registerApproval(db(), admin, parsed.data, bodies(), now());
  if (!done.ok) return { message: approvalRefusalSentence(done.reason), values };
  redirect(`/admin/approvals/${done.value.approvalId}?done=approval-registered`);
}
