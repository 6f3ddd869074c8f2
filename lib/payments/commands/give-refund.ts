import type { Db, Tx } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { log } from '#lib/log.ts';
import { PaymentServiceError } from '../gateway.ts';
import type { PaymentGateway, RefundAnswer } from '../gateway.ts';
import { followOrder } from './follow-order.ts';
import { lockOrder } from './lock-order.ts';
import { readMoney } from './read-money.ts';

type Wanted = {
  readonly id: string;
  readonly orderId: string;
  readonly paymentIntentId: string;
  readonly amountMinor: number;
  readonly isDuplicate: boolean;
  readonly attempt: number;
  /** The payment service has it and has not said what becomes of it. */
  readonly isThere: boolean;
};

/**
 * Brings a refund that was decided to the payment service, and reads what became of it. One that is there already, or
 * that came to nothing, changes nothing: the payment is read first, so that a crash after giving it never gives it
 * twice, however late this comes back to it. Throws `PaymentServiceError` when the service does not answer.
 */
export async function giveRefund(db: Db, gateway: PaymentGateway, refundId: string, at: Date): Promise<void> {
  const before = await findWanted(db, refundId);
  if (before === null) return;
  if ((await readMoney(db, gateway, before.orderId, before.paymentIntentId, at)) === null)
    throw new Error('The payment service does not know a payment that is to be given back.');
  const wanted = await findWanted(db, refundId);
  if (wanted === null || wanted.isThere) return;
  const answer = await ask(db, gateway, wanted);
  await readMoney(db, gateway, wanted.orderId, wanted.paymentIntentId, at);
  if (answer.kind === 'refused') await transact(db, (tx) => noteRefusal(tx, wanted, at));
}

/**
 * Gives what was decided for one order and has not reached the payment service. When the service does not answer, the
 * jobs that were queued with each refund try again.
 */
export async function giveRefundsOf(db: Db, gateway: PaymentGateway, orderId: string, at: Date): Promise<void> {
  const refunds = await db.refund.findMany({
    where: { orderId, status: 'requested', serviceRefundId: null },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  try {
    for (const { id } of refunds) await giveRefund(db, gateway, id, at);
  } catch (error) {
    if (!(error instanceof PaymentServiceError)) throw error;
    log.warn({ orderId, code: error.code }, 'a refund waits for the payment service');
  }
}

/** Null once it is decided at the payment service, or came to nothing. */
async function findWanted(db: Db, refundId: string): Promise<Wanted | null> {
  const refund = await db.refund.findUnique({
    where: { id: refundId },
    select: {
      id: true,
      orderId: true,
      status: true,
      origin: true,
      amountMinor: true,
      attempt: true,
      serviceRefundId: true,
      order: { select: { paymentIntentId: true } },
    },
  });
  if (refund === null || refund.status !== 'requested') return null;
  const { id, orderId, amountMinor, attempt, origin, order, serviceRefundId } = refund;
  if (order.paymentIntentId === null) throw new Error('A refund of money that was never paid.');
  return {
    id,
    orderId,
    paymentIntentId: order.paymentIntentId,
    amountMinor,
    attempt,
    isDuplicate: origin === 'system',
    isThere: serviceRefundId !== null,
  };
}

async function ask(db: Db, gateway: PaymentGateway, wanted: Wanted): Promise<RefundAnswer> {
  const { id, orderId, paymentIntentId, amountMinor, attempt, isDuplicate } = wanted;
  try {
    return await gateway.refund({
      orderId,
      refundId: id,
      paymentIntentId,
      amountMinor,
      reason: isDuplicate ? 'duplicate' : 'requested_by_customer',
      idempotencyKey: `refund:${id}:attempt:${attempt}`,
    });
  } catch (error) {
    // Without an answer the same key must be sent again: the refund may exist.
    if (error instanceof PaymentServiceError && error.keyIsSpent)
      await db.refund.updateMany({ where: { id, attempt }, data: { attempt: attempt + 1 } });
    throw error;
  }
}

/** The payment was read after the answer: a refund that it does not name was never made. What it ended runs again. */
async function noteRefusal(tx: Tx, { id, orderId }: Wanted, at: Date): Promise<void> {
  await lockOrder(tx, orderId);
  const { count } = await tx.refund.updateMany({
    where: { id, status: 'requested', serviceRefundId: null },
    data: { status: 'refused', settledAt: at },
  });
  if (count === 1) await followOrder(tx, orderId, at);
}
