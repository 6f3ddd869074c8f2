import type { Currency } from '#lib/money.ts';
import type { Result } from '#lib/result.ts';

/** What we ask the payment service to sell, all of it from our own order. */
export type CheckoutRequest = {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly currency: Currency;
  readonly lines: readonly { readonly description: string; readonly amountMinor: number }[];
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

/** A hint that something changed. It carries no facts on purpose: they are read again. */
export type WebhookHint = { readonly eventId: string; readonly type: string; readonly objectId: string; readonly checkoutSessionId: string | null };

export type RefundRequest = { readonly orderId: string; readonly paymentIntentId: string; readonly idempotencyKey: string };

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
  /** Gives the whole payment back. Repeating it, or finding it given back already, is no second refund. */
  refund(request: RefundRequest): Promise<'refunded' | 'refused'>;
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
