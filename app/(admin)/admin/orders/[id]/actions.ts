'use server';

import { redirect } from 'next/navigation';
import type { ActState } from '#components/admin/act-state.ts';
import { amount } from '#components/admin/order-parts.tsx';
import {
  assignConfirmation,
  paidByHandConfirmation,
  refundConfirmation,
} from '#components/admin/refund-confirmations.ts';
import { getOrderForRefund } from '#lib/account/admin-queries/order-refund.ts';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { assignRefund } from '#lib/payments/commands/assign-refund.ts';
import { markPaidByHand } from '#lib/payments/commands/mark-paid-by-hand.ts';
import { requestAdminRefund } from '#lib/payments/commands/request-refund.ts';
import { adminRefundRefusal, assignRefusalSentence, paidByHandRefusal } from '#lib/payments/messages/refund.ts';
import { previewAdminRefund } from '#lib/payments/queries-refund.ts';
import { adminReasonSchema } from '#lib/payments/schema/refund.ts';
import { paymentGateway } from '#lib/payments/stripe-gateway.ts';
import { now } from '#lib/time/clock.ts';
import { stepOf, valuesOf } from '../../forms.ts';
import { readWish, tickedLines, tickNames } from './wish.ts';

const reasonFault = (text: string): string | null =>
  adminReasonSchema.safeParse(text).error?.issues[0]?.message ?? null;

/** Asks, saying exactly what ends, then gives lines, a part or everything of an order back. */
export async function refundAction(_previous: ActState, form: FormData): Promise<ActState> {
  await assertSameOrigin();
  const admin = await requireAdmin();
  const values = valuesOf(form, ['orderId', 'refundKind', 'refundAmount', 'refundReason', ...tickNames(form)]);
  if (stepOf(form) === 'edit') return { values };
  const { wish, errors } = readWish(values, tickedLines(form));
  const fault = reasonFault(values['refundReason'] ?? '');
  if (!wish || fault) return { errors: { ...errors, ...(fault ? { refundReason: fault } : {}) }, values };
  const orderId = values['orderId'] ?? '';
  const preview = await previewAdminRefund(db(), admin, orderId, wish);
  if (!preview.ok)
    return preview.reason === 'amount-too-large'
      ? { errors: { refundAmount: adminRefundRefusal(preview.reason) }, values }
      : { message: adminRefundRefusal(preview.reason), values };
  if (stepOf(form) === 'review') return { values, confirm: refundConfirmation(preview.value) };
  const input = { orderId, refund: wish, reason: (values['refundReason'] ?? '').trim() };
  const done = await requestAdminRefund(db(), paymentGateway(), admin, input, now());
  if (!done.ok) return { message: adminRefundRefusal(done.reason), values };
  redirect(`/admin/orders/${orderId}?done=refund-asked`);
}

/** Asks, then marks a refund that the bank sent back as paid by hand. */
export async function paidByHandAction(_previous: ActState, form: FormData): Promise<ActState> {
  await assertSameOrigin();
  const admin = await requireAdmin();
  const values = valuesOf(form, ['refundId', 'paidReason']);
  if (stepOf(form) === 'edit') return { values };
  const fault = reasonFault(values.paidReason);
  if (fault) return { errors: { paidReason: fault }, values };
  const found = await getOrderForRefund(db(), admin, values.refundId);
  if (!found) return { message: paidByHandRefusal('unknown-refund'), values };
  if (stepOf(form) === 'review')
    return { values, confirm: paidByHandConfirmation(amount(found.amountMinor, found.currency)) };
  const input = { refundId: values.refundId, reason: values.paidReason.trim() };
  const done = await markPaidByHand(db(), admin, input, now());
  if (!done.ok) return { message: paidByHandRefusal(done.reason), values };
  redirect(`/admin/orders/${done.value.orderId}?done=paid-by-hand`);
}

/** Asks, then writes down which lines a refund made in the dashboard was for. */
export async function assignRefundAction(_previous: ActState, form: FormData): Promise<ActState> {
  await assertSameOrigin();
  const admin = await requireAdmin();
  const values = valuesOf(form, ['refundId', 'endsLines', 'assignReason', ...tickNames(form)]);
  if (stepOf(form) === 'edit') return { values };
  const lineIds = tickedLines(form);
  const endsLines = values['endsLines'];
  const fault = reasonFault(values['assignReason'] ?? '');
  const isChosen = endsLines === 'yes' || endsLines === 'no';
  if (!isChosen || fault) {
    const errors = isChosen ? {} : { endsLines: 'Choose what becomes of these lines.' };
    return { errors: { ...errors, ...(fault ? { assignReason: fault } : {}) }, values };
  }
  const refundId = values['refundId'] ?? '';
  const found = await getOrderForRefund(db(), admin, refundId);
  if (!found) return { message: assignRefusalSentence('unknown-refund'), values };
  if (lineIds.length === 0) return { message: assignRefusalSentence('unknown-line'), values };
  if (stepOf(form) === 'review') {
    const lines = found.lines.filter(({ id }) => lineIds.includes(id)).map(({ name }) => name);
    const amountText = amount(found.amountMinor, found.currency);
    return { values, confirm: assignConfirmation({ amountText, lines, endsLines: endsLines === 'yes' }) };
  }
  const reason = (values['assignReason'] ?? '').trim();
  const input = { refundId, lineIds, endsLines: endsLines === 'yes', reason };
  const done = await assignRefund(db(), admin, input, now());
  if (!done.ok) return { message: assignRefusalSentence(done.reason), values };
  redirect(`/admin/orders/${done.value.orderId}?done=refund-assigned`);
}
