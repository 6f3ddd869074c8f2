import type { Tx } from '#lib/db/client.ts';
import { newId } from '#lib/ids.ts';
import type { SeatInvitation, SeatOrder } from '../../queries-seat-facts.ts';
import { recordSeat } from './record-seat.ts';
import { queueInvitation, queueSeatEnded } from './seat-mail.ts';

export type Invitee = {
  readonly email: string;
  readonly name: string | null;
  readonly message: string | null;
  /** YYYY-MM-DD */
  readonly dueOn: string | null;
};

/**
 * Writes an invitation for a seat that has none, binds the seat's lines to it and writes to the person. Throws the unique
 * violation of "Invitation_one_standing" when another was quicker. The caller holds the order's lock.
 */
export async function placeInvitation(
  tx: Tx,
  order: SeatOrder,
  seatNumber: number,
  invitee: Invitee,
  at: Date,
): Promise<string> {
  const id = newId();
  const { email, name, message, dueOn } = invitee;
  const kind = order.purpose === 'gift' ? 'gift' : 'seat';
  const due = dueOn === null ? null : new Date(`${dueOn}T00:00:00.000Z`);
  await tx.invitation.create({
    data: { id, orderId: order.id, kind, seatNumber, email, name, message, dueOn: due, createdAt: at, sentAt: at },
  });
  await tx.orderLine.updateMany({ where: { orderId: order.id, seatNumber }, data: { invitationId: id } });
  await recordSeat(tx, 'seat-invited', { orderId: order.id, seatNumber, invitationId: id }, at);
  await queueInvitation(tx, order, seatNumber, { kind, ...invitee }, at);
  return id;
}

/**
 * Ends a standing invitation, whose seat is free from then on; the caller converges the order and writes what follows. Who
 * was written to before is told.
 */
export async function endInvitation(
  tx: Tx,
  order: SeatOrder,
  seatNumber: number,
  invitation: SeatInvitation,
  why: 'withdrawn' | 'moved' | 'declined',
  at: Date,
): Promise<void> {
  await tx.invitation.update({ where: { id: invitation.id }, data: { withdrawnAt: at } });
  await tx.orderLine.updateMany({ where: { orderId: order.id, seatNumber }, data: { invitationId: null } });
  const seat = { orderId: order.id, seatNumber, invitationId: invitation.id };
  await recordSeat(tx, `seat-${why}`, seat, at);
  if (why !== 'declined' && invitation.sentAt !== null) await queueSeatEnded(tx, order, invitation, at);
}
