import type { Db, Tx } from '#lib/db/client.ts';
import { isUniqueViolation, transact } from '#lib/db/transaction.ts';
import { normaliseEmail } from '#lib/email/address.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import { dayIn } from '#lib/time/day.ts';
import type { Viewer } from '#lib/viewer.ts';
import type { SeatOrder } from '../../queries-seat-facts.ts';
import { readSeatList } from '../../rules/seat-list.ts';
import type { SeatList } from '../../rules/seat-list.ts';
import type { SeatRefusal } from '../../schema/seats.ts';
import { freeSeats, invitationsLeft, noSeatReason, standingOf } from './may-invite.ts';
import { holdMySeats } from './my-seats.ts';
import { placeInvitation } from './place-invitation.ts';

export type CheckedList = SeatList & {
  readonly freeSeats: number;
  /** Why the list cannot be carried out as it stands. */
  readonly problem: SeatRefusal | null;
};

type ListInput = { readonly orderId: string; readonly text: string };

async function check(tx: Tx, order: SeatOrder, text: string, at: Date): Promise<CheckedList> {
  const list = readSeatList(text, {
    standing: standingOf(order),
    today: dayIn(at, order.buyer.timeZone),
    readEmail: normaliseEmail,
  });
  const free = freeSeats(order).length;
  const left = await invitationsLeft(tx, order, at);
  return { ...list, freeSeats: free, problem: problemOf(list, order, { free, left }) };
}

function problemOf(
  { people, faults }: SeatList,
  order: SeatOrder,
  room: { readonly free: number; readonly left: number },
): SeatRefusal | null {
  if (faults.length > 0) return 'list-has-faults';
  if (people.length === 0) return 'nobody-listed';
  if (people.length > room.free) return noSeatReason(order);
  return people.length > room.left ? 'too-many-mails' : null;
}

/** What a list would do to the viewer's own clinic order, and what is wrong with it. Changes nothing. */
export async function checkSeatList(
  db: Db,
  viewer: Viewer,
  input: ListInput,
  at: Date,
): Promise<Result<CheckedList, 'not-found'>> {
  return transact(db, async (tx) => {
    const order = await holdMySeats(tx, viewer, input.orderId, 'seats');
    return order ? ok(await check(tx, order, input.text, at)) : refuse('not-found');
  });
}

/** Invites everyone in a list who has no seat yet, lowest free seats first: all of them or nobody. */
export async function inviteMany(
  db: Db,
  viewer: Viewer,
  input: ListInput,
  at: Date,
): Promise<Result<{ readonly invited: number; readonly skipped: number }, SeatRefusal>> {
  try {
    return await transact(db, async (tx) => {
      const order = await holdMySeats(tx, viewer, input.orderId, 'seats');
      if (!order) return refuse('not-found');
      const { people, skipped, problem } = await check(tx, order, input.text, at);
      if (problem !== null) return refuse(problem);
      const seats = freeSeats(order);
      for (const [index, { email, name, dueOn }] of people.entries()) {
        const seat = seats[index];
        if (!seat) throw new Error('the check counted more free seats than there are');
        await placeInvitation(tx, order, seat.seatNumber, { email, name, dueOn, message: null }, at);
      }
      return ok({ invited: people.length, skipped: skipped.length });
    });
  } catch (error) {
    if (isUniqueViolation(error, 'Invitation_one_standing')) return refuse('no-seat-left');
    throw error;
  }
}
