import type { Tx } from '#lib/db/client.ts';
import { readSeatsUnscoped } from '../queries-seat-facts.ts';
import { recordSeat } from './seats/record-seat.ts';
import { queueInvitation } from './seats/seat-mail.ts';

/**
 * Of a paid gift order: writes to the person it is for, once. Anything else, and a second call, does nothing. The caller
 * holds the order's lock.
 */
export async function sendGift(tx: Tx, orderId: string, at: Date): Promise<void> {
  const order = await readSeatsUnscoped(tx, orderId);
  if (order.purpose !== 'gift' || order.status !== 'paid') return;
  for (const { seatNumber, invitation } of order.seats) {
    if (invitation === null || invitation.sentAt !== null) continue;
    const { count } = await tx.invitation.updateMany({
      where: { id: invitation.id, sentAt: null },
      data: { sentAt: at },
    });
    if (count === 0) continue;
    await recordSeat(tx, 'gift-sent', { orderId, seatNumber, invitationId: invitation.id }, at);
    await queueInvitation(tx, order, seatNumber, invitation, at);
  }
}
