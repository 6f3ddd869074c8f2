import type { BookedRefund as Refund } from '../../books.ts';
import type { Compared } from './payments.ts';
import { difference, isWithin } from './types.ts';
import type { Matched, OurOrder, OurRefund, Period, ReconciliationDifference } from './types.ts';

export type RefundMatch = Matched<OurRefund, Refund>;

/** What the service should say of a refund of ours in each state; "refused" counts for nothing and may be absent. */
const fits: Readonly<Record<OurRefund['status'], readonly Refund['state'][]>> = {
  requested: ['undecided'],
  given: ['given'],
  failed: ['failed'],
  refused: ['failed'],
};

/**
 * Refunds of a period, each with its other half, by the service's id or by ours that it keeps. A refund that was decided
 * less than an hour ago is under way: what is not there yet, or not read back yet, is no difference.
 */
export function compareRefunds(
  ours: readonly OurRefund[],
  orders: readonly OurOrder[],
  theirs: readonly Refund[],
  period: Period,
  settledBefore: Date,
): Compared<RefundMatch> {
  const byService = new Map(
    ours.flatMap((refund) => (refund.serviceRefundId ? [[refund.serviceRefundId, refund]] : [])),
  );
  const byId = new Map(ours.map((refund) => [refund.id, refund]));
  const byPayment = new Map(orders.flatMap((order) => (order.paymentIntentId ? [[order.paymentIntentId, order]] : [])));
  const isUnderWay = (at: Date) => at.getTime() > settledBefore.getTime();
  const taken = new Set<string>();
  const matches: RefundMatch[] = [];
  const differences: ReconciliationDifference[] = [];
  for (const refund of theirs) {
    const own = byService.get(refund.id) ?? byId.get(refund.refundId ?? '') ?? null;
    if (own) taken.add(own.id);
    if (!isWithin(period, refund.createdAt)) continue;
    const named = own ? nameOf(own, refund) : unknown(refund, byPayment.get(refund.paymentIntentId ?? '') ?? null);
    if (named && (own === null || own.status === 'requested') && isUnderWay(refund.createdAt)) continue;
    matches.push({ ours: own, theirs: refund });
    if (named) differences.push(named);
  }
  for (const refund of ours) {
    const isExpected = refund.status !== 'refused' && refund.amountMinor > 0;
    if (taken.has(refund.id) || !isExpected || !isWithin(period, refund.requestedAt)) continue;
    if (refund.status === 'requested' && isUnderWay(refund.requestedAt)) continue;
    matches.push({ ours: refund, theirs: null });
    differences.push(missing(refund));
  }
  return { matches, differences };
}

/** A failed refund that nobody here knows moved no money, so there is nothing to put right. */
function unknown(refund: Refund, order: OurOrder | null): ReconciliationDifference | null {
  if (refund.state === 'failed') return null;
  return difference('refund-there-not-here', refund.id, refund.createdAt, {
    orderId: order?.id ?? null,
    orderNumber: order?.number ?? null,
    currency: refund.currency,
    theirsMinor: refund.amountMinor,
  });
}

function factsOf(own: OurRefund) {
  const { orderId, orderNumber, currency, amountMinor } = own;
  return { orderId, orderNumber, currency, oursMinor: amountMinor };
}

function nameOf(own: OurRefund, refund: Refund): ReconciliationDifference | null {
  const facts = { ...factsOf(own), theirsMinor: refund.amountMinor };
  if (own.amountMinor !== refund.amountMinor)
    return difference('refund-amount-differs', refund.id, refund.createdAt, facts);
  if (fits[own.status].includes(refund.state)) return null;
  const states = { ours: own.status, theirs: refund.state };
  return difference('refund-state-differs', refund.id, refund.createdAt, { ...facts, ...states });
}

function missing(own: OurRefund): ReconciliationDifference {
  return difference('refund-here-not-there', own.id, own.requestedAt, { ...factsOf(own), ours: own.status });
}
