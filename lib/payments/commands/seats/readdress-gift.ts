import type { Db } from '#lib/db/client.ts';
import { isUniqueViolation, transact } from '#lib/db/transaction.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import { dayIn } from '#lib/time/day.ts';
import type { Viewer } from '#lib/viewer.ts';
import type { GiftInput, SeatRefusal } from '../../schema/seats.ts';
import { convergeOrder } from '../converge-order.ts';
import { invitationsLeft, seatRefusal } from './may-invite.ts';
import { holdMySeats } from './my-seats.ts';
import { endInvitation, placeInvitation } from './place-invitation.ts';
import { readPerson } from './read-person.ts';

/**
 * Sends the viewer's own gift to another address, while nobody has begun with it: after a slip of the keyboard, or when it
 * was declined.
 */
export async function readdressGift(
  db: Db,
  viewer: Viewer,
  input: GiftInput,
  at: Date,
): Promise<Result<{ readonly invitationId: string }, SeatRefusal>> {
  try {
    return await transact(db, async (tx) => {
      const order = await holdMySeats(tx, viewer, input.orderId, 'gift');
      const [seat] = order?.seats ?? [];
      if (!order || !seat) return refuse('not-found');
      const refusal = seatRefusal(seat, seat.state === 'free' ? 'invite' : 'move');
      if (refusal !== null) return refuse(refusal);
      const person = readPerson(input, dayIn(at, order.buyer.timeZone));
      if (!person.ok) return person;
      if (seat.invitation?.email === person.value.email) return refuse('already-invited');
      if ((await invitationsLeft(tx, order, at)) < 1) return refuse('too-many-mails');
      if (seat.invitation) await endInvitation(tx, order, seat.seatNumber, seat.invitation, 'moved', at);
      const invitationId = await placeInvitation(tx, order, seat.seatNumber, person.value, at);
      await convergeOrder(tx, order.id, at);
      return ok({ invitationId });
    });
  } catch (error) {
    if (isUniqueViolation(error, 'Invitation_one_standing')) return refuse('no-seat-left');
    throw error;
  }
}
