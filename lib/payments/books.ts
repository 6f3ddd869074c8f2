import type { DisputeState, RefundState } from './gateway.ts';

/**
 * What the payment service has on its books for a span of time: everything made from its first moment up to, and not
 * including, its last. Amounts in the currency's smallest unit, currencies in upper case. Things of other shops on the
 * same account are in it too: their `orderId` is null.
 */
export type Books = {
  readonly payments: readonly BookedPayment[];
  readonly refunds: readonly BookedRefund[];
  readonly disputes: readonly BookedDispute[];
  readonly entries: readonly BalanceEntry[];
  readonly payouts: readonly BookedPayout[];
};

export type BookedPayment = {
  readonly id: string;
  /** The order that it was made for, as we told the service; null for a payment that is not ours. */
  readonly orderId: string | null;
  /** What was received: 0 until it is. Refunds and disputes do not lower it. */
  readonly amountMinor: number;
  readonly currency: string;
  /** "waiting": the bank has not settled. "open" covers what failed or was given up, and every word that we do not know. */
  readonly status: 'received' | 'waiting' | 'open';
  readonly createdAt: Date;
};

export type BookedRefund = {
  readonly id: string;
  /** Ours, as we told the service; null for one made in the service's dashboard. */
  readonly refundId: string | null;
  readonly paymentIntentId: string | null;
  readonly amountMinor: number;
  readonly currency: string;
  readonly state: RefundState;
  readonly createdAt: Date;
};

export type BookedDispute = {
  readonly id: string;
  readonly paymentIntentId: string | null;
  readonly amountMinor: number;
  readonly currency: string;
  readonly reason: string;
  readonly state: DisputeState;
  readonly openedAt: Date;
  readonly evidenceDueAt: Date | null;
};

/** One movement of the balance at the service. Its net is its amount less its fee; money that leaves is below zero. */
export type BalanceEntry = {
  readonly id: string;
  /** The service's word: "charge", "payment", "refund", "adjustment", "payout" and others. */
  readonly type: string;
  readonly amountMinor: number;
  readonly feeMinor: number;
  readonly netMinor: number;
  readonly currency: string;
  readonly createdAt: Date;
  /** The charge, refund, dispute or payout that it comes from. */
  readonly sourceId: string | null;
  /** The payout that took it to the bank, also one after the span; null while none has. */
  readonly payoutId: string | null;
};

export type BookedPayout = {
  readonly id: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly createdAt: Date;
  readonly arrivalAt: Date;
  readonly status: 'paid' | 'on-its-way' | 'failed';
  /** The nets of the entries in it, those of before the span too. Another sum than the amount is a difference to name. */
  readonly entriesMinor: number;
};
