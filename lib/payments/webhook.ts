import type { Db } from '#lib/db/client.ts';
import { log } from '#lib/log.ts';
import { receiveWebhook } from './commands/receive-webhook.ts';
import type { PaymentGateway } from './gateway.ts';

/** Stripe's events are a few kilobytes. */
const largestBodyBytes = 512 * 1024;

/**
 * The webhook's whole HTTP answer: 400 without details for a bad signature, 2xx only once the event and its job are
 * stored. Anything thrown becomes a 500 at the edge, and the payment service sends the event again.
 */
export async function answerWebhook(db: Db, gateway: PaymentGateway, request: Request, at: Date): Promise<Response> {
  const signature = request.headers.get('stripe-signature');
  const length = Number(request.headers.get('content-length') ?? 0);
  if (signature === null || length > largestBodyBytes) return new Response(null, { status: 400 });
  const received = await receiveWebhook(db, gateway, { raw: await request.text(), signature }, at);
  if (!received.ok) {
    log.warn({ reason: received.reason }, 'a webhook was refused');
    return new Response(null, { status: 400 });
  }
  return new Response(null, { status: 204 });
}
