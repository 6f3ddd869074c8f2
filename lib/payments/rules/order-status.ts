import type { OrderStatus, RefundStatus } from '#generated/client.ts';

/** All that decides whether an order that took money stands or has gone back. */
export type MoneyFacts = {
  readonly status: OrderStatus;
  /** Every line is given back by a refund that stands. */
  readonly areAllLinesBack: boolean;
  /** What the buyer paid; null when it is known only by reading the payment. */
  readonly receivedMinor: number | null;
  /** Refunds as last read. None at all: of an order that was refunded before refunds were kept as rows. */
  readonly refunds: readonly {
    readonly status: RefundStatus;
    readonly amountMinor: number;
    /** A person has paid it by hand, since the bank had sent it back. */
    readonly isPaidByHand?: boolean;
  }[];
  /** The payment never matched its order. */
  readonly isMismatch: boolean;
};

/**
 * "refunded" exactly when every line has gone back, or all the money has; otherwise what the order was before. Total.
 * Only money that came can go back: orders in hand and closed ones stay as they are.
 */
export function orderStatusOf(facts: MoneyFacts): OrderStatus {
  const { status, receivedMinor, refunds } = facts;
  if (status === 'open' || status === 'pending' || status === 'expired') return status;
  if (status === 'refunded' && refunds.length === 0) return status;
  if (receivedMinor === null) return status;
  const backMinor = refunds
    .filter(({ status: became, isPaidByHand }) => became === 'given' || isPaidByHand === true)
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const isMoneyBack = receivedMinor > 0 && backMinor >= receivedMinor;
  if (isMoneyBack || (facts.areAllLinesBack && status !== 'failed')) return 'refunded';
  return facts.isMismatch || status === 'failed' ? 'failed' : 'paid';
}
