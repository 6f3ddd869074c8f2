import type { Tx } from '#lib/db/client.ts';
import { newId } from '#lib/ids.ts';

type SeatEventKind =
  | 'seat-invited'
  | 'seat-accepted'
  | 'seat-declined'
  | 'seat-withdrawn'
  | 'seat-moved'
  | 'seat-due-set'
  | 'seat-reminded'
  | 'gift-sent';

/**
 * Adds a line about a seat to the order's history: for the admin, and left out of the receipt. It carries the invitation's
 * id and no name or address.
 */
export async function recordSeat(
  tx: Tx,
  kind: SeatEventKind,
  seat: { readonly orderId: string; readonly seatNumber: number; readonly invitationId: string },
  at: Date,
): Promise<void> {
  const { orderId, seatNumber, invitationId } = seat;
  await tx.orderEvent.create({
    data: { id: newId(), orderId, kind, at, detail: { seat: seatNumber, invitation: invitationId } },
  });
}
