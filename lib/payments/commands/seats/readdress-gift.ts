import type { Db, Tx } from '#lib/db/client.ts';
import { isUniqueViolation, transact } from '#lib/db/transaction.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import { dayIn } from '#lib/time/day.ts';
import type { Viewer } from '#lib/viewer.ts';
import type { SeatOrder, SeatRecord } from '../../queries-seat-facts.ts';
import type { GiftInput, SeatRefusal } from '../../schema/seats.ts';
import { convergeOrder } from '../converge-order.ts';
import { invitationsLeft, seatRefusal } from './may-invite.ts';
import { holdMySeats } from './my-seats.ts';
import { endInvitation, placeInvitation } from './place-invitation.ts';
import type { Invitee } from './place-invitation.ts';
import { readPerson } from './read-person.ts';

type Sending = { readonly order: SeatOrder; readonly seat: SeatRecord; readonly person: Invitee };

async function plan(tx: Tx, viewer: Viewer, input: GiftInput, at: Date): Promise<Result<Sending, SeatRefusal>> {
  const order = await holdMySeats(tx, viewer, input.orderId, 'gift');
  const [seat] = order?.seats ?? [];
  if (!order || !seat) return refuse('not-found');
  const refusal = seatRefusal(seat, seat.state === 'free' ? 'invite' : 'move');
  if (refusal !== null) return refuse(refusal);
  const person = readPerson(input, dayIn(at, order.buyer.timeZone));
  if (!person.ok) return person;
  if (seat.invitation?.email === person.value.email) return refuse('already-invited');
  if ((await invitationsLeft(tx, order, at)) < 1) return refuse('too-many-mails');
  return ok({ order, seat, person: person.value });
}

/** Whether `readdressGift` would do it now, before anybody is asked to confirm. Changes nothing. */
export async function checkReaddress(
  db: Db,
  viewer: Viewer,
  input: GiftInput,
  at: Date,
): Promise<Result<Pick<Invitee, 'email'>, SeatRefusal>> {
  return transact(db, async (tx) => {
    const planned = await plan(tx, viewer, input, at);
    return planned.ok ? ok({ email: planned.value.person.email }) : planned;
  });
}

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
      const planned = await plan(tx, viewer, input, at);
      if (!planned.ok) return planned;
      const { order, seat, person } = planned.value;
      if (seat.invitation) await endInvitation(tx, order, seat.seatNumber, seat.invitation, 'moved', at);
      const invitationId = await placeInvitation(tx, order, seat.seatNumber, person, at);
      await convergeOrder(tx, order.id, at);
      return ok({ invitationId });
    });
  } catch (error) {
    if (isUniqueViolation(error, 'Invitation_one_standing')) return refuse('no-seat-left');
    throw error;
  }
}
