import Stripe from 'stripe';
import { env } from '#lib/env.ts';
import { ok, refuse } from '#lib/result.ts';
import { PaymentServiceError } from './gateway.ts';
import type { PaymentGateway } from './gateway.ts';
import { stripeClient } from './stripe.ts';
import { toCheckoutFacts, toSessionParams, toWebhookHint } from './stripe-shapes.ts';

const { StripeAPIError, StripeError, StripeIdempotencyError, StripeInvalidRequestError } = Stripe.errors;

/** The gateway over the real SDK. */
export function openGateway(stripe: Stripe, config: { readonly webhookSecret: string; readonly appUrl: string }): PaymentGateway {
  return {
    createCheckout: (request) =>
      asking(async () => {
        const session = await stripe.checkout.sessions.create(toSessionParams(request, config.appUrl), { idempotencyKey: request.idempotencyKey });
        if (!session.url) throw new PaymentServiceError('session-without-url', true, session.id);
        return { sessionId: session.id, url: session.url };
      }),
    readCheckout: (sessionId) =>
      asking(async () => {
        const session = await stripe.checkout.sessions.retrieve(sessionId, { expand: ['payment_intent'] }).catch(nullWhenMissing);
        return session === null ? null : toCheckoutFacts(session);
      }),
    expireCheckout: (sessionId) =>
      asking(async () => {
        await stripe.checkout.sessions.expire(sessionId).catch(ignoreWhenNotOpen);
      }),
    refund: ({ paymentIntentId, orderId, idempotencyKey }) =>
      asking(async () => {
        const params = { payment_intent: paymentIntentId, reason: 'duplicate', metadata: { order_id: orderId } } as const;
        const refund = await stripe.refunds.create(params, { idempotencyKey }).catch(nullWhenRefunded);
        return refund?.status === 'failed' || refund?.status === 'canceled' ? 'refused' : 'refunded';
      }),
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
  return error instanceof StripeAPIError || error instanceof StripeInvalidRequestError || error instanceof StripeIdempotencyError;
}

function nullWhenMissing(error: unknown): null {
  if (error instanceof StripeInvalidRequestError && error.statusCode === 404) return null;
  throw error;
}

function ignoreWhenNotOpen(error: unknown): void {
  if (!(error instanceof StripeInvalidRequestError)) throw error;
}

function nullWhenRefunded(error: unknown): null {
  if (error instanceof StripeInvalidRequestError && error.code === 'charge_already_refunded') return null;
  throw error;
}
