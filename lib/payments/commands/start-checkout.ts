import type { Db } from '#lib/db/client.ts';
import { getRunningEnrolment } from '#lib/enrolment/queries.ts';
import { mayEnter } from '#lib/enrolment/rules.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import { PaymentServiceError } from '../gateway.ts';
import type { PaymentGateway } from '../gateway.ts';
import { findOffer } from '../offer.ts';
import type { Offer, StartCheckoutInput, StartRefusal } from '../schema.ts';
import { clearOrderInHand } from './clear-order-in-hand.ts';
import { openCheckout } from './open-checkout.ts';
import { placeOrder } from './place-order.ts';

export type Started = { readonly orderId: string; readonly url: string };

/** Another tab may place or settle an order between two steps: then everything is looked at again, so often. */
const rounds = 4;

/**
 * Takes a therapist to the page where a course or a bundle is paid. Price and currency come from our data only. A second click or
 * tab gets the page that is open already; a checkout for something else is closed at the payment service first. A
 * crash at any point heals on the next call, without a second order or a second page to pay on.
 */
export async function startCheckout(
  db: Db,
  gateway: PaymentGateway,
  viewer: Viewer,
  input: StartCheckoutInput,
  at: Date,
): Promise<Result<Started, StartRefusal>> {
  const offer = await findOffer(db, input.slug, input.currency);
  if (!offer.ok) return offer;
  try {
    for (let round = 0; round < rounds; round += 1) {
      const started = await tryOnce(db, gateway, viewer, offer.value, at);
      if (started !== null) return started;
    }
    return refuse('superseded');
  } catch (error) {
    if (error instanceof PaymentServiceError) return refuse('payment-service-down');
    throw error;
  }
}

/** One look at the state of things; null when something else moved meanwhile. */
async function tryOnce(
  db: Db,
  gateway: PaymentGateway,
  viewer: Viewer,
  offer: Offer,
  at: Date,
): Promise<Result<Started, StartRefusal> | null> {
  const held = await heldCount(db, viewer, offer, at);
  if (held > 0) return refuse(held === offer.lines.length ? 'already-enrolled' : 'part-enrolled');
  const inHand = await clearOrderInHand(db, gateway, viewer, offer, at);
  if (inHand.kind === 'waiting-for-bank') return refuse('payment-pending');
  if (inHand.kind === 'reuse') return ok({ orderId: inHand.orderId, url: inHand.url });
  if (inHand.kind === 'look-again') return null;
  const orderId = inHand.kind === 'open' ? inHand.orderId : await placeOrder(db, viewer, offer, at);
  return orderId === null ? null : openCheckout(db, gateway, orderId, at);
}

/** How many of the offered courses the therapist may enter already. */
async function heldCount(db: Db, viewer: Viewer, offer: Offer, at: Date): Promise<number> {
  const held = await Promise.all(offer.lines.map(({ courseSlug }) => getRunningEnrolment(db, viewer, courseSlug)));
  return held.filter((enrolment) => enrolment !== null && mayEnter(enrolment, at) === 'ok').length;
}
