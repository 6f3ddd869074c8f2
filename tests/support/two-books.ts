import type { BalanceEntry, BookedPayout, Books } from '#lib/payments/books.ts';
import type { OurBooks, OurDispute, OurOrder, OurRefund } from '#lib/payments/rules/reconcile/types.ts';

/** For the tests of the comparison: an ordinary month in both books, which agree. */
export const dayMs = 86_400_000;
export const periodStart = new Date('2026-11-01T00:00:00.000Z');
export const period = { from: periodStart, until: new Date('2026-12-01T00:00:00.000Z') };
export const readAt = new Date('2026-12-02T00:00:00.000Z');
export const dayOf = (day: number, hour = 12) => new Date(Date.UTC(2026, 10, day, hour));

export type Sale = {
  readonly key: string;
  readonly currency: string;
  readonly totalMinor: number;
  readonly day: number;
  /** Days that the bank took to settle. */
  readonly lag: number;
  readonly refundMinor: number;
  readonly refundStatus: 'given' | 'failed';
  readonly dispute: 'open' | 'won' | 'lost' | null;
};

export const plainSale: Sale = {
  key: 'a',
  currency: 'AUD',
  totalMinor: 5900,
  day: 10,
  lag: 0,
  refundMinor: 0,
  refundStatus: 'given',
  dispute: null,
};

function ordersOf(sales: readonly Sale[]): OurOrder[] {
  return sales.map(({ key, currency, totalMinor, day, lag }) => ({
    id: `order-${key}`,
    number: `O-${key}`,
    status: 'paid',
    currency,
    totalMinor,
    paymentIntentId: totalMinor > 0 ? `pi_${key}` : null,
    settledAt: new Date(dayOf(day).getTime() + lag * dayMs),
  }));
}

function refundsOf(sales: readonly Sale[]): OurRefund[] {
  return sales.flatMap(({ key, currency, day, lag, refundMinor, refundStatus }) =>
    refundMinor === 0
      ? []
      : [
          {
            id: `refund-${key}`,
            orderId: `order-${key}`,
            orderNumber: `O-${key}`,
            currency,
            status: refundStatus,
            amountMinor: refundMinor,
            serviceRefundId: `re_${key}`,
            requestedAt: new Date(dayOf(day).getTime() + (lag + 1) * dayMs),
          },
        ],
  );
}

function disputesOf(sales: readonly Sale[]): OurDispute[] {
  return sales.flatMap(({ key, currency, day, dispute, totalMinor }) =>
    dispute === null
      ? []
      : [
          {
            id: `dp_${key}`,
            orderId: `order-${key}`,
            orderNumber: `O-${key}`,
            currency,
            status: dispute,
            amountMinor: totalMinor,
            openedAt: new Date(dayOf(day).getTime() + 2 * dayMs),
          },
        ],
  );
}

/** What both sides would have written down of these sales. */
export function booksOf(sales: readonly Sale[]): { ours: OurBooks; theirs: Books } {
  const ours = { orders: ordersOf(sales), refunds: refundsOf(sales), disputes: disputesOf(sales) };
  const paid = sales.filter(({ totalMinor }) => totalMinor > 0);
  const theirs: Books = {
    payments: paid.map(({ key, currency, totalMinor, day }) => ({
      id: `pi_${key}`,
      orderId: `order-${key}`,
      amountMinor: totalMinor,
      currency,
      status: 'received',
      createdAt: dayOf(day),
    })),
    refunds: ours.refunds.map((refund) => ({
      id: refund.serviceRefundId ?? '',
      refundId: refund.id,
      paymentIntentId: refund.orderId.replace('order-', 'pi_'),
      amountMinor: refund.amountMinor,
      currency: refund.currency,
      state: refund.status === 'given' ? ('given' as const) : ('failed' as const),
      createdAt: new Date(refund.requestedAt.getTime() + 5_000),
    })),
    disputes: ours.disputes.map((dispute) => ({
      id: dispute.id,
      paymentIntentId: dispute.orderId.replace('order-', 'pi_'),
      amountMinor: dispute.amountMinor,
      currency: dispute.currency,
      reason: 'fraudulent',
      state: dispute.status,
      openedAt: dispute.openedAt,
      evidenceDueAt: null,
    })),
    entries: entriesOf(paid),
    payouts: [payoutOf(paid)],
  };
  return { ours, theirs };
}

function entriesOf(paid: readonly Sale[]): BalanceEntry[] {
  return paid.map(({ key, currency, totalMinor, day }) => {
    const feeMinor = Math.round(totalMinor * 0.0175) + 30;
    return {
      id: `txn_${key}`,
      type: 'charge',
      amountMinor: totalMinor,
      feeMinor,
      netMinor: totalMinor - feeMinor,
      currency,
      createdAt: dayOf(day),
      sourceId: `ch_${key}`,
      payoutId: 'po_1',
    };
  });
}

function payoutOf(paid: readonly Sale[]): BookedPayout {
  const amountMinor = entriesOf(paid).reduce((sum, { netMinor }) => sum + netMinor, 0);
  const times = { createdAt: dayOf(25), arrivalAt: dayOf(27) };
  return { id: 'po_1', amountMinor, currency: 'AUD', status: 'paid', ...times, entriesMinor: amountMinor };
}
