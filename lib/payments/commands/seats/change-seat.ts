import type { Db, Tx } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import { dayIn } from '#lib/time/day.ts';
import type { Viewer } from '#lib/viewer.ts';
import type { SeatInvitation, SeatOrder } from '../../queries-seat-facts.ts';
import { mayRemind, readDueDay } from '../../rules/seats.ts';
import type { DueInput, MoveSeatInput, SeatInput, SeatRefusal } from '../../schema/seats.ts';
import { convergeOrder } from '../converge-order.ts';
import { invitationsLeft, seatRefusal, standingOf } from './may-invite.ts';
import { holdMySeats } from './my-seats.ts';
import { endInvitation, placeInvitation } from './place-invitation.ts';
import type { Invitee } from './place-invitation.ts';
import { readPerson } from './read-person.ts';
import { recordSeat } from './record-seat.ts';
import { queueInvitation } from './seat-mail.ts';

/** Takes back a seat that nobody has used yet. An enrolment it gave ends, and the seat is free. */
export async function withdrawInvitation(
  db: Db,
  viewer: Viewer,
  input: SeatInput,
  at: Date,
): Promise<Result<null, SeatRefusal>> {
  return transact(db, async (tx) => {
    const order = await holdMySeats(tx, viewer, input.orderId, 'seats');
    const seat = order?.seats.find(({ seatNumber }) => seatNumber === input.seatNumber);
    const refusal = seatRefusal(seat, 'withdraw');
    if (!order || !seat?.invitation || refusal !== null) return refuse(refusal ?? 'not-found');
    await endInvitation(tx, order, seat.seatNumber, seat.invitation, 'withdrawn', at);
    await convergeOrder(tx, order.id, at);
    return ok(null);
  });
}

type Move = {
  readonly order: SeatOrder;
  readonly seatNumber: number;
  readonly invitation: SeatInvitation;
  readonly person: Invitee;
};

async function planMove(tx: Tx, viewer: Viewer, input: MoveSeatInput, at: Date): Promise<Result<Move, SeatRefusal>> {
  const order = await holdMySeats(tx, viewer, input.orderId, 'seats');
  const seat = order?.seats.find(({ seatNumber }) => seatNumber === input.seatNumber);
  const refusal = seatRefusal(seat, 'move');
  if (!order || !seat?.invitation || refusal !== null) return refuse(refusal ?? 'not-found');
  const person = readPerson(input, dayIn(at, order.buyer.timeZone));
  if (!person.ok) return person;
  if (standingOf(order).has(person.value.email)) return refuse('already-invited');
  if ((await invitationsLeft(tx, order, at)) < 1) return refuse('too-many-mails');
  return ok({ order, seatNumber: seat.seatNumber, invitation: seat.invitation, person: person.value });
}

/** Whether `moveSeat` would do it now, before anybody is asked to confirm. Changes nothing. */
export async function checkMove(
  db: Db,
  viewer: Viewer,
  input: MoveSeatInput,
  at: Date,
): Promise<Result<Pick<Invitee, 'email'>, SeatRefusal>> {
  return transact(db, async (tx) => {
    const plan = await planMove(tx, viewer, input, at);
    return plan.ok ? ok({ email: plan.value.person.email }) : plan;
  });
}

/** Gives a seat that nobody has used yet to another person, in one go: the seat is at no moment free for a third. */
export async function moveSeat(
  db: Db,
  viewer: Viewer,
  input: MoveSeatInput,
  at: Date,
): Promise<Result<{ readonly invitationId: string }, SeatRefusal>> {
  return transact(db, async (tx) => {
    const plan = await planMove(tx, viewer, input, at);
    if (!plan.ok) return plan;
    const { order, seatNumber, invitation, person } = plan.value;
    await endInvitation(tx, order, seatNumber, invitation, 'moved', at);
    const invitationId = await placeInvitation(tx, order, seatNumber, person, at);
    await convergeOrder(tx, order.id, at);
    return ok({ invitationId });
  });
}

/** Sets or clears the day by which the owner wants a seat done. */
export async function setDue(db: Db, viewer: Viewer, input: DueInput, at: Date): Promise<Result<null, SeatRefusal>> {
  return transact(db, async (tx) => {
    const order = await holdMySeats(tx, viewer, input.orderId, 'seats');
    const seat = order?.seats.find(({ seatNumber }) => seatNumber === input.seatNumber);
    const refusal = seatRefusal(seat, 'set-due');
    if (!order || !seat?.invitation || refusal !== null) return refuse(refusal ?? 'not-found');
    const due = readDueDay(input.dueOn, dayIn(at, order.buyer.timeZone));
    if (!due.ok) return due;
    if (due.value === seat.invitation.dueOn) return ok(null);
    await tx.invitation.update({
      where: { id: seat.invitation.id },
      data: { dueOn: due.value === null ? null : new Date(`${due.value}T00:00:00.000Z`) },
    });
    const { seatNumber, invitation } = seat;
    await recordSeat(tx, 'seat-due-set', { orderId: order.id, seatNumber, invitationId: invitation.id }, at);
    return ok(null);
  });
}

/** Sends a waiting invitation again, once a day at most. */
export async function remindInvited(
  db: Db,
  viewer: Viewer,
  input: SeatInput & { readonly purpose: 'seats' | 'gift' },
  at: Date,
): Promise<Result<null, SeatRefusal>> {
  return transact(db, async (tx) => {
    const order = await holdMySeats(tx, viewer, input.orderId, input.purpose);
    const seat = order?.seats.find(({ seatNumber }) => seatNumber === input.seatNumber);
    const refusal = seatRefusal(seat, 'remind');
    if (!order || !seat?.invitation || refusal !== null) return refuse(refusal ?? 'not-found');
    const { seatNumber, invitation } = seat;
    if (!mayRemind(invitation.sentAt, at)) return refuse('reminded-today');
    await tx.invitation.update({ where: { id: invitation.id }, data: { sentAt: at } });
    await recordSeat(tx, 'seat-reminded', { orderId: order.id, seatNumber, invitationId: invitation.id }, at);
    await queueInvitation(tx, order, seatNumber, invitation, at, true);
    return ok(null);
  });
}
