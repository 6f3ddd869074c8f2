import type { OrderStatus } from '#generated/client.ts';
import type { PaymentFacts } from './gateway.ts';
import type { OrderEventKind } from './order-events.ts';

/** What an order's history says already about its refunds and disputes, by their ids at the payment service. */
export type MoneyNotes = {
  readonly given: ReadonlySet<string>;
  readonly failed: ReadonlySet<string>;
  readonly disputed: ReadonlySet<string>;
  readonly won: ReadonlySet<string>;
  readonly lost: ReadonlySet<string>;
};
export type MoneyEvent = {
  readonly kind: OrderEventKind;
  readonly detail: Readonly<Record<string, string | number | string[]>>;
};
type MoneyOutcome = { readonly status: OrderStatus; readonly events: readonly MoneyEvent[] };
type MoneyFacts = Pick<PaymentFacts, 'receivedMinor' | 'refunds' | 'disputes'>;

/**
 * What an order becomes after reading the money of its payment. Total, and every refund and dispute is noted once under
 * its id. A refund that was noted as failed is failed for good, so an older reading that arrives late changes nothing.
 * Only an order that took money can give it back: in the other states nothing happens until it is settled.
 */
export function moneyOutcomeOf(status: OrderStatus, notes: MoneyNotes, facts: MoneyFacts): MoneyOutcome {
  if (status === 'open' || status === 'pending' || status === 'expired') return { status, events: [] };
  const failed = facts.refunds.filter(({ id, state }) => state === 'failed' && !notes.failed.has(id));
  const given = facts.refunds.filter(({ id, state }) => state === 'given' && !notes.failed.has(id));
  const refundedMinor = sumOf(given);
  const isWhole = facts.receivedMinor > 0 && refundedMinor >= facts.receivedMinor;
  const unnoted = given.filter(({ id }) => !notes.given.has(id));
  const events: MoneyEvent[] = failed.map(({ id, amountMinor }) => ({
    kind: 'refund-failed',
    detail: { refunds: [id], amountMinor, refundedMinor },
  }));
  const isNewlyWhole = isWhole && status !== 'refunded';
  if (unnoted.length > 0 || isNewlyWhole) {
    events.push({
      kind: isWhole ? 'refunded' : 'partly-refunded',
      detail: { refunds: unnoted.map(({ id }) => id), amountMinor: sumOf(unnoted), refundedMinor },
    });
  }
  return { status: isNewlyWhole ? 'refunded' : status, events: [...events, ...disputeEvents(notes, facts)] };
}

function disputeEvents(notes: MoneyNotes, { disputes }: MoneyFacts): MoneyEvent[] {
  return disputes.flatMap(({ id, reason, amountMinor, state }) => {
    const detail = { dispute: id, reason, amountMinor };
    const events: MoneyEvent[] = [];
    if (!notes.disputed.has(id)) events.push({ kind: 'disputed', detail });
    if (state === 'won' && !notes.won.has(id)) events.push({ kind: 'dispute-won', detail });
    if (state === 'lost' && !notes.lost.has(id)) events.push({ kind: 'dispute-lost', detail });
    return events;
  });
}

function sumOf(refunds: readonly { readonly amountMinor: number }[]): number {
  return refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

type NotedEvent = {
  readonly kind: string;
  readonly detail: { readonly refunds: readonly string[]; readonly dispute: string | null };
};

/** The notes in an order's history. */
export function moneyNotesOf(events: readonly NotedEvent[]): MoneyNotes {
  const refunds = (kinds: readonly OrderEventKind[]) =>
    new Set(
      events.filter(({ kind }) => (kinds as readonly string[]).includes(kind)).flatMap(({ detail }) => detail.refunds),
    );
  const disputes = (wanted: OrderEventKind) =>
    new Set(events.filter(({ kind }) => kind === wanted).flatMap(({ detail }) => detail.dispute ?? []));
  return {
    given: refunds(['refunded', 'partly-refunded']),
    failed: refunds(['refund-failed']),
    disputed: disputes('disputed'),
    won: disputes('dispute-won'),
    lost: disputes('dispute-lost'),
  };
}
