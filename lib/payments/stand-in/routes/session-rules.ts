import { invalid } from '../wire/errors.ts';
import type { CreateSessionParams, LineItemParams } from './session-params.ts';

const HALF_HOUR_SECONDS = 30 * 60;
const DAY_SECONDS = 24 * 60 * 60;
export const LARGEST_AMOUNT = 99_999_999;
/** Stripe's smallest charge, in minor units. */
const SMALLEST_CHARGE: Record<string, number> = { aud: 50, gbp: 30, nzd: 50, usd: 50, eur: 50, cad: 50 };

/** What Stripe refuses beyond the type of each parameter. */
export function checkSession(params: CreateSessionParams, nowSeconds: number): void {
  if (params.line_items.length === 0)
    throw invalid('Missing required param: line_items.', { code: 'parameter_missing', param: 'line_items' });
  if (params.expires_at !== undefined) checkExpiry(params.expires_at, nowSeconds);
  refuseBoth('customer', params.customer, 'customer_email', params.customer_email);
  refuseBoth('customer', params.customer, 'customer_creation', params.customer_creation);
  refuseBoth('allow_promotion_codes', params.allow_promotion_codes, 'discounts', params.discounts);
  refuseBoth(
    'allowed_payment_method_types',
    params.allowed_payment_method_types,
    'excluded_payment_method_types',
    params.excluded_payment_method_types,
  );
  if (params.customer_update && params.customer === undefined) {
    throw invalid('`customer_update` can only be used with `customer`.', { param: 'customer_update' });
  }
  for (const [index, item] of params.line_items.entries()) checkLineItem(item, `line_items[${index}]`);
}

export function checkTotal(total: number, currency: string): void {
  const smallest = SMALLEST_CHARGE[currency] ?? 0;
  if (total > LARGEST_AMOUNT)
    throw invalid('The total is more than Stripe can charge at once.', { code: 'amount_too_large' });
  if (total === 0 || total >= smallest) return;
  const message = `The Checkout Session's total amount due must add up to at least ${(smallest / 100).toFixed(2)} ${currency}`;
  throw invalid(message, { code: 'amount_too_small' });
}

function checkExpiry(expiresAt: number, nowSeconds: number): void {
  const detail = { param: 'expires_at' };
  if (expiresAt < nowSeconds + HALF_HOUR_SECONDS) {
    throw invalid('The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.', detail);
  }
  if (expiresAt > nowSeconds + DAY_SECONDS) {
    throw invalid('The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.', detail);
  }
}

function checkLineItem(item: LineItemParams, at: string): void {
  if (item.price === undefined && !item.price_data) {
    throw invalid(`Missing required param: ${at}[price].`, { code: 'parameter_missing', param: `${at}[price]` });
  }
  refuseBoth(`${at}[price]`, item.price, `${at}[price_data]`, item.price_data);
  if (item.quantity < 1 || item.quantity > 999_999) throw tooOdd(`${at}[quantity]`, item.quantity);
  if (!item.price_data) return;
  const { product, product_data, unit_amount } = item.price_data;
  refuseBoth(`${at}[price_data][product]`, product, `${at}[price_data][product_data]`, product_data);
  if (product === undefined && !product_data) {
    const param = `${at}[price_data][product_data]`;
    throw invalid(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
  }
  if (unit_amount < 0 || unit_amount > LARGEST_AMOUNT) throw tooOdd(`${at}[price_data][unit_amount]`, unit_amount);
}

function tooOdd(param: string, value: number) {
  return invalid(`Invalid value for ${param}: ${value}`, { code: 'parameter_invalid_integer', param });
}

function refuseBoth(firstName: string, first: unknown, secondName: string, second: unknown): void {
  if (first === undefined || second === undefined) return;
  throw invalid(`You may only specify one of these parameters: ${firstName}, ${secondName}.`, { param: secondName });
}
