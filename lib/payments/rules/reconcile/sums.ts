import type { BalanceEntry, BookedPayout } from '../../books.ts';
import type { DisputeMatch } from './disputes.ts';
import type { PaymentMatch } from './payments.ts';
import type { RefundMatch } from './refunds.ts';
import { difference, isWithin } from './types.ts';
import type { PayoutSums, Period, ReconciliationDifference, ReconciliationSums, Side } from './types.ts';

const emptySide: Side = { payments: 0, paidMinor: 0, refunds: 0, refundedMinor: 0, disputes: 0 };

type Found = {
  readonly payments: readonly PaymentMatch[];
  readonly refunds: readonly RefundMatch[];
  readonly disputes: readonly DisputeMatch[];
};

/** Sums of what was matched, per currency, ours beside theirs: they differ only where something has a name. */
export function currencySums({ payments, refunds, disputes }: Found): ReconciliationSums['currencies'] {
  const sums = new Map<string, { ours: Side; theirs: Side }>();
  const add = (currency: string, which: 'ours' | 'theirs', change: Partial<Side>) => {
    const both = sums.get(currency) ?? { ours: emptySide, theirs: emptySide };
    const now = both[which];
    const added = Object.fromEntries(
      Object.entries(now).map(([key, value]) => [key, value + (change[key as keyof Side] ?? 0)]),
    ) as Side;
    sums.set(currency, { ...both, [which]: added });
  };
  for (const { ours, theirs } of payments) {
    if (ours && (ours.status === 'paid' || ours.status === 'refunded'))
      add(ours.currency, 'ours', { payments: 1, paidMinor: ours.totalMinor });
    if (theirs) add(theirs.currency, 'theirs', { payments: 1, paidMinor: theirs.amountMinor });
  }
  for (const { ours, theirs } of refunds) {
    if (ours?.status === 'given') add(ours.currency, 'ours', { refunds: 1, refundedMinor: ours.amountMinor });
    if (theirs?.state === 'given') add(theirs.currency, 'theirs', { refunds: 1, refundedMinor: theirs.amountMinor });
  }
  for (const { ours, theirs } of disputes) {
    if (ours) add(ours.currency, 'ours', { disputes: 1 });
    if (theirs) add(theirs.currency, 'theirs', { disputes: 1 });
  }
  return [...sums]
    .map(([currency, both]) => ({ currency, ...both }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

/**
 * Each payout made in the period with what is in it, and those whose parts do not add up to what left for the bank. A
 * payout that failed came back, so it is shown and not checked.
 */
export function payoutSums(
  payouts: readonly BookedPayout[],
  entries: readonly BalanceEntry[],
  period: Period,
): { readonly payouts: PayoutSums[]; readonly differences: ReconciliationDifference[] } {
  const within = payouts.filter(({ createdAt }) => isWithin(period, createdAt));
  const sums = within.map(({ id, currency, status, amountMinor, arrivalAt, entriesMinor }) => {
    const own = entries.filter(({ payoutId, sourceId }) => payoutId === id && sourceId !== id);
    const feeMinor = own.reduce((total, entry) => total + entry.feeMinor, 0);
    const parts = { entries: own.length, grossMinor: entriesMinor + feeMinor, feeMinor, netMinor: entriesMinor };
    return { id, currency, status, arrivesAt: arrivalAt.toISOString(), amountMinor, ...parts };
  });
  const differences = within
    .filter(({ status, amountMinor, entriesMinor }) => status !== 'failed' && amountMinor !== entriesMinor)
    .map(({ id, currency, amountMinor, entriesMinor, createdAt }) =>
      difference('payout-sum-differs', id, createdAt, {
        currency,
        oursMinor: entriesMinor,
        theirsMinor: amountMinor,
      }),
    );
  return { payouts: sums, differences };
}
