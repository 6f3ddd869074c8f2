import type { Db } from '#lib/db/client.ts';
import type { Viewer } from '#lib/viewer.ts';
import type { PaymentGateway } from '../gateway.ts';
import { canReuse, canStillOpen, isSameOffer } from '../rules.ts';
import type { Offer } from '../schema.ts';
import { closeWithoutCheckout } from './close-order.ts';
import { settleCheckout } from './settle-checkout.ts';

export type InHand =
  /** Nothing stands in the way of a new order. */
  | { readonly kind: 'none' }
  /** The same offer has its page open already. */
  | { readonly kind: 'reuse'; readonly orderId: string; readonly url: string }
  /** The same offer was ordered, but its page was never made. */
  | { readonly kind: 'open'; readonly orderId: string }
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
    where: { userId: viewer.userId, status: { in: ['open', 'pending'] } },
    select: {
      id: true,
      currency: true,
      totalMinor: true,
      checkoutSessionId: true,
      checkoutUrl: true,
      createdAt: true,
      expiresAt: true,
      lines: { select: { courseVersionId: true, bundleId: true, amountMinor: true } },
    },
  });
  if (!order) return { kind: 'none' };
  const { currency, totalMinor, lines } = order;
  const isSame = isSameOffer({ currency, amountMinor: totalMinor, lines }, offer);
  const sessionId = order.checkoutSessionId;
  if (sessionId === null) {
    if (isSame && canStillOpen(order, at)) return { kind: 'open', orderId: order.id };
    await closeWithoutCheckout(db, order.id, at);
    return { kind: 'look-again' };
  }
  const settled = await settleCheckout(db, gateway, sessionId, at);
  if (settled?.status === 'pending') return { kind: 'waiting-for-bank' };
  if (settled?.status !== 'open') return { kind: 'look-again' };
  if (isSame && order.checkoutUrl !== null && canReuse(order, at))
    return { kind: 'reuse', orderId: order.id, url: order.checkoutUrl };
  // The service decides who was first, the closing or the buyer; reading it again says which.
  await gateway.expireCheckout(sessionId);
  const closed = await settleCheckout(db, gateway, sessionId, at);
  return closed?.status === 'pending' ? { kind: 'waiting-for-bank' } : { kind: 'look-again' };
}
