import type { Books } from '../../gateway.ts';
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
    if (theirs) add(theirs.currency, 'theirs', { payments: 1, paidMinor: theirs.receivedMinor });
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

/** Each payout of the period with what is in it, and those whose parts do not add up to what reached the bank. */
export function payoutSums(
  payouts: Books['payouts'],
  period: Period,
): { readonly payouts: PayoutSums[]; readonly differences: ReconciliationDifference[] } {
  const within = payouts.filter(({ arrivesAt }) => isWithin(period, arrivesAt));
  const sums = within.map(({ id, currency, status, amountMinor, arrivesAt, entries }) => {
    const sum = (key: 'grossMinor' | 'feeMinor' | 'netMinor') =>
      entries.reduce((total, entry) => total + entry[key], 0);
    const parts = { grossMinor: sum('grossMinor'), feeMinor: sum('feeMinor'), netMinor: sum('netMinor') };
    return { id, currency, status, arrivesAt: arrivesAt.toISOString(), amountMinor, entries: entries.length, ...parts };
  });
  const differences = sums
    .filter(({ amountMinor, netMinor }) => amountMinor !== netMinor)
    .map(({ id, currency, amountMinor, netMinor, arrivesAt }) =>
      difference('payout-sum-differs', id, new Date(arrivesAt), {
        currency,
        oursMinor: netMinor,
        theirsMinor: amountMinor,
      }),
    );
  return { payouts: sums, differences };
}
