import Stripe from 'stripe';
import { env } from '#lib/env.ts';
import type { Env } from '#lib/env.ts';

const shared = { telemetry: false, maxNetworkRetries: 2, timeout: 10_000 } as const;

/** The SDK for one configuration: Stripe itself, or the stand-in on this machine by the same protocol. */
export function openStripe(config: Env['stripe']): Stripe {
  if (config.kind === 'live') return new Stripe(config.secretKey, shared);
  if (config.url === null)
    throw new Error('STRIPE_STAND_IN_URL is not set for this process: start the product with npm start.');
  const url = new URL(config.url);
  return new Stripe(config.secretKey, { ...shared, host: url.hostname, port: url.port, protocol: 'http' });
}

let client: Stripe | undefined;

/** The SDK of this process, made on first use: a build needs no key. */
export function stripeClient(): Stripe {
  client ??= openStripe(env().stripe);
  return client;
}
