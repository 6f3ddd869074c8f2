import type { Db } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import { readSeatsUnscoped } from '../../queries-seat-facts.ts';
import { lockOrder } from '../lock-order.ts';
import { findMine } from './my-invitation.ts';
import { endInvitation } from './place-invitation.ts';
import { queueDeclined } from './seat-mail.ts';

/** Says no to an invitation that is not accepted. The seat is free again, and who paid is told. */
export async function declineInvitation(
  db: Db,
  viewer: Viewer,
  invitationId: string,
  at: Date,
): Promise<Result<null, 'not-found'>> {
  return transact(db, async (tx) => {
    const mine = await findMine(tx, viewer, invitationId);
    if (!mine) return refuse('not-found');
    await lockOrder(tx, mine.orderId);
    const order = await readSeatsUnscoped(tx, mine.orderId);
    const seat = order.seats.find(({ invitation }) => invitation?.id === invitationId);
    if (!seat?.invitation || seat.invitation.acceptedAt !== null) return refuse('not-found');
    if (order.status !== 'paid' && order.status !== 'refunded') return refuse('not-found');
    await endInvitation(tx, order, seat.seatNumber, seat.invitation, 'declined', at);
    await queueDeclined(tx, order, seat.invitation, at);
    return ok(null);
  });
}
