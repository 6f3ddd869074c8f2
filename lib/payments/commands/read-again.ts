import type { Db } from '#lib/db/client.ts';
import { log } from '#lib/log.ts';
import { PaymentServiceError } from '../gateway.ts';
import type { PaymentGateway } from '../gateway.ts';
import type { DifferenceName, ReconciliationDifference } from '../rules/reconcile/types.ts';
import { settleRefund } from './settle-refund.ts';

/** So many payments a night: more that differ are no lost events, and a person looks. */
const mostRead = 200;

/** Differences that a lost event leaves behind: reading the payment again mends them. */
const fromLostEvents: ReadonlySet<DifferenceName> = new Set([
  'paid-there-not-here',
  'refund-there-not-here',
  'refund-here-not-there',
  'refund-state-differs',
  'dispute-there-not-here',
  'dispute-state-differs',
]);

/**
 * Reads the payments behind differences again, and those that a dispute of ours still holds, however long ago it was
 * opened: what no event told us takes effect now. One's trouble does not keep the others waiting. True when any was read.
 */
export async function readAgain(
  db: Db,
  gateway: PaymentGateway,
  differences: readonly ReconciliationDifference[],
  at: Date,
): Promise<boolean> {
  const payments = await paymentsOf(db, differences);
  for (const payment of payments) {
    try {
      await settleRefund(db, gateway, payment, at);
    } catch (error) {
      const code = error instanceof PaymentServiceError ? error.code : null;
      log.error({ code, err: error }, 'a payment that differs could not be read again');
    }
  }
  return payments.length > 0;
}

async function paymentsOf(db: Db, differences: readonly ReconciliationDifference[]): Promise<string[]> {
  const ofOurs = differences.filter(({ name, orderId }) => orderId !== null && fromLostEvents.has(name));
  const unpaid = ofOurs.filter(({ name }) => name === 'paid-there-not-here').map(({ subjectId }) => subjectId);
  const orders = await db.order.findMany({
    where: {
      paymentIntentId: { not: null },
      OR: [{ id: { in: ofOurs.flatMap(({ orderId }) => orderId ?? []) } }, { disputes: { some: { status: 'open' } } }],
    },
    orderBy: { id: 'asc' },
    take: mostRead,
    select: { paymentIntentId: true },
  });
  return [...new Set([...unpaid, ...orders.flatMap(({ paymentIntentId }) => paymentIntentId ?? [])])].slice(
    0,
    mostRead,
  );
}
