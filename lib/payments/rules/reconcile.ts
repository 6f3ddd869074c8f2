import type { Books } from '../books.ts';
import { compareDisputes } from './reconcile/disputes.ts';
import { comparePayments } from './reconcile/payments.ts';
import { compareRefunds } from './reconcile/refunds.ts';
import { currencySums, payoutSums } from './reconcile/sums.ts';
import { differenceKey } from './reconcile/types.ts';
import type { OurBooks, Period, ReconciliationDifference, ReconciliationSums } from './reconcile/types.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** What happened so recently may not have reached the other side: webhooks and sweeps take minutes. */
const underWayMinutes = 60;
/** So many days before a period are read with it: a bank debit can settle that long after its payment began. */
export const marginDays = 16;
export const longestPeriodDays = 92;
export const recentDays = 7;

export type Reconciled = {
  readonly sums: ReconciliationSums;
  readonly differences: readonly ReconciliationDifference[];
};

/**
 * Our books of a period against the service's. Both may hold more than the period: halves are found by id and never by
 * day, and a thing belongs to the period in which the service has it. Sums agree where nothing has a name.
 * @param at when both were read
 */
export function reconcileBooks(ours: OurBooks, theirs: Books, period: Period, at: Date): Reconciled {
  const settledBefore = new Date(at.getTime() - underWayMinutes * minuteMs);
  const payments = comparePayments(ours.orders, theirs.payments, period, settledBefore);
  const refunds = compareRefunds(ours.refunds, ours.orders, theirs.refunds, period, settledBefore);
  const disputes = compareDisputes(ours.disputes, ours.orders, theirs.disputes, period, settledBefore);
  const { payouts, differences } = payoutSums(theirs.payouts, theirs.entries, period);
  const found = { payments: payments.matches, refunds: refunds.matches, disputes: disputes.matches };
  return {
    sums: { currencies: currencySums(found), payouts },
    differences: [...payments.differences, ...refunds.differences, ...disputes.differences, ...differences],
  };
}

/** Those that an earlier comparison had not found. */
export function newDifferences(
  found: readonly ReconciliationDifference[],
  before: readonly ReconciliationDifference[],
): ReconciliationDifference[] {
  const known = new Set(before.map(differenceKey));
  return found.filter((one) => !known.has(differenceKey(one)));
}

/** The last whole days before a moment and the day it is in, UTC. */
export function recentPeriod(at: Date): Period {
  const until = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() + 1));
  return { from: new Date(until.getTime() - recentDays * dayMs), until };
}

/** Whole days "2026-11-01" to "2026-11-30", both counted, UTC; null when they are no period of 1 to 92 days. */
export function periodOfDays(firstDay: string, lastDay: string): Period | null {
  const from = dayStart(firstDay);
  const last = dayStart(lastDay);
  if (!from || !last) return null;
  const until = new Date(last.getTime() + dayMs);
  const days = (until.getTime() - from.getTime()) / dayMs;
  return days >= 1 && days <= longestPeriodDays ? { from, until } : null;
}

function dayStart(day: string): Date | null {
  if (!/^20\d\d-\d\d-\d\d$/.test(day)) return null;
  const start = new Date(`${day}T00:00:00.000Z`);
  return Number.isNaN(start.getTime()) || start.toISOString().slice(0, 10) !== day ? null : start;
}

/** The period in which both books are read. */
export function readingPeriod({ from, until }: Period): Period {
  return { from: new Date(from.getTime() - marginDays * dayMs), until };
}
