'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '#lib/auth/form-state.ts';
import { textOf } from '#lib/auth/form-state.ts';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { requireViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { log } from '#lib/log.ts';
import { requestMyRefund } from '#lib/payments/commands/request-refund.ts';
import { myRefundRefusal } from '#lib/payments/messages/refund.ts';
import { myRefundSchema } from '#lib/payments/schema/refund.ts';
import { paymentGateway } from '#lib/payments/stripe-gateway.ts';
import { now } from '#lib/time/clock.ts';

/** Gives lines of one's own order back: the second press. */
export async function giveBackAction(_previous: FormState, form: FormData): Promise<FormState> {
  await assertSameOrigin();
  const viewer = await requireViewer('/account/orders');
  const reason = textOf(form, 'reason');
  const values = { reason };
  const parsed = myRefundSchema.safeParse({
    orderId: textOf(form, 'orderId'),
    lineIds: form.getAll('line').map(String),
    reason,
  });
  if (!parsed.success) {
    const fault = parsed.error.issues.find(({ path }) => path[0] === 'reason');
    return fault
      ? { errors: { reason: fault.message }, values }
      : { message: myRefundRefusal('unknown-order'), values };
  }
  const done = await requestMyRefund(db(), paymentGateway(), viewer, parsed.data, now());
  if (!done.ok) {
    log.info({ reason: done.reason }, 'a refund was not given');
    return { message: myRefundRefusal(done.reason), values };
  }
  redirect(`/account/orders/${parsed.data.orderId}?given=${done.value.refundId}`);
}
