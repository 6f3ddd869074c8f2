'use server';

import { redirect } from 'next/navigation';
import { stepOf, valuesOf } from '#app/(admin)/admin/forms.ts';
import type { ActState } from '#components/admin/act-state.ts';
import type { CheckedPeople, ListState } from '#components/payments/seat-list-form.tsx';
import type { FormState } from '#lib/auth/form-state.ts';
import { textOf } from '#lib/auth/form-state.ts';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { requireViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import {
  checkMove,
  moveSeat,
  remindInvited,
  setDue,
  withdrawInvitation,
} from '#lib/payments/commands/seats/change-seat.ts';
import { checkSeatList, inviteMany } from '#lib/payments/commands/seats/invite-many.ts';
import type { CheckedList } from '#lib/payments/commands/seats/invite-many.ts';
import { inviteToSeat } from '#lib/payments/commands/seats/invite-to-seat.ts';
import { listFaultSentence, seatRefusalSentence, skippedSentence } from '#lib/payments/messages/seats.ts';
import { dueSchema, inviteSchema, moveSeatSchema, seatSchema } from '#lib/payments/schema/seats.ts';
import type { SeatRefusal } from '#lib/payments/schema/seats.ts';
import { now } from '#lib/time/clock.ts';
import { listOf } from './read-list.ts';

const folder = '/account/clinics';

const moveFields = { email: 'moveEmail', name: 'moveName', dueOn: 'moveDueOn' };

/** A refusal beside its field, or above the form. */
function faultOf(reason: SeatRefusal, names = { email: 'email', name: 'name', dueOn: 'dueOn' }): FormState {
  const text = seatRefusalSentence(reason);
  if (reason === 'not-an-address' || reason === 'already-invited') return { errors: { [names.email]: text } };
  if (reason === 'name-too-long') return { errors: { [names.name]: text } };
  return reason.startsWith('due-') ? { errors: { [names.dueOn]: text } } : { message: text };
}

/** Invites one person to the lowest free seat. */
export async function inviteAction(_previous: FormState, form: FormData): Promise<FormState> {
  await assertSameOrigin();
  const viewer = await requireViewer(folder);
  const values = valuesOf(form, ['email', 'name', 'dueOn']);
  const parsed = inviteSchema.safeParse({ ...values, orderId: textOf(form, 'orderId') });
  if (!parsed.success) return { message: seatRefusalSentence('not-found'), values };
  const done = await inviteToSeat(db(), viewer, parsed.data, now());
  if (!done.ok) return { ...faultOf(done.reason), values };
  redirect(`${folder}/${parsed.data.orderId}?done=invited`);
}

function checkedPeople({ people, skipped, faults, freeSeats, problem }: CheckedList): CheckedPeople {
  return {
    people: people.map(({ email, name, dueOn }) => ({ email, name, dueOn })),
    passedOver: skipped.map(skippedSentence),
    faults: faults.map(listFaultSentence),
    freeSeats,
    isReady: problem === null,
  };
}

/** Checks a list and shows what it does; on the second press invites everyone in it. */
export async function inviteListAction(_previous: ListState, form: FormData): Promise<ListState> {
  await assertSameOrigin();
  const viewer = await requireViewer(folder);
  const text = await listOf(form);
  const values = { text };
  const orderId = textOf(form, 'orderId');
  if (stepOf(form) === 'edit') return { values };
  if (stepOf(form) === 'confirm') {
    const done = await inviteMany(db(), viewer, { orderId, text }, now());
    if (done.ok) redirect(`${folder}/${orderId}?done=list`);
  }
  const checked = await checkSeatList(db(), viewer, { orderId, text }, now());
  if (!checked.ok) return { message: seatRefusalSentence(checked.reason), values };
  const { problem, people, freeSeats } = checked.value;
  const counted =
    problem === 'no-seat-left' ? ` There are ${people.length} people in the list and ${freeSeats} free.` : '';
  return {
    values,
    checked: checkedPeople(checked.value),
    ...(problem === null ? {} : { message: `${seatRefusalSentence(problem)}${counted}` }),
  };
}

/** Asks, then gives an unused seat to another person. */
export async function moveSeatAction(_previous: ActState, form: FormData): Promise<ActState> {
  await assertSameOrigin();
  const viewer = await requireViewer(folder);
  const values = valuesOf(form, ['moveEmail', 'moveName', 'moveDueOn']);
  const parsed = moveSeatSchema.safeParse({
    orderId: textOf(form, 'orderId'),
    seatNumber: textOf(form, 'seatNumber'),
    email: values.moveEmail,
    name: values.moveName,
    dueOn: values.moveDueOn,
  });
  if (!parsed.success) return { message: seatRefusalSentence('not-found'), values };
  if (stepOf(form) === 'edit') return { values };
  const may = await checkMove(db(), viewer, parsed.data, now());
  if (!may.ok) return { ...faultOf(may.reason, moveFields), values };
  if (stepOf(form) === 'review') {
    return {
      values,
      confirm: {
        title: `Give seat ${parsed.data.seatNumber} to somebody else?`,
        points: [
          'Who has it now is told, and can no longer use it.',
          'The new person is sent an invitation.',
          'This works while nobody has begun to study.',
        ],
        button: 'Move the seat',
      },
    };
  }
  const done = await moveSeat(db(), viewer, parsed.data, now());
  if (!done.ok) return { ...faultOf(done.reason, moveFields), values };
  redirect(`${folder}/${parsed.data.orderId}?done=moved`);
}

/** Asks, then takes an unused seat back. */
export async function withdrawSeatAction(_previous: ActState, form: FormData): Promise<ActState> {
  await assertSameOrigin();
  const viewer = await requireViewer(folder);
  const parsed = seatSchema.safeParse({ orderId: textOf(form, 'orderId'), seatNumber: textOf(form, 'seatNumber') });
  if (!parsed.success) return { message: seatRefusalSentence('not-found') };
  if (stepOf(form) === 'edit') return {};
  if (stepOf(form) === 'review') {
    return {
      confirm: {
        title: `Take seat ${parsed.data.seatNumber} back?`,
        points: ['Who has it now is told, and can no longer use it.', 'The seat is free for somebody else.'],
        button: 'Take the seat back',
      },
    };
  }
  const done = await withdrawInvitation(db(), viewer, parsed.data, now());
  if (!done.ok) return { message: seatRefusalSentence(done.reason) };
  redirect(`${folder}/${parsed.data.orderId}?done=withdrawn`);
}

/** Sets or clears the day by which a seat is to be done. */
export async function setDueAction(_previous: FormState, form: FormData): Promise<FormState> {
  await assertSameOrigin();
  const viewer = await requireViewer(folder);
  const values = valuesOf(form, ['orderId', 'seatNumber', 'dueOn']);
  const parsed = dueSchema.safeParse(values);
  if (!parsed.success) return { message: seatRefusalSentence('not-found'), values };
  const done = await setDue(db(), viewer, parsed.data, now());
  if (!done.ok) return { ...faultOf(done.reason), values };
  redirect(`${folder}/${parsed.data.orderId}?done=due`);
}

/** Sends a waiting invitation again. */
export async function remindAction(_previous: FormState, form: FormData): Promise<FormState> {
  await assertSameOrigin();
  const viewer = await requireViewer(folder);
  const parsed = seatSchema.safeParse({ orderId: textOf(form, 'orderId'), seatNumber: textOf(form, 'seatNumber') });
  if (!parsed.success) return { message: seatRefusalSentence('not-found') };
  const done = await remindInvited(db(), viewer, { ...parsed.data, purpose: 'seats' }, now());
  if (!done.ok) return { message: seatRefusalSentence(done.reason) };
  redirect(`${folder}/${parsed.data.orderId}?done=reminded`);
}
