import type { Tx } from '#lib/db/client.ts';
import { queueMail } from '#lib/email/queue.ts';
import { giftMail } from '#lib/email/templates/gift.ts';
import { seatDeclinedMail } from '#lib/email/templates/seat-declined.ts';
import { seatEndedMail } from '#lib/email/templates/seat-ended.ts';
import { seatInvitationMail } from '#lib/email/templates/seat-invitation.ts';
import { env } from '#lib/env.ts';
import { senderOf } from '../../messages/seats.ts';
import type { SeatInvitation, SeatOrder } from '../../queries-seat-facts.ts';

/** Where the invited see what waits for them. It names nobody: who signs in with the address decides. */
const invitationsUrl = () => `${env().appUrl}/account/invitations`;

function coursesOf(order: SeatOrder, seatNumber: number): string[] {
  const seat = order.seats.find((each) => each.seatNumber === seatNumber);
  return (seat?.lines ?? []).filter(({ isGivenBack }) => !isGivenBack).map(({ courseTitle }) => courseTitle);
}

type Asked = Pick<SeatInvitation, 'kind' | 'email' | 'name' | 'message' | 'dueOn'>;

/** The gift or the invitation itself, or once more. */
export async function queueInvitation(
  tx: Tx,
  order: SeatOrder,
  seatNumber: number,
  asked: Asked,
  at: Date,
  isReminder = false,
): Promise<void> {
  const facts = {
    from: senderOf(order),
    name: asked.name,
    email: asked.email,
    courses: coursesOf(order, seatNumber),
    url: invitationsUrl(),
    contact: env().provider.contact,
    isReminder,
  };
  const mail =
    asked.kind === 'gift'
      ? giftMail({ ...facts, message: asked.message })
      : seatInvitationMail({ ...facts, dueOn: asked.dueOn });
  await queueMail(tx, { kind: asked.kind === 'gift' ? 'gift' : 'seat-invitation', to: asked.email, ...mail }, at);
}

/** Word that a seat was taken back before it was used. */
export async function queueSeatEnded(tx: Tx, order: SeatOrder, invitation: SeatInvitation, at: Date): Promise<void> {
  const seat = order.seats.find((each) => each.invitation?.id === invitation.id);
  const mail = seatEndedMail({
    kind: invitation.kind,
    from: senderOf(order),
    wasAccepted: invitation.acceptedAt !== null,
    courses: (seat?.lines ?? []).map(({ courseTitle }) => courseTitle),
    contact: env().provider.contact,
  });
  await queueMail(tx, { kind: 'seat-ended', to: invitation.email, ...mail }, at);
}

/** Word to who paid that a person did not want the seat. */
export async function queueDeclined(tx: Tx, order: SeatOrder, invitation: SeatInvitation, at: Date): Promise<void> {
  const folder = invitation.kind === 'gift' ? 'gifts' : 'clinics';
  const mail = seatDeclinedMail({
    kind: invitation.kind,
    who: invitation.name ?? invitation.email,
    orderNumber: order.number,
    url: `${env().appUrl}/account/${folder}/${order.id}`,
  });
  await queueMail(tx, { kind: 'seat-declined', to: order.buyer.email, ...mail }, at);
}
