import Stripe from 'stripe';
import { env } from '#lib/env.ts';
import { ok, refuse } from '#lib/result.ts';
import { PaymentServiceError } from './gateway.ts';
import type { PaymentGateway, RefundAnswer } from './gateway.ts';
import { readBooks } from './stripe-books.ts';
import { stripeClient } from './stripe.ts';
import { toCheckoutFacts, toPaymentFacts, toSessionParams, toWebhookHint } from './stripe-shapes.ts';

const { StripeAPIError, StripeError, StripeIdempotencyError, StripeInvalidRequestError } = Stripe.errors;

/** The gateway over the real SDK. */
export function openGateway(
  stripe: Stripe,
  config: { readonly webhookSecret: string; readonly appUrl: string },
): PaymentGateway {
  return {
    createCheckout: (request) =>
      asking(async () => {
        const session = await stripe.checkout.sessions.create(toSessionParams(request, config.appUrl), {
          idempotencyKey: request.idempotencyKey,
        });
        if (!session.url) throw new PaymentServiceError('session-without-url', true, session.id);
        return { sessionId: session.id, url: session.url };
      }),
    readCheckout: (sessionId) =>
      asking(async () => {
        const session = await stripe.checkout.sessions
          .retrieve(sessionId, { expand: ['payment_intent'] })
          .catch(nullWhenMissing);
        return session === null ? null : toCheckoutFacts(session);
      }),
    expireCheckout: (sessionId) =>
      asking(async () => {
        await stripe.checkout.sessions.expire(sessionId).catch(ignoreWhenNotOpen);
      }),
    refund: ({ paymentIntentId, orderId, refundId, amountMinor, reason, idempotencyKey }) =>
      asking(async () => {
        const params = {
          payment_intent: paymentIntentId,
          amount: amountMinor,
          reason,
          metadata: { order_id: orderId, refund_id: refundId },
        };
        return stripe.refunds
          .create(params, { idempotencyKey })
          .then(() => ({ kind: 'made' as const }), answerWhenRefused);
      }),
    readPayment: (paymentIntentId) =>
      asking(async () => {
        const intent = await stripe.paymentIntents.retrieve(paymentIntentId).catch(nullWhenMissing);
        if (intent === null) return null;
        const ofPayment = { payment_intent: paymentIntentId, limit: 100 };
        const refunds = await stripe.refunds.list(ofPayment).autoPagingToArray({ limit: 1_000 });
        const disputes = await stripe.disputes.list(ofPayment).autoPagingToArray({ limit: 1_000 });
        return toPaymentFacts(intent, refunds, disputes);
      }),
    findCheckout: (paymentIntentId) =>
      asking(async () => {
        const { data } = await stripe.checkout.sessions.list({ payment_intent: paymentIntentId, limit: 1 });
        return data[0]?.id ?? null;
      }),
    listBooks: (from, until) => asking(() => readBooks(stripe, from, until)),
    parseWebhook: (raw, signature) => {
      try {
        return ok(toWebhookHint(stripe.webhooks.constructEvent(raw, signature, config.webhookSecret)));
      } catch {
        return refuse('bad-signature');
      }
    },
  };
}

let gateway: PaymentGateway | undefined;

/** The gateway of this process, made on first use. */
export function paymentGateway(): PaymentGateway {
  gateway ??= openGateway(stripeClient(), { webhookSecret: env().stripe.webhookSecret, appUrl: env().appUrl });
  return gateway;
}

async function asking<Value>(call: () => Promise<Value>): Promise<Value> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof StripeError) throw new PaymentServiceError(error.code ?? error.type, isKeySpent(error), error);
    throw error;
  }
}

function isKeySpent(error: Stripe.errors.StripeError): boolean {
  if (error.code === 'idempotency_key_in_use') return false;
  return (
    error instanceof StripeAPIError ||
    error instanceof StripeInvalidRequestError ||
    error instanceof StripeIdempotencyError
  );
}

function nullWhenMissing(error: unknown): null {
  if (error instanceof StripeInvalidRequestError && error.statusCode === 404) return null;
  throw error;
}

function ignoreWhenNotOpen(error: unknown): void {
  if (!(error instanceof StripeInvalidRequestError)) throw error;
}

const refusals: ReadonlySet<string | undefined> = new Set(['charge_disputed', 'charge_already_refunded']);

/** Stripe has no code for more than is left of a payment: it names the amount as what is wrong. */
function answerWhenRefused(error: unknown): RefundAnswer {
  if (!(error instanceof StripeInvalidRequestError)) throw error;
  if (refusals.has(error.code) || error.param === 'amount') return { kind: 'refused' };
  throw error;
}
