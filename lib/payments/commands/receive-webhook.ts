import type { Db } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { ok } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { PaymentGateway } from '../gateway.ts';
import { queueFraudAlert } from './money-mail.ts';

export type Delivery = { readonly raw: string; readonly signature: string };

/**
 * Takes one delivery of the payment service: checks the signature, keeps the event's id and queues the job that reads
 * the truth, in one transaction. An event that was here before, or of a kind we do not use, changes nothing more.
 */
export async function receiveWebhook(
  db: Db,
  gateway: PaymentGateway,
  delivery: Delivery,
  at: Date,
): Promise<Result<'new' | 'known', 'bad-signature'>> {
  const parsed = gateway.parseWebhook(delivery.raw, delivery.signature);
  if (!parsed.ok) return parsed;
  const { eventId, type, objectId, checkoutSessionId, paymentIntentId } = parsed.value;
  return transact(db, async (tx) => {
    const outcome =
      checkoutSessionId === null && paymentIntentId === null ? { appliedAt: at, outcome: 'not-used' } : {};
    const { count } = await tx.stripeEvent.createMany({
      data: [{ id: eventId, type, objectId, receivedAt: at, ...outcome }],
      skipDuplicates: true,
    });
    if (count === 0) return ok('known');
    if (checkoutSessionId !== null)
      await enqueue(tx, 'settle-checkout', { checkoutSessionId }, `settle:${checkoutSessionId}`);
    if (paymentIntentId !== null) await enqueue(tx, 'settle-refund', { paymentIntentId }, `refund:${paymentIntentId}`);
    if (type === 'radar.early_fraud_warning.created' && paymentIntentId !== null)
      await queueFraudAlert(tx, paymentIntentId, at);
    return ok('new');
  });
}
