import type Stripe from 'stripe';
import { discounted } from '../objects/coupon.ts';
import { totals } from '../objects/session.ts';
import { idOf } from '../ids.ts';
import type { SessionRecord, State } from '../state.ts';

/** Why a code cannot be used, in words for the buyer; null where it can. */
export function refusalOfCode(
  state: State,
  code: Stripe.PromotionCode,
  session: Stripe.Checkout.Session,
  nowSeconds: number,
): string | null {
  const coupon = couponOf(state, code);
  const restrictedTo = idOf(code.customer);
  const { minimum_amount, minimum_amount_currency } = code.restrictions;
  if (!coupon || !code.active || isSpent(code.expires_at, code.max_redemptions, code.times_redeemed, nowSeconds))
    return 'This code is no longer valid.';
  if (restrictedTo !== null && restrictedTo !== idOf(session.customer)) return 'This code is for another customer.';
  if (
    minimum_amount !== null &&
    minimum_amount_currency === session.currency &&
    (session.amount_subtotal ?? 0) < minimum_amount
  ) {
    return 'This order is below the minimum for this code.';
  }
  return refusalOfCoupon(coupon, session.currency ?? '', nowSeconds);
}

export function refusalOfCoupon(coupon: Stripe.Coupon, currency: string, nowSeconds: number): string | null {
  if (isSpent(coupon.redeem_by, coupon.max_redemptions, coupon.times_redeemed, nowSeconds))
    return 'This discount is no longer valid.';
  if (coupon.amount_off !== null && coupon.currency !== currency) return 'This discount is in another currency.';
  return null;
}

/** Applies one discount to an open session, or takes it away with null. */
export function applyDiscount(record: SessionRecord, coupon: Stripe.Coupon | null, promotionCode: string | null): void {
  record.lineItems = discounted(record.lineItems, coupon);
  record.session.discounts = coupon
    ? [
        promotionCode === null
          ? { coupon: coupon.id, promotion_code: null }
          : { coupon: null, promotion_code: promotionCode },
      ]
    : [];
  Object.assign(record.session, totals(record.lineItems));
}

export function findCode(state: State, typed: string): Stripe.PromotionCode | null {
  const wanted = typed.trim().toUpperCase();
  return Object.values(state.promotionCodes).find((code) => code.code.toUpperCase() === wanted && code.active) ?? null;
}

export function couponOf(state: State, code: Stripe.PromotionCode): Stripe.Coupon | null {
  return state.coupons[idOf(code.promotion.coupon) ?? ''] ?? null;
}

function isSpent(until: number | null, max: number | null, used: number, nowSeconds: number): boolean {
  return (until !== null && until <= nowSeconds) || (max !== null && used >= max);
}
