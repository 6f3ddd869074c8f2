import type { DifferenceName, ReconciliationDifference } from '../rules/reconcile/types.ts';

type Words = { readonly what: string; readonly toDo: string };

const words: Readonly<Record<DifferenceName, Words>> = {
  'paid-there-not-here': {
    what: 'The payment service took a payment that the order here does not know of.',
    toDo: 'Open the order: opening it reads the payment again. If it stays unpaid, give the payment back there.',
  },
  'paid-here-not-there': {
    what: 'The order is paid here, and the payment service has no such payment.',
    toDo: 'Look the payment up there by its id. If it is not there, find out how the order became paid.',
  },
  'amount-differs': {
    what: 'The amount that was paid is not the order’s total.',
    toDo: 'Give the payment back at the payment service, or settle the rest with the buyer.',
  },
  'currency-differs': {
    what: 'The payment is in another currency than the order.',
    toDo: 'Give the payment back at the payment service and ask the buyer to order again.',
  },
  'order-paid-twice': {
    what: 'A second payment names the same order.',
    toDo: 'Give the second payment back at the payment service.',
  },
  'payment-without-order': {
    what: 'A payment names no order of ours.',
    toDo: 'See at the payment service where it came from. If it was not for something else of yours, give it back.',
  },
  'refund-there-not-here': {
    what: 'The payment service gave money back that is not written down here.',
    toDo: 'Open the order; refunds made in the dashboard appear there within minutes. If it does not, send its event again from the dashboard.',
  },
  'refund-here-not-there': {
    what: 'A refund was decided here, and the payment service does not have it.',
    toDo: 'See the background jobs: the refund is tried again by itself. If it has given up, pay by hand and mark it as paid.',
  },
  'refund-amount-differs': {
    what: 'A refund has another amount there than here.',
    toDo: 'Compare both by their id and give the rest back, or note on the order why it is right.',
  },
  'refund-state-differs': {
    what: 'A refund stands differently there than here.',
    toDo: 'Send its last event again from the dashboard: the order then reads the payment again.',
  },
  'dispute-there-not-here': {
    what: 'The bank disputes a payment, and nothing is paused here.',
    toDo: 'Send the dispute’s event again from the dashboard: the course is then paused.',
  },
  'dispute-state-differs': {
    what: 'A dispute stands differently there than here.',
    toDo: 'Send its last event again from the dashboard: the order then reads the payment again.',
  },
  'payout-sum-differs': {
    what: 'What reached the bank is not the sum of what is in the payout.',
    toDo: 'Download the payout’s report from the payment service and compare it with the entries counted here.',
  },
};

/** What does not fit, in a sentence. */
export function differenceSentence(name: DifferenceName): string {
  return words[name].what;
}

/** What a person can do about it. */
export function differenceToDo(name: DifferenceName): string {
  return words[name].toDo;
}

/** Each kind of difference once, with how many there are: for a message. */
export function differenceSummary(differences: readonly Pick<ReconciliationDifference, 'name'>[]): string[] {
  const counts = new Map<DifferenceName, number>();
  for (const { name } of differences) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => (count === 1 ? words[name].what : `${words[name].what} (${count} times)`));
}

const refusals = {
  'wrong-period': 'Choose a first and a last day, at most 92 days apart.',
  'too-much':
    'This period holds more than can be compared at once. Nothing was written down. Choose a shorter one, such as a month.',
  'payment-service-down':
    'The payment service does not answer, so there is nothing to compare with. Nothing was written down. Try again in a few minutes.',
} as const;
export type ReconcileRefusal = keyof typeof refusals;

export function reconcileRefusalSentence(reason: ReconcileRefusal): string {
  return refusals[reason];
}
