import type { Db, Tx } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import { senderOf } from '../../messages/seats.ts';
import { readSeatsUnscoped } from '../../queries-seat-facts.ts';
import type { SeatOrder, SeatRecord } from '../../queries-seat-facts.ts';
import type { AcceptRefusal } from '../../schema/seats.ts';
import { convergeOrder } from '../converge-order.ts';
import { lockOrder } from '../lock-order.ts';
import { findMine } from './my-invitation.ts';
import { recordSeat } from './record-seat.ts';

export type Accepted = { readonly courseSlugs: readonly string[] };
export type AcceptOutcome =
  | Result<Accepted, AcceptRefusal>
  | {
      readonly ok: false;
      readonly reason: 'have-course';
      /** Titles. */
      readonly courses: readonly string[];
      /** Whom to tell. */
      readonly from: string;
    };

/** Takes the whole transaction back and carries the answer out of it. */
class Undone extends Error {
  readonly outcome: AcceptOutcome;
  constructor(outcome: AcceptOutcome) {
    super('the seat was not taken');
    this.outcome = outcome;
  }
}

/**
 * Takes the seat or gift that the viewer's own verified address was invited to, and enrols in every course of it. A
 * therapist who has one of them already takes none, and the seat stays free. Accepting again is accepted once.
 */
export async function acceptInvitation(db: Db, viewer: Viewer, invitationId: string, at: Date): Promise<AcceptOutcome> {
  try {
    return await transact(db, (tx) => accept(tx, viewer, invitationId, at));
  } catch (error) {
    if (error instanceof Undone) return error.outcome;
    throw error;
  }
}

async function accept(tx: Tx, viewer: Viewer, invitationId: string, at: Date): Promise<AcceptOutcome> {
  const mine = await findMine(tx, viewer, invitationId);
  if (!mine) return refuse('not-found');
  await lockOrder(tx, mine.orderId);
  const order = await readSeatsUnscoped(tx, mine.orderId);
  const seat = order.seats.find(({ invitation }) => invitation?.id === invitationId);
  if (!seat?.invitation) return refuse('withdrawn');
  if (order.status !== 'paid' && order.status !== 'refunded') return refuse('not-found');
  if (seat.state === 'given-back' || seat.state === 'paused') return refuse(seat.state);
  const courseSlugs = seat.lines.filter(({ isGivenBack }) => !isGivenBack).map(({ courseSlug }) => courseSlug);
  if (seat.invitation.acceptedAt !== null)
    return seat.invitation.acceptedById === viewer.userId ? ok({ courseSlugs }) : refuse('not-found');
  await tx.invitation.update({
    where: { id: invitationId },
    data: { acceptedAt: at, acceptedById: viewer.userId },
  });
  await recordSeat(tx, 'seat-accepted', { orderId: order.id, seatNumber: seat.seatNumber, invitationId }, at);
  const { conflicts } = await convergeOrder(tx, order.id, at);
  await insistOnAll(tx, viewer, { order, seat, conflicts });
  return ok({ courseSlugs });
}

/** A seat is taken with every course of it or not at all. */
async function insistOnAll(
  tx: Tx,
  viewer: Viewer,
  { order, seat, conflicts }: { order: SeatOrder; seat: SeatRecord; conflicts: readonly string[] },
): Promise<void> {
  const had = seat.lines.filter(({ lineId }) => conflicts.includes(lineId)).map(({ courseTitle }) => courseTitle);
  if (had.length > 0) throw new Undone({ ok: false, reason: 'have-course', courses: had, from: senderOf(order) });
  const lineIds = seat.lines.filter(({ isGivenBack }) => !isGivenBack).map(({ lineId }) => lineId);
  const running = await tx.enrolment.count({
    where: { userId: viewer.userId, orderLineId: { in: lineIds }, endedAt: null },
  });
  if (running < lineIds.length) throw new Undone(refuse('ended'));
}
