import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import type { StripeStandInOptions } from '../options.ts';
import { startStripeStandIn } from '../server.ts';
import type { StripeStandIn } from '../server.ts';

export const SECRET_KEY = 'sk_test_standin';
export const WEBHOOK_SECRET = 'whsec_standin';

interface Received {
  raw: string;
  signature: string;
  event: Stripe.Event;
}

/** A real endpoint that keeps what it is sent and answers with the status it is told to. */
async function startSink() {
  const received: Received[] = [];
  const sink = {
    received,
    status: 200,
    url: '',
    types: () => received.map(({ event }) => event.type),
    close: async () => {},
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const raw = Buffer.concat(chunks).toString('utf8');
      received.push({
        raw,
        signature: String(request.headers['stripe-signature']),
        event: JSON.parse(raw) as Stripe.Event,
      });
      response.writeHead(sink.status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  sink.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/stripe/webhook`;
  sink.close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return sink;
}

export function stripeFor(standIn: StripeStandIn): Stripe {
  return new Stripe(SECRET_KEY, {
    host: '127.0.0.1',
    port: standIn.port,
    protocol: 'http',
    maxNetworkRetries: 0,
    telemetry: false,
  });
}

/** The stand-in, an endpoint for its events and the real SDK pointed at it. */
export async function startBench(options: Partial<StripeStandInOptions> = {}) {
  const sink = await startSink();
  const standIn = await startStripeStandIn({
    port: 0,
    webhookUrl: sink.url,
    webhookSecret: WEBHOOK_SECRET,
    secretKey: SECRET_KEY,
    webhookRetryDelaysMs: [20, 20, 20],
    redirectWaitMs: 1_000,
    ...options,
  });
  const close = async (): Promise<void> => {
    await standIn.close();
    await sink.close();
  };
  return { standIn, sink, stripe: stripeFor(standIn), control: standIn.control, close };
}
export type Bench = Awaited<ReturnType<typeof startBench>>;

export function courseSession(
  changes: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Stripe.Checkout.SessionCreateParams {
  return {
    mode: 'payment',
    line_items: [
      { quantity: 1, price_data: { currency: 'aud', unit_amount: 18_900, product_data: { name: 'Touch that calms' } } },
    ],
    success_url: 'http://localhost:3000/orders/done?session_id={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://localhost:3000/courses/touch',
    client_reference_id: 'order-1',
    metadata: { order: 'order-1' },
    payment_intent_data: { metadata: { order: 'order-1' } },
    ...changes,
  };
}

export const GOOD_CARD = {
  email: 'ada@example.com',
  method: 'card',
  cardNumber: '4242 4242 4242 4242',
  expiry: '04 / 39',
  cvc: '123',
  name: 'Ada Byron',
};
export const BANK_DEBIT = { email: 'ada@example.com', method: 'bank_debit', name: 'Ada Byron' };

/** Posts the card page's form as a browser would; does not follow the redirect. */
export function submit(
  standIn: StripeStandIn,
  sessionId: string,
  fields: Record<string, string>,
  path = '',
): Promise<Response> {
  return fetch(`${standIn.url}/c/pay/${sessionId}${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
}

export async function paidSession(
  bench: Bench,
  changes: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Promise<Stripe.Checkout.Session> {
  const { id } = await bench.stripe.checkout.sessions.create(courseSession(changes));
  await submit(bench.standIn, id, GOOD_CARD);
  return bench.stripe.checkout.sessions.retrieve(id);
}
