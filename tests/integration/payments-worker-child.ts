// A worker process of its own, for tests that kill it: node payments-worker-child.ts <database url> <stand-in url>
import { runOnce } from 'graphile-worker';
import { openDb } from '#lib/db/client.ts';
import { giveRefund, settleCheckout } from '#lib/payments/jobs.ts';
import { openGateway } from '#lib/payments/stripe-gateway.ts';
import { openStripe } from '#lib/payments/stripe.ts';
import { now } from '#lib/time/clock.ts';

const [, , databaseUrl = '', standInUrl = ''] = process.argv;
const config = {
  kind: 'stand-in',
  secretKey: 'sk_test_standin',
  webhookSecret: 'whsec_standin',
  url: standInUrl,
} as const;
const gateway = openGateway(openStripe(config), {
  webhookSecret: config.webhookSecret,
  appUrl: 'http://localhost:3999',
});
const db = openDb(databaseUrl);

await runOnce({
  connectionString: databaseUrl,
  taskList: {
    'settle-checkout': (payload) => settleCheckout(db, payload as { checkoutSessionId: string }, now(), gateway),
    'give-refund': (payload) => giveRefund(db, payload as { refundId: string }, now(), gateway),
    'send-mail': () => undefined,
  },
});
await db.$disconnect();
