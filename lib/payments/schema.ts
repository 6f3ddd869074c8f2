import { z } from 'zod';
import type { CodeKind, OrderPurpose, OrderStatus } from '#generated/client.ts';
import type { Currency, Prices } from '#lib/money.ts';
import type { OrderEventKind } from './order-events.ts';
import type { BasketRefusal } from './rules/wanted-items.ts';
import type { CodeProblem } from './rules/codes.ts';
import type { PricedLine } from './rules/pricing.ts';

const slugSchema = z.string().regex(/^[a-z0-9-]{1,80}$/);

/** The names in a wish, as a browser may send them. */
export const wishItemsSchema = z
  .array(z.object({ slug: slugSchema, seats: z.int() }))
  .min(1)
  .max(100);

/** What somebody wishes to order: names of things only. Every price, discount and total comes from our data. */
export type OrderWish = {
  /** Slugs of courses and bundles. `seats` is 1 unless the order is for a clinic. */
  readonly items: readonly { readonly slug: string; readonly seats: number }[];
  readonly purpose: OrderPurpose;
  readonly currency: Currency;
  /** Upper case, "AU": where it is sold; decides tax and the form of the receipt. */
  readonly countryCode: string;
  /** As typed. */
  readonly code: string | null;
  readonly billing: { readonly name: string; readonly address: string; readonly taxNumber: string } | null;
  readonly gift: { readonly email: string; readonly name: string; readonly message: string } | null;
  readonly clinicName: string | null;
};

/** Shaped like a checkout session's id; nothing else is worth asking the payment service about. */
export const sessionIdSchema = z.string().regex(/^cs_[A-Za-z0-9_]{8,120}$/);
export const orderIdSchema = z.uuid();

/** What an order event says about money; the details of other events read as nothing. */
export const moneyDetailSchema = z
  .object({
    refunds: z.array(z.string()).default([]),
    dispute: z.string().nullable().default(null),
    amountMinor: z.number().nullable().default(null),
  })
  .catch({ refunds: [], dispute: null, amountMinor: null });

export type QuoteRefusal = BasketRefusal | 'unknown-course' | 'not-for-sale' | 'price-missing';

export type StartRefusal =
  | QuoteRefusal
  | 'already-enrolled'
  /** Held already, and closed while the bank looks into its payment. */
  | 'frozen'
  | 'part-enrolled'
  | 'payment-pending'
  | 'code-refused'
  | 'billing-needed'
  | 'gift-address'
  | 'gift-to-yourself'
  | 'clinic-name'
  | 'too-long'
  | 'superseded'
  | 'payment-service-down';

/** What is sold, to whom and for how much: from our data, and what the buyer typed about people. */
export type Offer = {
  readonly currency: Currency;
  readonly countryCode: string;
  readonly purpose: OrderPurpose;
  readonly codeId: string | null;
  readonly billing: OrderWish['billing'];
  readonly gift: OrderWish['gift'];
  readonly clinicName: string | null;
  /** The sum of the lines. */
  readonly amountMinor: number;
  readonly lines: readonly OfferLine[];
};
export type OfferLine = {
  readonly courseId: string;
  readonly courseSlug: string;
  readonly courseVersionId: string;
  readonly description: string;
  /** What it is bought as part of; null for a course by itself. */
  readonly bundleId: string | null;
  readonly seatNumber: number | null;
  /** Before a code. */
  readonly listMinor: number;
  readonly amountMinor: number;
};

export type QuoteItem = {
  readonly slug: string;
  readonly title: string;
  readonly kind: 'course' | 'bundle';
  readonly seats: number;
  /** All seats together, before and after the code. */
  readonly listMinor: number;
  readonly amountMinor: number;
};

/** What a wish costs now, decided by our data. Amounts tax-inclusive, in the currency's smallest unit. */
export type Quote = {
  readonly currency: Currency;
  readonly purpose: OrderPurpose;
  /** In the order in which they were asked for. */
  readonly items: readonly QuoteItem[];
  readonly lines: readonly PricedLine[];
  readonly subtotalMinor: number;
  readonly discountMinor: number;
  readonly totalMinor: number;
  /** The code that was used, and in a sentence what it does. */
  readonly code: { readonly label: string; readonly kind: CodeKind; readonly sentence: string } | null;
  /** Why the code that was typed was not used. The quote is without it. */
  readonly codeProblem: { readonly reason: CodeProblem | 'too-many-tries'; readonly sentence: string } | null;
  /** Nothing to pay, so no card page. */
  readonly isFree: boolean;
  /** The buyer's name with an address or a tax number is needed before it can be ordered. */
  readonly needsBilling: boolean;
  /** Of an order for the buyer: courses that the viewer has already. It cannot be ordered with them. */
  readonly held: readonly { readonly slug: string; readonly title: string; readonly isFrozen: boolean }[];
  /** What was changed about the wish, or is worth knowing, in sentences. */
  readonly notices: readonly { readonly kind: QuoteNoticeKind; readonly sentence: string }[];
};
export type QuoteNoticeKind = 'course-in-bundle' | 'held' | 'below-minimum';

export type CheckoutSummary = {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly isForSale: boolean;
  /** The courses in it: one, or those of a bundle. */
  readonly courses: readonly { readonly slug: string; readonly title: string; readonly version: string | null }[];
  readonly moduleCount: number;
  readonly minutesOffered: number;
  readonly accessMonths: number;
  readonly prices: Prices;
};

export type OrderItem = {
  readonly slug: string;
  readonly title: string;
  readonly kind: 'course' | 'bundle';
  readonly seats: number;
};

export type OrderLineView = {
  readonly id: string;
  readonly description: string;
  readonly amountMinor: number;
  readonly courseSlug: string;
  readonly courseTitle: string;
  readonly firstModuleSlug: string | null;
};

export type OrderView = {
  readonly id: string;
  readonly number: string;
  readonly status: OrderStatus;
  readonly currency: Currency;
  readonly totalMinor: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly settledAt: Date | null;
  /** Where the therapist reads the clock. */
  readonly timeZone: string;
  /** What was bought as one and alone; null for a course by itself or a basket. */
  readonly bundle: { readonly slug: string; readonly title: string } | null;
  readonly purpose: OrderPurpose;
  /** What was ordered, as it was chosen: a bundle is one thing. */
  readonly items: readonly OrderItem[];
  /** Who a gift is for, as the buyer typed it. */
  readonly gift: { readonly email: string; readonly name: string | null } | null;
  /** The order was placed with a promotion code: what buyers read of it. */
  readonly codeLabel: string | null;
  readonly lines: readonly OrderLineView[];
  readonly events: readonly {
    readonly kind: OrderEventKind;
    readonly at: Date;
    /** Of a partial refund: how much. */ readonly amountMinor?: number | null;
  }[];
};
