import type { Db } from '#lib/db/client.ts';
import { normaliseEmail } from '#lib/email/address.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import { PaymentServiceError } from '../gateway.ts';
import type { PaymentGateway } from '../gateway.ts';
import { listHeldCourses } from '../queries-held.ts';
import { offerOf, priceWish } from '../queries-quote.ts';
import { hasIdentity, needsBilling, tidyWish, wishFault } from '../rules/wish.ts';
import type { Offer, OrderWish, StartRefusal } from '../schema.ts';
import { clearOrderInHand } from './clear-order-in-hand.ts';
import { findFreeRepeat } from './find-free-repeat.ts';
import { openCheckout } from './open-checkout.ts';
import { placeOrder } from './place-order.ts';
import type { Wanted } from './place-order.ts';

/** `url` null: nothing was to be paid, and the order is settled. */
export type Started = { readonly orderId: string; readonly url: string | null };

/** Another tab may place or settle an order between two steps: then everything is looked at again, so often. */
const rounds = 4;

/**
 * Takes a therapist to the page where an order is paid, or settles it when there is nothing to pay. Prices, discount,
 * currency and quantities come from our data and the names in the wish only. A second click or tab gets the page that
 * is open already, or the free order that was just placed; a page for something else is closed at the payment service
 * first. A crash at any point heals on the next call, without a second order or a second page to pay on.
 */
export async function startCheckout(
  db: Db,
  gateway: PaymentGateway,
  viewer: Viewer,
  given: OrderWish,
  at: Date,
): Promise<Result<Started, StartRefusal>> {
  const wanted = await readWanted(db, viewer, given, at);
  if (!wanted.ok) return wanted;
  if ('url' in wanted.value) return ok(wanted.value);
  try {
    for (let round = 0; round < rounds; round += 1) {
      const started = await tryOnce(db, gateway, viewer, wanted.value, at);
      if (started !== null) return started;
    }
    return refuse('superseded');
  } catch (error) {
    if (error instanceof PaymentServiceError) return refuse('payment-service-down');
    throw error;
  }
}

/** What the wish means in our data; or the free order that the same wish placed a moment ago. */
async function readWanted(
  db: Db,
  viewer: Viewer,
  given: OrderWish,
  at: Date,
): Promise<Result<Wanted | Started, StartRefusal>> {
  const wish = tidyWish(given, given.gift && normaliseEmail(given.gift.email));
  const buyer = await db.user.findUniqueOrThrow({ where: { id: viewer.userId }, select: { email: true } });
  const fault = wishFault(wish, normaliseEmail(buyer.email));
  if (fault !== null) return refuse(fault);
  const priced = await priceWish(db, viewer, wish, at);
  if (!priced.ok) return priced;
  const offer = offerOf(wish, priced.value);
  const repeated = await findFreeRepeat(db, viewer, { offer, code: wish.code }, at);
  if (repeated !== null) return ok({ orderId: repeated, url: null });
  if (priced.value.codeProblem !== null) return refuse('code-refused');
  if (needsBilling(wish.countryCode, offer.amountMinor) && !hasIdentity(wish.billing)) return refuse('billing-needed');
  return ok({ offer, code: wish.code });
}

/** One look at the state of things; null when something else moved meanwhile. */
async function tryOnce(
  db: Db,
  gateway: PaymentGateway,
  viewer: Viewer,
  wanted: Wanted,
  at: Date,
): Promise<Result<Started, StartRefusal> | null> {
  const { offer } = wanted;
  const refusal = await heldRefusal(db, viewer, offer, at);
  if (refusal !== null) return refuse(refusal);
  const inHand = await clearOrderInHand(db, gateway, viewer, offer, at);
  if (inHand.kind === 'waiting-for-bank') return refuse('payment-pending');
  if (inHand.kind === 'reuse') return ok({ orderId: inHand.orderId, url: inHand.url });
  if (inHand.kind === 'look-again') return null;
  if (inHand.kind === 'open') return openCheckout(db, gateway, inHand.orderId, at);
  const placed = await placeOrder(db, viewer, wanted, at);
  if (placed === null) return null;
  if (placed.kind === 'code-refused') return refuse('code-refused');
  if (placed.kind === 'settled') return ok({ orderId: placed.orderId, url: null });
  return openCheckout(db, gateway, placed.orderId, at);
}

/** Why the buyer cannot study what is offered a second time; null when nothing stands in the way. */
async function heldRefusal(
  db: Db,
  viewer: Viewer,
  { purpose, lines }: Offer,
  at: Date,
): Promise<'already-enrolled' | 'part-enrolled' | 'frozen' | null> {
  if (purpose !== 'self') return null;
  const ids = lines.map(({ courseId }) => courseId);
  const held = await listHeldCourses(db, viewer, ids, at);
  if (held.length === 0) return null;
  if (held.some(({ isFrozen }) => isFrozen)) return 'frozen';
  return held.length === lines.length ? 'already-enrolled' : 'part-enrolled';
}
