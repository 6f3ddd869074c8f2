import type { Db } from '#lib/db/client.ts';
import type { Jobs } from '#lib/jobs/enqueue.ts';
import { giveRefund as give } from './commands/give-refund.ts';
import { issueMissingDocuments } from './commands/issue-missing-documents.ts';
import { reconcileRecentDays as reconcile } from './commands/reconcile.ts';
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

/** Job "sweep-checkouts", every minute or two: finds what no event told us, and documents that are missing. */
export async function sweepCheckouts(
  db: Db,
  _payload: Jobs['sweep-checkouts'],
  at: Date,
  gateway: PaymentGateway = paymentGateway(),
): Promise<void> {
  await sweep(db, gateway, at);
  await issueMissingDocuments(db, at);
}

/** Job "give-refund": a refund that was decided and may not have reached the payment service. Throws to be tried again. */
export async function giveRefund(
  db: Db,
  payload: Jobs['give-refund'],
  at: Date,
  gateway: PaymentGateway = paymentGateway(),
): Promise<void> {
  await give(db, gateway, payload.refundId, at);
}

/** Job "reconcile-money", nightly: our orders against the payment service's books of the last days. */
export async function reconcileMoney(
  db: Db,
  _payload: Jobs['reconcile-money'],
  at: Date,
  gateway: PaymentGateway = paymentGateway(),
): Promise<void> {
  await reconcile(db, gateway, at);
}
