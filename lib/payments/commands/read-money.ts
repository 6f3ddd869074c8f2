import type { Db } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { PaymentServiceError } from '../gateway.ts';
import type { PaymentFacts, PaymentGateway } from '../gateway.ts';
import { applyPayment } from './apply-payment.ts';
import type { Followed } from './follow-order.ts';

/** Each reading next door is applied once at most, so more rounds than readers that meet are never needed. */
const rounds = 12;

export type MoneyRead = Followed & { readonly payment: PaymentFacts };

/**
 * Reads an order's payment and applies what it says. Readings are numbered before they are made: one that was overtaken
 * by a later one is made again, never applied. Null when the service does not know the payment. Throws
 * `PaymentServiceError` when the service does not answer, or when readings kept overtaking this one.
 */
export async function readMoney(
  db: Db,
  gateway: PaymentGateway,
  orderId: string,
  paymentIntentId: string,
  at: Date,
): Promise<MoneyRead | null> {
  for (let round = 0; round < rounds; round += 1) {
    const number = await takeNumber(db, orderId);
    const payment = await gateway.readPayment(paymentIntentId);
    if (payment === null) return null;
    const followed = await transact(db, (tx) => applyPayment(tx, orderId, { number, payment }, at));
    if (followed !== null) return { ...followed, payment };
  }
  throw new PaymentServiceError('reading-overtaken', false, null);
}

async function takeNumber(db: Db, orderId: string): Promise<number> {
  const { readSeq } = await db.order.update({
    where: { id: orderId },
    data: { readSeq: { increment: 1 } },
    select: { readSeq: true },
  });
  return readSeq;
}
