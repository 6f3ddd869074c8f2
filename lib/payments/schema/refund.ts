import { z } from 'zod';
import type { RefundStatus } from '#generated/client.ts';
import type { Currency } from '#lib/money.ts';
import type { RefundPlanRefusal } from '../rules/refund.ts';

const mostLines = 500;
const reason = z.string().trim();

export const myRefundSchema = z.object({
  orderId: z.string(),
  lineIds: z.array(z.uuid()).min(1).max(mostLines),
  reason: reason.max(500, 'Keep it to 500 characters.'),
});

/** What an admin types about why. The buyer is sent it. */
export const adminReasonSchema = reason
  .min(8, 'Give a reason of at least 8 characters: it stays on record.')
  .max(1000, 'Keep it to 1,000 characters.');

/** A line of an order as its buyer sees it. */
export type LineState = {
  readonly id: string;
  readonly description: string;
  readonly amountMinor: number;
  readonly seatNumber: number | null;
  readonly invitedEmail: string | null;
  /** Of all refunds that stand. */
  readonly backMinor: number;
  readonly givenBack: { readonly at: Date; readonly status: RefundStatus; readonly isPaidByHand: boolean } | null;
  readonly isPaused: boolean;
  /** The bank took the payment back. */
  readonly isLost: boolean;
  /** What goes back if it is given back now. */
  readonly leftMinor: number;
  /** Why it cannot go back; null when it can. */
  readonly refusal: RefundPlanRefusal | null;
};

export type RefundPreview = {
  readonly orderId: string;
  readonly number: string;
  readonly currency: Currency;
  readonly amountMinor: number;
  /** Nothing is left of the order's money afterwards. */
  readonly takesAll: boolean;
  readonly lines: readonly {
    readonly id: string;
    readonly description: string;
    readonly seatNumber: number | null;
    readonly amountMinor: number;
    readonly endsLine: boolean;
    /** Who studies it now. */
    readonly holderEmail: string | null;
    readonly hasCertificate: boolean;
  }[];
};

export type MyRefund = {
  readonly orderId: string;
  readonly status: RefundStatus;
  readonly amountMinor: number;
  readonly currency: Currency;
  /** What ended with it. */
  readonly ended: readonly string[];
};
