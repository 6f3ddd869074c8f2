import type Stripe from 'stripe';
import type { StoredLineItem } from '../state.ts';
import { sumOf } from './line-item.ts';

interface CouponFacts {
  id: string;
  percentOff: number | null;
  amountOff: number | null;
  currency: string | null;
  duration: Stripe.Coupon.Duration;
  name: string | null;
  maxRedemptions: number | null;
  redeemBy: number | null;
  metadata: Record<string, string>;
}

export function buildCoupon(facts: CouponFacts, created: number): Stripe.Coupon {
  return {
    id: facts.id,
    object: 'coupon',
    amount_off: facts.amountOff,
    created,
    currency: facts.currency,
    duration: facts.duration,
    duration_in_months: null,
    livemode: false,
    max_redemptions: facts.maxRedemptions,
    metadata: facts.metadata,
    name: facts.name,
    percent_off: facts.percentOff,
    redeem_by: facts.redeemBy,
    times_redeemed: 0,
    valid: true,
  };
}

interface PromotionCodeFacts {
  id: string;
  code: string;
  coupon: string;
  active: boolean;
  customer: string | null;
  expiresAt: number | null;
  maxRedemptions: number | null;
  metadata: Record<string, string>;
  minimumAmount: number | null;
  minimumAmountCurrency: string | null;
}

export function buildPromotionCode(facts: PromotionCodeFacts, created: number): Stripe.PromotionCode {
  return {
    id: facts.id,
    object: 'promotion_code',
    active: facts.active,
    code: facts.code,
    created,
    customer: facts.customer,
    customer_account: null,
    expires_at: facts.expiresAt,
    livemode: false,
    max_redemptions: facts.maxRedemptions,
    metadata: facts.metadata,
    promotion: { coupon: facts.coupon, type: 'coupon' },
    restrictions: {
      first_time_transaction: false,
      minimum_amount: facts.minimumAmount,
      minimum_amount_currency: facts.minimumAmountCurrency,
    },
    times_redeemed: 0,
  };
}

/** The lines with the discount shared out so that the parts add up to the whole exactly. */
export function discounted(items: readonly StoredLineItem[], coupon: Stripe.Coupon | null): StoredLineItem[] {
  const subtotal = sumOf(items, 'amount_subtotal');
  const wanted = coupon ? (coupon.amount_off ?? Math.round((subtotal * (coupon.percent_off ?? 0)) / 100)) : 0;
  let left = Math.min(wanted, subtotal);
  let subtotalLeft = subtotal;
  return items.map((item) => {
    const share = subtotalLeft === 0 ? 0 : Math.round((left * item.amount_subtotal) / subtotalLeft);
    left -= share;
    subtotalLeft -= item.amount_subtotal;
    return { ...item, amount_discount: share, amount_total: item.amount_subtotal - share };
  });
}
