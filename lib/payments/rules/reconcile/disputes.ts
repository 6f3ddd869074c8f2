import type { BookedDispute as Dispute } from '../../books.ts';
import type { Compared } from './payments.ts';
import { difference, isWithin } from './types.ts';
import type { Matched, OurDispute, OurOrder, Period, ReconciliationDifference } from './types.ts';

export type DisputeMatch = Matched<OurDispute, Dispute>;

/** Disputes opened in a period, by the service's id: ours come from there alone, so none can be here and not there. */
export function compareDisputes(
  ours: readonly OurDispute[],
  orders: readonly OurOrder[],
  theirs: readonly Dispute[],
  period: Period,
  settledBefore: Date,
): Compared<DisputeMatch> {
  const byId = new Map(ours.map((dispute) => [dispute.id, dispute]));
  const byPayment = new Map(orders.flatMap((order) => (order.paymentIntentId ? [[order.paymentIntentId, order]] : [])));
  const matches: DisputeMatch[] = [];
  const differences: ReconciliationDifference[] = [];
  for (const dispute of theirs.filter(({ openedAt }) => isWithin(period, openedAt))) {
    const own = byId.get(dispute.id) ?? null;
    if (!own && dispute.openedAt.getTime() > settledBefore.getTime()) continue;
    matches.push({ ours: own, theirs: dispute });
    const order = byPayment.get(dispute.paymentIntentId ?? '') ?? null;
    const facts = {
      orderId: own?.orderId ?? order?.id ?? null,
      orderNumber: own?.orderNumber ?? order?.number ?? null,
      currency: dispute.currency,
      theirsMinor: dispute.amountMinor,
      theirs: dispute.state,
    };
    if (!own) differences.push(difference('dispute-there-not-here', dispute.id, dispute.openedAt, facts));
    else if (own.status !== dispute.state) {
      const states = { oursMinor: own.amountMinor, ours: own.status };
      differences.push(difference('dispute-state-differs', dispute.id, dispute.openedAt, { ...facts, ...states }));
    }
  }
  return { matches, differences };
}
