import { z } from 'zod';
import type { OrderPurpose, OrderStatus } from '#generated/client.ts';
import { currencies } from '#lib/money.ts';
import type { Currency } from '#lib/money.ts';
import type { OrderEventKind } from './order-events.ts';

export const startCheckoutSchema = z.object({
  /** Of a course or of a bundle. */
  slug: z.string().regex(/^[a-z0-9-]{1,80}$/),
  currency: z.enum(currencies),
});
export type StartCheckoutInput = z.infer<typeof startCheckoutSchema>;

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

export type StartRefusal =
  | 'unknown-course'
  | 'not-for-sale'
  | 'price-missing'
  | 'already-enrolled'
  /** Held already, and closed while the bank looks into its payment. */
  | 'frozen'
  | 'part-enrolled'
  | 'payment-pending'
  | 'superseded'
  | 'payment-service-down';

/** What is sold: from our data only. */
export type Offer = {
  readonly slug: string;
  readonly currency: Currency;
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
  /** Before a code. */
  readonly listMinor: number;
  readonly amountMinor: number;
};

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
  readonly prices: Readonly<Partial<Record<Currency, number>>>;
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
  readonly lines: readonly OrderLineView[];
  readonly events: readonly {
    readonly kind: OrderEventKind;
    readonly at: Date;
    /** Of a partial refund: how much. */ readonly amountMinor?: number | null;
  }[];
};
