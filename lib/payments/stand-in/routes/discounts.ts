import type Stripe from 'stripe';
import { z } from 'zod';
import { idOf, newId } from '../ids.ts';
import { buildCoupon, buildPromotionCode } from '../objects/coupon.ts';
import { invalid, missing } from '../wire/errors.ts';
import { page } from '../wire/lists.ts';
import { decimal, expand, flag, integer, metadata, paging, readParams, text } from '../wire/params.ts';
import { nowSeconds } from '../world.ts';
import { found } from './call.ts';
import type { Call } from './call.ts';
import { currency } from './session-params.ts';

const expandOnly = z.strictObject({ expand });
const positive = integer.refine((value) => value > 0, { error: 'integer' });
const couponShape = {
  amount_off: positive.optional(),
  currency: currency.optional(),
  duration: z.enum(['once', 'forever']).optional(),
  expand,
  id: text.optional(),
  max_redemptions: positive.optional(),
  metadata: metadata.optional(),
  name: text.max(40).optional(),
  percent_off: decimal.refine((value) => value > 0 && value <= 100, { error: 'decimal' }).optional(),
  redeem_by: integer.optional(),
} satisfies Partial<Record<keyof Stripe.CouponCreateParams, z.ZodType>>;
const promotionCodeShape = {
  active: flag.optional(),
  code: z
    .string()
    .regex(/^[a-zA-Z0-9-]{1,500}$/)
    .optional(),
  customer: text.optional(),
  expand,
  expires_at: integer.optional(),
  max_redemptions: positive.optional(),
  metadata: metadata.optional(),
  promotion: z.strictObject({ type: z.literal('coupon'), coupon: text }),
  restrictions: z
    .strictObject({ minimum_amount: positive.optional(), minimum_amount_currency: currency.optional() })
    .optional(),
} satisfies Partial<Record<keyof Stripe.PromotionCodeCreateParams, z.ZodType>>;
const codeListParams = z.strictObject({
  ...paging,
  active: flag.optional(),
  code: text.optional(),
  coupon: text.optional(),
});

export function createCoupon({ world, group }: Call): Stripe.Coupon {
  const params = readParams(z.strictObject(couponShape), group);
  const { coupons } = world.state;
  const { amount_off: amountOff = null, percent_off: percentOff = null } = params;
  if ((amountOff === null) === (percentOff === null)) {
    throw invalid('You must pass one of percent_off or amount_off.', {
      code: 'parameter_missing',
      param: 'percent_off',
    });
  }
  if (amountOff !== null && params.currency === undefined) {
    throw invalid('You must pass currency when passing amount_off.', { code: 'parameter_missing', param: 'currency' });
  }
  const id = params.id ?? newId('', 8);
  if (Object.hasOwn(coupons, id))
    throw invalid('Coupon already exists.', { code: 'resource_already_exists', param: 'id' });
  const coupon = buildCoupon(
    {
      id,
      amountOff,
      percentOff,
      currency: amountOff === null ? null : (params.currency ?? null),
      duration: params.duration ?? 'once',
      name: params.name ?? null,
      maxRedemptions: params.max_redemptions ?? null,
      redeemBy: params.redeem_by ?? null,
      metadata: params.metadata ?? {},
    },
    nowSeconds(world),
  );
  coupons[id] = coupon;
  return coupon;
}

export function retrieveCoupon({ world, id, group }: Call): Stripe.Coupon {
  readParams(expandOnly, group);
  return found(world.state.coupons, id, 'coupon');
}

export function createPromotionCode({ world, group }: Call): Stripe.PromotionCode {
  const params = readParams(z.strictObject(promotionCodeShape), group);
  const { coupons, customers, promotionCodes } = world.state;
  const { coupon } = params.promotion;
  if (!Object.hasOwn(coupons, coupon)) throw missing('coupon', coupon, 'promotion[coupon]', 400);
  if (params.customer !== undefined && !customers[params.customer])
    throw missing('customer', params.customer, 'customer', 400);
  const code = (params.code ?? newId('', 8)).toUpperCase();
  if (Object.values(promotionCodes).some((other) => other.active && other.code === code)) {
    throw invalid(`An active promotion code with \`code: ${code}\` already exists.`, { param: 'code' });
  }
  const promotionCode = buildPromotionCode(
    {
      id: newId('promo_'),
      code,
      coupon,
      active: params.active ?? true,
      customer: params.customer ?? null,
      expiresAt: params.expires_at ?? null,
      maxRedemptions: params.max_redemptions ?? null,
      metadata: params.metadata ?? {},
      minimumAmount: params.restrictions?.minimum_amount ?? null,
      minimumAmountCurrency: params.restrictions?.minimum_amount_currency ?? null,
    },
    nowSeconds(world),
  );
  promotionCodes[promotionCode.id] = promotionCode;
  return promotionCode;
}

export function retrievePromotionCode({ world, id, group }: Call): Stripe.PromotionCode {
  readParams(expandOnly, group);
  return found(world.state.promotionCodes, id, 'promotion code');
}

export function listPromotionCodes({ world, group }: Call): Stripe.ApiList<Stripe.PromotionCode> {
  const params = readParams(codeListParams, group);
  const wanted = Object.values(world.state.promotionCodes).filter(
    (code) =>
      (params.active === undefined || code.active === params.active) &&
      (params.code === undefined || code.code === params.code.toUpperCase()) &&
      (params.coupon === undefined || idOf(code.promotion.coupon) === params.coupon),
  );
  return page('/v1/promotion_codes', wanted, params);
}
