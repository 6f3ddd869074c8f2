import type { Tx } from '#lib/db/client.ts';
import type { SeatOrder, SeatRecord } from '../../queries-seat-facts.ts';
import { invitationsADay, maySeat } from '../../rules/seats.ts';
import type { SeatAct, SeatState } from '../../rules/seats.ts';
import type { SeatRefusal } from '../../schema/seats.ts';

const dayMs = 24 * 3_600_000;

/** How many more invitations the order may send now. */
export async function invitationsLeft(tx: Tx, order: SeatOrder, at: Date): Promise<number> {
  const sent = await tx.invitation.count({
    where: { orderId: order.id, createdAt: { gt: new Date(at.getTime() - dayMs) } },
  });
  return Math.max(0, invitationsADay(order.seats.length) - sent);
}

/** The addresses that have a seat of the order. */
export function standingOf(order: SeatOrder): Set<string> {
  return new Set(order.seats.flatMap(({ invitation }) => (invitation ? [invitation.email] : [])));
}

export function freeSeats(order: SeatOrder): SeatRecord[] {
  return order.seats.filter(({ state }) => maySeat(state, 'invite'));
}

/** Why no seat is free: because the order is held up, or because each has somebody. */
export function noSeatReason(order: SeatOrder): SeatRefusal {
  const states = new Set(order.seats.map(({ state }) => state));
  if (states.has('paused')) return 'seat-paused';
  return states.size === 1 && states.has('given-back') ? 'seat-given-back' : 'no-seat-left';
}

const notNow: Readonly<Record<SeatState, SeatRefusal>> = {
  free: 'seat-not-held',
  invited: 'seat-in-use',
  accepted: 'seat-in-use',
  begun: 'seat-in-use',
  done: 'seat-in-use',
  paused: 'seat-paused',
  'given-back': 'seat-given-back',
};

/** Null when the act is for a seat in this state, else why not. */
export function seatRefusal(seat: SeatRecord | undefined, act: SeatAct): SeatRefusal | null {
  if (!seat) return 'not-found';
  return maySeat(seat.state, act) ? null : notNow[seat.state];
}
