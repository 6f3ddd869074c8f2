import type { Db } from '#lib/db/client.ts';
import type { Jobs } from '#lib/jobs/enqueue.ts';
import { settleCheckout as settle } from './commands/settle-checkout.ts';
import { settleRefund as settleBack } from './commands/settle-refund.ts';
import { sweepCheckouts as sweep } from './commands/sweep-checkouts.ts';
import type { PaymentGateway } from './gateway.ts';
import { paymentGateway } from './stripe-gateway.ts';

/** Job "settle-checkout": an event said that something happened to a checkout. Throws to be tried again. */
export async function settleCheckout(
  db: Db,
  payload: Jobs['settle-checkout'],
  at: Date,
  gateway: PaymentGateway = paymentGateway(),
): Promise<void> {
  await settle(db, gateway, payload.checkoutSessionId, at);
}

/** Job "settle-refund": an event said that money went back, failed to, or is disputed. Throws to be tried again. */
export async function settleRefund(
  db: Db,
  payload: Jobs['settle-refund'],
  at: Date,
  gateway: PaymentGateway = paymentGateway(),
): Promise<void> {
  await settleBack(db, gateway, payload.paymentIntentId, at);
}

/** Job "sweep-checkouts", every minute or two: finds what no event told us. */
export async function sweepCheckouts(
  db: Db,
  _payload: Jobs['sweep-checkouts'],
  at: Date,
  gateway: PaymentGateway = paymentGateway(),
): Promise<void> {
  await sweep(db, gateway, at);
}
