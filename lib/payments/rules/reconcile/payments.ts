import type { BookedPayment as Payment } from '../../books.ts';
import { difference, isWithin } from './types.ts';
import type { Matched, OurOrder, Period, ReconciliationDifference } from './types.ts';

export type PaymentMatch = Matched<OurOrder, Payment>;
export type Compared<Pair> = {
  readonly matches: readonly Pair[];
  readonly differences: readonly ReconciliationDifference[];
};

const isPaid = ({ status }: OurOrder) => status === 'paid' || status === 'refunded';

/** Ours that the service should know: what cost nothing never got there. */
function isExpected(order: OurOrder): boolean {
  return isPaid(order) && order.totalMinor > 0;
}

/**
 * Payments of a period, each with its order: by the payment's id where we know it, else by the order that the payment
 * names. What the service took less than an hour ago and we have not written down is under way and left out.
 */
export function comparePayments(
  orders: readonly OurOrder[],
  payments: readonly Payment[],
  period: Period,
  settledBefore: Date,
): Compared<PaymentMatch> {
  const byPayment = new Map(orders.flatMap((order) => (order.paymentIntentId ? [[order.paymentIntentId, order]] : [])));
  const byId = new Map(orders.map((order) => [order.id, order]));
  const taken = new Set<string>();
  const matches: PaymentMatch[] = [];
  const differences: ReconciliationDifference[] = [];
  // Known payments first: another one for the same order is the second, whichever came first.
  const known = payments.filter(({ id }) => byPayment.has(id));
  const others = payments.filter(({ id }) => !byPayment.has(id));
  for (const payment of [...known, ...others].filter(({ amountMinor }) => amountMinor > 0)) {
    const order = byPayment.get(payment.id) ?? byId.get(payment.orderId ?? '') ?? null;
    const isSecond = order !== null && taken.has(order.id);
    if (order) taken.add(order.id);
    if (!isWithin(period, payment.createdAt)) continue;
    const named = isSecond ? secondPayment(order, payment) : nameOf(order, payment);
    if (named && order && !isPaid(order) && payment.createdAt.getTime() > settledBefore.getTime()) continue;
    matches.push({ ours: isSecond ? null : order, theirs: payment });
    if (named) differences.push(named);
  }
  for (const order of orders) {
    if (taken.has(order.id) || !isExpected(order) || !isWithin(period, order.settledAt)) continue;
    matches.push({ ours: order, theirs: null });
    differences.push(missing(order));
  }
  return { matches, differences };
}

function factsOf(order: OurOrder | null, payment: Payment | null) {
  return {
    orderId: order?.id ?? null,
    orderNumber: order?.number ?? null,
    currency: payment?.currency ?? order?.currency ?? null,
    oursMinor: order?.totalMinor ?? null,
    theirsMinor: payment?.amountMinor ?? null,
  };
}

function secondPayment(order: OurOrder, payment: Payment): ReconciliationDifference {
  return difference('order-paid-twice', payment.id, payment.createdAt, factsOf(order, payment));
}

function nameOf(order: OurOrder | null, payment: Payment): ReconciliationDifference | null {
  const { id, createdAt } = payment;
  const facts = factsOf(order, payment);
  if (!order) return difference('payment-without-order', id, createdAt, facts);
  if (order.currency !== payment.currency) {
    const states = { ours: order.currency, theirs: payment.currency };
    return difference('currency-differs', id, createdAt, { ...facts, ...states });
  }
  if (order.totalMinor !== payment.amountMinor) return difference('amount-differs', id, createdAt, facts);
  if (!isPaid(order)) return difference('paid-there-not-here', id, createdAt, { ...facts, ours: order.status });
  return null;
}

function missing(order: OurOrder): ReconciliationDifference {
  return difference(
    'paid-here-not-there',
    order.paymentIntentId ?? order.id,
    order.settledAt ?? new Date(0),
    factsOf(order, null),
  );
}
