import { db } from '#lib/db/client.ts';
import { paymentGateway } from '#lib/payments/stripe-gateway.ts';
import { answerWebhook } from '#lib/payments/webhook.ts';
import { now } from '#lib/time/clock.ts';

export const dynamic = 'force-dynamic';

/** Stripe's endpoint. Its signature is the only proof of who is calling: no session, no origin. */
export function POST(request: Request): Promise<Response> {
  return answerWebhook(db(), paymentGateway(), request, now());
}
