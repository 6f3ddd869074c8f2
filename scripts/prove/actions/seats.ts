import { acceptInvitation } from '#lib/payments/commands/seats/accept-invitation.ts';
import { moveSeat, withdrawInvitation } from '#lib/payments/commands/seats/change-seat.ts';
import { declineInvitation } from '#lib/payments/commands/seats/decline-invitation.ts';
import { inviteToSeat } from '#lib/payments/commands/seats/invite-to-seat.ts';
import { readdressGift } from '#lib/payments/commands/seats/readdress-gift.ts';
import { readOrders } from '../rows.ts';
import type { OrderRow } from '../rows.ts';
import type { Story } from '../story.ts';
import type { Action } from './action.ts';

const noWords = { name: '', message: '', dueOn: '' };

async function ordersOf(story: Story, ...purposes: readonly OrderRow['purpose'][]): Promise<OrderRow[]> {
  return (await readOrders(story)).filter(({ purpose }) => purposes.includes(purpose));
}

const viewerOfOrder = (story: Story, order: OrderRow) => story.people.find(({ id }) => id === order.userId)?.viewer;

async function invite(story: Story): Promise<string | null> {
  const { lane, random, people } = story;
  const orders = await ordersOf(story, 'seats');
  const order = random.pick(random.chance(0.9) ? orders.filter(({ status }) => status === 'paid') : orders);
  const viewer = order && viewerOfOrder(story, order);
  const person = random.pick(people);
  if (!order || !viewer || !person) return null;
  const wish = { orderId: order.id, email: person.email, ...noWords };
  const invited = await inviteToSeat(lane.db, viewer, wish, lane.at());
  return `invites to a seat: ${invited.ok ? 'done' : invited.reason}`;
}

/** Somebody answers, perhaps to a mail of long ago. */
async function answer(story: Story, isYes: boolean): Promise<string | null> {
  const { lane, random, people } = story;
  const orders = await ordersOf(story, 'seats', 'gift');
  const paid = orders.filter(({ status }) => status === 'paid');
  const asked = (random.chance(0.9) ? paid : orders).flatMap(({ invitations }) => invitations);
  const waiting = asked.filter(({ acceptedById, isWithdrawn }) => acceptedById === null && !isWithdrawn);
  const invitation = random.pick(random.chance(0.85) ? waiting : asked);
  const person = people.find(({ email }) => email === invitation?.email);
  if (!invitation || !person) return null;
  if (!isYes) {
    const declined = await declineInvitation(lane.db, person.viewer, invitation.id, lane.at());
    if (declined.ok) story.decisions.push({ kind: 'withdrawn', invitationId: invitation.id });
    return `declines: ${declined.ok ? 'done' : declined.reason}`;
  }
  const accepted = await acceptInvitation(lane.db, person.viewer, invitation.id, lane.at());
  if (accepted.ok) story.decisions.push({ kind: 'accepted', invitationId: invitation.id, userId: person.id });
  return `accepts: ${accepted.ok ? 'done' : accepted.reason}`;
}

async function changeSeat(story: Story): Promise<string | null> {
  const { lane, random, people } = story;
  const orders = (await ordersOf(story, 'seats')).filter(({ invitations }) =>
    invitations.some(({ isWithdrawn }) => !isWithdrawn),
  );
  const order = random.pick(orders);
  const viewer = order && viewerOfOrder(story, order);
  const seat = random.pick(order?.invitations.filter(({ isWithdrawn }) => !isWithdrawn) ?? []);
  const person = random.pick(people);
  if (!order || !viewer || !seat || !person) return null;
  const input = { orderId: order.id, seatNumber: seat.seatNumber };
  const isTaken = random.chance(0.5);
  const changed = isTaken
    ? await withdrawInvitation(lane.db, viewer, input, lane.at())
    : await moveSeat(lane.db, viewer, { ...input, email: person.email, ...noWords }, lane.at());
  if (changed.ok) story.decisions.push({ kind: 'withdrawn', invitationId: seat.id });
  return `${isTaken ? 'takes a seat back' : 'moves a seat'}: ${changed.ok ? 'done' : changed.reason}`;
}

async function readdress(story: Story): Promise<string | null> {
  const { lane, random, people } = story;
  const order = random.pick(await ordersOf(story, 'gift'));
  const viewer = order && viewerOfOrder(story, order);
  const person = random.pick(people);
  if (!order || !viewer || !person) return null;
  const sent = await readdressGift(
    lane.db,
    viewer,
    { orderId: order.id, email: person.email, name: '', message: '' },
    lane.at(),
  );
  return `sends a gift elsewhere: ${sent.ok ? 'done' : sent.reason}`;
}

export const seats: readonly Action[] = [
  { name: 'invite', weight: 2, act: invite },
  { name: 'accept', weight: 3.5, act: (story) => answer(story, true) },
  { name: 'decline', weight: 0.5, act: (story) => answer(story, false) },
  { name: 'change seat', weight: 1.2, act: changeSeat },
  { name: 'readdress gift', weight: 0.5, act: readdress },
];
