import type { OrderStatus } from '#generated/client.ts';
import type { CheckoutState } from './gateway.ts';
import type { OrderEventKind } from './order-events.ts';

export const minuteMs = 60_000;
/** How long a checkout stays open. Stripe takes 30 minutes to 24 hours. */
export const checkoutMinutes = 60;
/** An order without a checkout can still get one for so long: Stripe wants 30 minutes of life left in it. */
const openableMinutes = 25;
/** A checkout this near its end is not handed out again. */
const reusableMinutesLeft = 2;
/** The sweep leaves younger orders to the webhook and the return page. */
export const sweepAfterMinutes = 2;

export type OrderFacts = {
  readonly status: OrderStatus;
  readonly totalMinor: number;
  readonly currency: string;
  /** A payment of another amount is in the order's history already. */
  readonly isMismatchNoted: boolean;
};
export type CheckoutOutcome = {
  readonly state: CheckoutState;
  readonly amountMinor: number | null;
  readonly currency: string | null;
};
export type Settlement = { readonly status: OrderStatus; readonly event: OrderEventKind | null };

/**
 * What an order becomes after reading its checkout. Total. Money decides: "paid" is reached from every state but
 * "refunded" and never left by reading; a closed order never opens again; a payment of another amount or currency
 * is never "paid". Reading the same thing twice changes nothing the second time.
 */
export function settlementOf(order: OrderFacts, checkout: CheckoutOutcome): Settlement {
  const unchanged: Settlement = { status: order.status, event: null };
  if (order.status === 'paid' || order.status === 'refunded') return unchanged;
  const inHand = isInHand(order.status);
  switch (checkout.state) {
    case 'paid':
      if (isSameMoney(order, checkout)) return { status: 'paid', event: 'paid' };
      return { status: 'failed', event: order.isMismatchNoted ? null : 'amount-mismatch' };
    case 'pending':
      return order.status === 'open' ? { status: 'pending', event: 'pending' } : unchanged;
    case 'failed':
      return inHand ? { status: 'failed', event: 'failed' } : unchanged;
    case 'expired':
      return inHand ? { status: 'expired', event: 'expired' } : unchanged;
    case 'open':
      return unchanged;
  }
}

/** True while an order may still be paid. */
export function isInHand(status: OrderStatus): boolean {
  return status === 'open' || status === 'pending';
}

function isSameMoney(order: OrderFacts, checkout: CheckoutOutcome): boolean {
  return checkout.amountMinor === order.totalMinor && checkout.currency === order.currency;
}

/**
 * Shares a bundle's price out over its courses, in proportion to their own prices. The parts add up to the whole and
 * none is off its exact share by a whole unit: what rounding leaves goes to the largest remainders, the first of equals.
 * Amounts in the currency's smallest unit. Courses without a price share evenly.
 */
export function shareOut(totalMinor: number, listMinor: readonly number[]): number[] {
  const sum = listMinor.reduce((total, amount) => total + amount, 0);
  const weights = sum === 0 ? listMinor.map(() => 1) : listMinor;
  const whole = sum === 0 ? listMinor.length : sum;
  const parts = weights.map((weight, index) => {
    const exact = (totalMinor * weight) / whole;
    return { index, floor: Math.floor(exact), rest: exact - Math.floor(exact) };
  });
  const left = totalMinor - parts.reduce((total, { floor }) => total + floor, 0);
  const rounded = new Set(
    parts
      .toSorted((one, other) => other.rest - one.rest || one.index - other.index)
      .slice(0, left)
      .map(({ index }) => index),
  );
  return parts.map(({ index, floor }) => floor + (rounded.has(index) ? 1 : 0));
}

/** True while an order that has no checkout yet may still get one. */
export function canStillOpen(order: { readonly createdAt: Date }, at: Date): boolean {
  return at.getTime() - order.createdAt.getTime() < openableMinutes * minuteMs;
}

/** True while an open checkout has enough life left to be handed out again. */
export function canReuse(order: { readonly expiresAt: Date }, at: Date): boolean {
  return order.expiresAt.getTime() - at.getTime() > reusableMinutesLeft * minuteMs;
}

/** "O-2026-000123". */
export function orderNumber(running: bigint | number, at: Date): string {
  return `O-${at.getUTCFullYear()}-${String(running).padStart(6, '0')}`;
}

/** The bundle that an order is, alone; null for courses by themselves and for a basket of several things. */
export function bundleOf<Bundle extends { readonly slug: string }>(
  lines: readonly { readonly bundle: Bundle | null }[],
): Bundle | null {
  const first = lines[0]?.bundle ?? null;
  return first !== null && lines.every(({ bundle }) => bundle?.slug === first.slug) ? first : null;
}
