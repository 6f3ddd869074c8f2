import type { Books } from '../../gateway.ts';
import { difference, isWithin } from './types.ts';
import type { Matched, OurOrder, Period, ReconciliationDifference } from './types.ts';

type Payment = Books['payments'][number];
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
  const known = payments.filter(({ paymentIntentId }) => byPayment.has(paymentIntentId));
  const others = payments.filter(({ paymentIntentId }) => !byPayment.has(paymentIntentId));
  for (const payment of [...known, ...others].filter(({ receivedMinor }) => receivedMinor > 0)) {
    const order = byPayment.get(payment.paymentIntentId) ?? byId.get(payment.orderId ?? '') ?? null;
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
    theirsMinor: payment?.receivedMinor ?? null,
  };
}

function secondPayment(order: OurOrder, payment: Payment): ReconciliationDifference {
  return difference('order-paid-twice', payment.paymentIntentId, payment.createdAt, factsOf(order, payment));
}

function nameOf(order: OurOrder | null, payment: Payment): ReconciliationDifference | null {
  const { paymentIntentId, createdAt } = payment;
  const facts = factsOf(order, payment);
  if (!order) return difference('payment-without-order', paymentIntentId, createdAt, facts);
  if (order.currency !== payment.currency) {
    const states = { ours: order.currency, theirs: payment.currency };
    return difference('currency-differs', paymentIntentId, createdAt, { ...facts, ...states });
  }
  if (order.totalMinor !== payment.receivedMinor)
    return difference('amount-differs', paymentIntentId, createdAt, facts);
  if (!isPaid(order))
    return difference('paid-there-not-here', paymentIntentId, createdAt, { ...facts, ours: order.status });
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
