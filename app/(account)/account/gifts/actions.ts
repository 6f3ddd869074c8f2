'use server';

import { redirect } from 'next/navigation';
import { stepOf, valuesOf } from '#app/(admin)/admin/forms.ts';
import type { ActState } from '#components/admin/act-state.ts';
import type { FormState } from '#lib/auth/form-state.ts';
import { textOf } from '#lib/auth/form-state.ts';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { requireViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { remindInvited } from '#lib/payments/commands/seats/change-seat.ts';
import { checkReaddress, readdressGift } from '#lib/payments/commands/seats/readdress-gift.ts';
import { giftRefusalSentence } from '#lib/payments/messages/seats.ts';
import { giftSchema, seatSchema } from '#lib/payments/schema/seats.ts';
import type { SeatRefusal } from '#lib/payments/schema/seats.ts';
import { now } from '#lib/time/clock.ts';

const folder = '/account/gifts';

const fields: Partial<Record<SeatRefusal, string>> = {
  'not-an-address': 'giftEmail',
  'already-invited': 'giftEmail',
  'name-too-long': 'giftName',
  'message-too-long': 'giftMessage',
};

/** A refusal beside its field, or above the form. */
function faultOf(reason: SeatRefusal): FormState {
  const text = giftRefusalSentence(reason);
  const field = fields[reason];
  return field === undefined ? { message: text } : { errors: { [field]: text } };
}

/** Asks, then sends a gift that nobody has begun with to another address. */
export async function readdressAction(_previous: ActState, form: FormData): Promise<ActState> {
  await assertSameOrigin();
  const viewer = await requireViewer(folder);
  const values = valuesOf(form, ['giftEmail', 'giftName', 'giftMessage']);
  const parsed = giftSchema.safeParse({
    orderId: textOf(form, 'orderId'),
    email: values.giftEmail,
    name: values.giftName,
    message: values.giftMessage,
  });
  if (!parsed.success) return { message: giftRefusalSentence('not-found'), values };
  if (stepOf(form) === 'edit') return { values };
  const may = await checkReaddress(db(), viewer, parsed.data, now());
  if (!may.ok) return { ...faultOf(may.reason), values };
  if (stepOf(form) === 'review') {
    return {
      values,
      confirm: {
        title: 'Send the gift to this address?',
        points: [
          'Whoever was asked before can no longer take it, and is told.',
          'This works while nobody has begun to study.',
        ],
        button: 'Send the gift',
      },
    };
  }
  const done = await readdressGift(db(), viewer, parsed.data, now());
  if (!done.ok) return { ...faultOf(done.reason), values };
  redirect(`${folder}/${parsed.data.orderId}?done=sent`);
}

/** Sends the message about a waiting gift again. */
export async function resendGiftAction(_previous: FormState, form: FormData): Promise<FormState> {
  await assertSameOrigin();
  const viewer = await requireViewer(folder);
  const parsed = seatSchema.safeParse({ orderId: textOf(form, 'orderId'), seatNumber: '1' });
  if (!parsed.success) return { message: giftRefusalSentence('not-found') };
  const done = await remindInvited(db(), viewer, { ...parsed.data, purpose: 'gift' }, now());
  if (!done.ok) return { message: giftRefusalSentence(done.reason) };
  redirect(`${folder}/${parsed.data.orderId}?done=reminded`);
}
