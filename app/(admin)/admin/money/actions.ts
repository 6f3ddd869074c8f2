'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '#lib/auth/form-state.ts';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { reconcile } from '#lib/payments/commands/reconcile.ts';
import { reconcileRefusalSentence } from '#lib/payments/messages/reconcile.ts';
import { periodOfDays } from '#lib/payments/rules/reconcile.ts';
import { paymentGateway } from '#lib/payments/stripe-gateway.ts';
import { now } from '#lib/time/clock.ts';
import { valuesOf } from '../forms.ts';

/** Compares a period with the payment service's books and shows what was found. */
export async function reconcileAction(_previous: FormState, form: FormData): Promise<FormState> {
  await assertSameOrigin();
  const admin = await requireAdmin();
  const values = valuesOf(form, ['firstDay', 'lastDay']);
  const period = periodOfDays(values.firstDay, values.lastDay);
  if (!period) return { errors: { firstDay: reconcileRefusalSentence('wrong-period') }, values };
  const done = await reconcile(db(), paymentGateway(), admin, period, now());
  if (!done.ok) return { message: reconcileRefusalSentence(done.reason), values };
  redirect(`/admin/money?run=${done.value.runId}#run`);
}
