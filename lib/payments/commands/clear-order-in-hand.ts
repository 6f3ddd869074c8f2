import type { Db } from '#lib/db/client.ts';
import type { Viewer } from '#lib/viewer.ts';
import type { PaymentGateway } from '../gateway.ts';
import { termsOf, termsShape } from '../queries-terms.ts';
import { isSameOffer } from '../rules/same-offer.ts';
import { canReuse, canStillOpen } from '../rules.ts';
import type { Offer } from '../schema.ts';
import { closeUnopened } from './close-unopened.ts';
import { settleCheckout } from './settle-checkout.ts';

export type InHand =
  /** Nothing stands in the way of a new order. */
  | { readonly kind: 'none' }
  /** The same offer has its page open already. */
  | { readonly kind: 'reuse'; readonly orderId: string; readonly url: string }
  /** The same offer was ordered, but its page was never made. */
  | { readonly kind: 'open'; readonly orderId: string }
  /** A payment under way would give the buyer one of the same courses. */
  | { readonly kind: 'waiting-for-bank' }
  /** An older order was settled or closed on the way. */
  | { readonly kind: 'look-again' };

/** What to do with the order that the therapist has in hand, once the payment service has been asked about it. */
export async function clearOrderInHand(
  db: Db,
  gateway: PaymentGateway,
  viewer: Viewer,
  offer: Offer,
  at: Date,
): Promise<InHand> {
  const order = await db.order.findFirst({
    where: { userId: viewer.userId, status: 'open' },
    select: {
      id: true,
      checkoutSessionId: true,
      checkoutUrl: true,
      createdAt: true,
      expiresAt: true,
      ...termsShape,
    },
  });
  if (!order) return lookAtPending(db, gateway, viewer, offer, at);
  const isSame = isSameOffer(termsOf(order), offer);
  const sessionId = order.checkoutSessionId;
  if (sessionId === null) {
    if (isSame && canStillOpen(order, at)) return { kind: 'open', orderId: order.id };
    await closeUnopened(db, gateway, order.id, at);
    return { kind: 'look-again' };
  }
  const settled = await settleCheckout(db, gateway, sessionId, at);
  if (settled?.status !== 'open') return { kind: 'look-again' };
  if (isSame && order.checkoutUrl !== null && canReuse(order, at))
    return { kind: 'reuse', orderId: order.id, url: order.checkoutUrl };
  // The service decides who was first, the closing or the buyer; reading it again says which.
  await gateway.expireCheckout(sessionId);
  await settleCheckout(db, gateway, sessionId, at);
  return { kind: 'look-again' };
}

/** A payment that waits for the bank stands in the way of buying the same course for oneself again, and of nothing else. */
async function lookAtPending(db: Db, gateway: PaymentGateway, viewer: Viewer, offer: Offer, at: Date): Promise<InHand> {
  if (offer.purpose !== 'self') return { kind: 'none' };
  const courseId = { in: offer.lines.map((line) => line.courseId) };
  const pending = await db.order.findFirst({
    where: { userId: viewer.userId, status: 'pending', purpose: 'self', lines: { some: { courseId } } },
    select: { checkoutSessionId: true },
  });
  if (!pending) return { kind: 'none' };
  if (pending.checkoutSessionId === null) return { kind: 'waiting-for-bank' };
  const settled = await settleCheckout(db, gateway, pending.checkoutSessionId, at);
  return settled?.status === 'pending' ? { kind: 'waiting-for-bank' } : { kind: 'look-again' };
}
