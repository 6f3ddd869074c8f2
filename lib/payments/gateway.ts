import type { Currency } from '#lib/money.ts';
import type { Result } from '#lib/result.ts';
import type { Books } from './books.ts';

/** What we ask the payment service to sell, all of it from our own order. */
export type CheckoutRequest = {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly currency: Currency;
  readonly lines: readonly { readonly description: string; readonly amountMinor: number; readonly quantity: number }[];
  readonly customerEmail: string;
  readonly expiresAt: Date;
  /** The same key with the same request gives the same checkout, however often it is sent. */
  readonly idempotencyKey: string;
};

export type OpenedCheckout = { readonly sessionId: string; readonly url: string };

export type CheckoutState = 'open' | 'paid' | 'pending' | 'failed' | 'expired';

/** The truth about a checkout at the moment of reading. */
export type CheckoutFacts = {
  readonly sessionId: string;
  /** The order that the checkout was made for, as we told the service; null for a checkout that is not ours. */
  readonly orderId: string | null;
  readonly state: CheckoutState;
  readonly amountMinor: number | null;
  /** Upper case, "AUD". */
  readonly currency: string | null;
  readonly paymentIntentId: string | null;
};

/** "undecided" covers what waits for the buyer and every word that we do not know. */
export type RefundState = 'given' | 'failed' | 'undecided';
export type DisputeState = 'open' | 'won' | 'lost';

/** The truth about the money of a payment at the moment of reading: what came, what went back, what is disputed. */
export type PaymentFacts = {
  readonly paymentIntentId: string;
  /** The order that the payment was made for, as we told the service; null for a payment that is not ours. */
  readonly orderId: string | null;
  readonly receivedMinor: number;
  readonly refunds: readonly {
    readonly id: string;
    /** Ours, as we told the service; null for one made in the service's dashboard. */
    readonly refundId: string | null;
    readonly amountMinor: number;
    readonly state: RefundState;
    readonly createdAt: Date;
  }[];
  readonly disputes: readonly {
    readonly id: string;
    readonly amountMinor: number;
    readonly reason: string;
    readonly state: DisputeState;
    readonly openedAt: Date;
    readonly evidenceDueAt: Date | null;
  }[];
};

/**
 * A hint that something changed. It carries no facts on purpose: they are read again. `objectId` is what to read: the
 * checkout, the payment, or, of an event that we do not use, whatever it is about.
 */
export type WebhookHint = {
  readonly eventId: string;
  readonly type: string;
  readonly objectId: string;
  readonly checkoutSessionId: string | null;
  readonly paymentIntentId: string | null;
};

export type RefundRequest = {
  readonly orderId: string;
  /** Our refund; kept at the service, so that a reading of the payment names it again. */
  readonly refundId: string;
  readonly paymentIntentId: string;
  readonly amountMinor: number;
  readonly reason: 'duplicate' | 'requested_by_customer';
  readonly idempotencyKey: string;
};
/**
 * "refused": no refund was made, because the payment is disputed, is all back already, or has less left. What became of
 * one that was made, the payment says when it is read.
 */
export type RefundAnswer = { readonly kind: 'made' | 'refused' };

/**
 * Everything the product asks of the payment service, in its own words.
 * - Each call but `parseWebhook` throws `PaymentServiceError` when the service does not answer or does not accept.
 * - No call changes our database, and none trusts what a browser sent.
 * - Stripe answers in production; a stand-in on this machine answers otherwise, by the same code.
 */
export type PaymentGateway = {
  /** Makes a page where the buyer pays. Repeating it with one key never makes a second one. */
  createCheckout(request: CheckoutRequest): Promise<OpenedCheckout>;
  /** Reads a checkout again; null when the service does not know it. */
  readCheckout(sessionId: string): Promise<CheckoutFacts | null>;
  /** Closes an open checkout so that nobody can pay it. One that is paid, over or unknown stays as it is. */
  expireCheckout(sessionId: string): Promise<void>;
  /** Gives an amount of a payment back. Repeating it with one key is no second refund. */
  refund(request: RefundRequest): Promise<RefundAnswer>;
  /** Reads what became of a payment's money; null when the service does not know the payment. */
  readPayment(paymentIntentId: string): Promise<PaymentFacts | null>;
  /** The checkout that a payment was made on, or null. */
  findCheckout(paymentIntentId: string): Promise<string | null>;
  /** All that the service has on its books from a moment until another. */
  listBooks(from: Date, until: Date): Promise<Books>;
  /** Checks the signature over the raw body. A refusal says nothing about why. */
  parseWebhook(raw: string, signature: string): Result<WebhookHint, 'bad-signature'>;
};

/** The payment service could not be reached or refused. */
export class PaymentServiceError extends Error {
  /** True when the service has an answer on file for the idempotency key: the next try needs a new one. */
  readonly keyIsSpent: boolean;
  readonly code: string;

  constructor(code: string, keyIsSpent: boolean, cause: unknown) {
    super(`The payment service failed: ${code}`, { cause });
    this.name = 'PaymentServiceError';
    this.code = code;
    this.keyIsSpent = keyIsSpent;
  }
}
