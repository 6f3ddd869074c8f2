import { z } from 'zod';
import type { DisputeStatus, OrderStatus, RefundStatus } from '#generated/client.ts';

/** All that two sets of books can disagree about. One thing that is wrong has exactly one name. */
export const differenceNames = [
  'paid-there-not-here',
  'paid-here-not-there',
  'amount-differs',
  'currency-differs',
  'order-paid-twice',
  'payment-without-order',
  'refund-there-not-here',
  'refund-here-not-there',
  'refund-amount-differs',
  'refund-state-differs',
  'dispute-there-not-here',
  'dispute-state-differs',
  'payout-sum-differs',
] as const;
export type DifferenceName = (typeof differenceNames)[number];

const text = z.string().nullable().default(null);
const number = z.number().nullable().default(null);

/** A named difference, as it is kept. Amounts are in minor units; times are ISO. */
export const differenceSchema = z.object({
  name: z.enum(differenceNames),
  /** Of the payment, refund, dispute or payout there; of our order or refund where there is none. */
  subjectId: z.string(),
  orderId: text,
  orderNumber: text,
  currency: text,
  oursMinor: number,
  theirsMinor: number,
  /** The state in a word on each side, where that is what differs. */
  ours: text,
  theirs: text,
  at: z.string(),
});
export type ReconciliationDifference = Readonly<z.infer<typeof differenceSchema>>;

/** What makes a difference the same one as in an earlier comparison. */
export function differenceKey({ name, subjectId }: Pick<ReconciliationDifference, 'name' | 'subjectId'>): string {
  return `${name} ${subjectId}`;
}

const side = z.object({
  payments: z.number(),
  paidMinor: z.number(),
  refunds: z.number(),
  refundedMinor: z.number(),
  disputes: z.number(),
});
export type Side = z.infer<typeof side>;

export const sumsSchema = z.object({
  currencies: z.array(z.object({ currency: z.string(), ours: side, theirs: side })),
  payouts: z.array(
    z.object({
      id: z.string(),
      currency: z.string(),
      status: z.string(),
      arrivesAt: z.string(),
      /** What reached the bank. */
      amountMinor: z.number(),
      entries: z.number(),
      grossMinor: z.number(),
      feeMinor: z.number(),
      netMinor: z.number(),
    }),
  ),
});
export type ReconciliationSums = Readonly<z.infer<typeof sumsSchema>>;
export type PayoutSums = ReconciliationSums['payouts'][number];

/** From the first moment to just before the last, UTC. */
export type Period = { readonly from: Date; readonly until: Date };

export type OurOrder = {
  readonly id: string;
  readonly number: string;
  readonly status: OrderStatus;
  readonly currency: string;
  readonly totalMinor: number;
  readonly paymentIntentId: string | null;
  readonly settledAt: Date | null;
};
export type OurRefund = {
  readonly id: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly currency: string;
  readonly status: RefundStatus;
  readonly amountMinor: number;
  readonly serviceRefundId: string | null;
  readonly requestedAt: Date;
};
export type OurDispute = {
  readonly id: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly currency: string;
  readonly status: DisputeStatus;
  readonly amountMinor: number;
  readonly openedAt: Date;
};
/** What we have written down that may concern a period: more than the period, so that everything finds its other half. */
export type OurBooks = {
  readonly orders: readonly OurOrder[];
  readonly refunds: readonly OurRefund[];
  readonly disputes: readonly OurDispute[];
};

/** A thing in one of the books, in both, or in one only: what sums are made of. */
export type Matched<Ours, Theirs> = { readonly ours: Ours | null; readonly theirs: Theirs | null };

export function difference(
  name: DifferenceName,
  subjectId: string,
  at: Date,
  facts: Partial<Omit<ReconciliationDifference, 'name' | 'subjectId' | 'at'>>,
): ReconciliationDifference {
  const empty = { orderId: null, orderNumber: null, currency: null, oursMinor: null, theirsMinor: null };
  return { ...empty, ours: null, theirs: null, ...facts, name, subjectId, at: at.toISOString() };
}

export function isWithin({ from, until }: Period, at: Date | null): boolean {
  return at !== null && at.getTime() >= from.getTime() && at.getTime() < until.getTime();
}
