import type { Db } from '#lib/db/client.ts';
import { isUniqueViolation, transact } from '#lib/db/transaction.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import { dayIn } from '#lib/time/day.ts';
import type { Viewer } from '#lib/viewer.ts';
import type { InviteInput, SeatRefusal } from '../../schema/seats.ts';
import { freeSeats, invitationsLeft, noSeatReason, standingOf } from './may-invite.ts';
import { holdMySeats } from './my-seats.ts';
import { placeInvitation } from './place-invitation.ts';
import { readPerson } from './read-person.ts';

export type Invited = { readonly invitationId: string; readonly seatNumber: number };

/** Asks a person to take the lowest free seat of the viewer's own clinic order, with every course of it. */
export async function inviteToSeat(
  db: Db,
  viewer: Viewer,
  input: InviteInput,
  at: Date,
): Promise<Result<Invited, SeatRefusal>> {
  try {
    return await transact(db, async (tx) => {
      const order = await holdMySeats(tx, viewer, input.orderId, 'seats');
      if (!order) return refuse('not-found');
      const person = readPerson(input, dayIn(at, order.buyer.timeZone));
      if (!person.ok) return person;
      if (standingOf(order).has(person.value.email)) return refuse('already-invited');
      const [seat] = freeSeats(order);
      if (!seat) return refuse(noSeatReason(order));
      if ((await invitationsLeft(tx, order, at)) < 1) return refuse('too-many-mails');
      const invitationId = await placeInvitation(tx, order, seat.seatNumber, person.value, at);
      return ok({ invitationId, seatNumber: seat.seatNumber });
    });
  } catch (error) {
    if (isUniqueViolation(error, 'Invitation_one_standing')) return refuse('no-seat-left');
    throw error;
  }
}
