import type { DisputeStatus, OrderStatus, RefundStatus } from '#generated/client.ts';
import type { OrderEventKind } from '../order-events.ts';

/** What an order's history says already about its refunds and disputes, by their ids here or at the payment service. */
export type MoneyNotes = {
  readonly given: ReadonlySet<string>;
  readonly failed: ReadonlySet<string>;
  /** The last thing said of each dispute. */
  readonly disputes: ReadonlyMap<string, OrderEventKind>;
};

export type RefundRow = {
  readonly id: string;
  readonly serviceRefundId: string | null;
  readonly status: RefundStatus;
  readonly amountMinor: number;
};
export type DisputeRow = {
  readonly id: string;
  readonly status: DisputeStatus;
  readonly reason: string;
  readonly amountMinor: number;
};

export type MoneyEvent = {
  readonly kind: OrderEventKind;
  readonly detail: Readonly<Record<string, string | number | string[]>>;
  /** Our ids of the refunds that it tells of. */
  readonly refundIds: readonly string[];
  readonly disputeId: string | null;
};

type NotedEvent = {
  readonly kind: string;
  readonly detail: { readonly refunds: readonly string[]; readonly dispute: string | null };
};

const disputeKinds = ['disputed', 'dispute-won', 'dispute-lost'] as const;
const disputeKindOf = { open: 'disputed', won: 'dispute-won', lost: 'dispute-lost' } as const;

/** The notes in an order's history, oldest first. */
export function moneyNotesOf(events: readonly NotedEvent[]): MoneyNotes {
  const refundsOf = (kinds: readonly string[]) =>
    new Set(events.filter(({ kind }) => kinds.includes(kind)).flatMap(({ detail }) => detail.refunds));
  const disputes = new Map<string, OrderEventKind>();
  for (const { kind, detail } of events) {
    const known = disputeKinds.find((word) => word === kind);
    if (known && detail.dispute !== null) disputes.set(detail.dispute, known);
  }
  return { given: refundsOf(['refunded', 'partly-refunded']), failed: refundsOf(['refund-failed']), disputes };
}

/**
 * What the history does not say yet of an order's refunds and disputes as they stand: once it is written down, nothing.
 * `status` is the order's own, after all of them.
 */
export function unnotedOf(
  status: OrderStatus,
  notes: MoneyNotes,
  refunds: readonly RefundRow[],
  disputes: readonly DisputeRow[],
): MoneyEvent[] {
  const failed = refunds.filter((row) => hasFailed(row) && !notes.failed.has(failedName(row)));
  const standing = refunds.filter((row) => row.status === 'given');
  const given = standing.filter(({ id, serviceRefundId }) => !notes.given.has(serviceRefundId ?? id));
  const refundedMinor = sumOf(standing);
  const events: MoneyEvent[] = failed.map((row) => ({
    kind: 'refund-failed',
    detail: { refunds: [failedName(row)], amountMinor: row.amountMinor, refundedMinor, became: row.status },
    refundIds: [row.id],
    disputeId: null,
  }));
  if (given.length > 0) {
    const names = given.map(({ id, serviceRefundId }) => serviceRefundId ?? id);
    events.push({
      kind: status === 'refunded' ? 'refunded' : 'partly-refunded',
      detail: { refunds: names, amountMinor: sumOf(given), refundedMinor },
      refundIds: given.map(({ id }) => id),
      disputeId: null,
    });
  }
  return [...events, ...disputes.flatMap((dispute) => disputeEvents(notes, dispute))];
}

function hasFailed({ status }: RefundRow): boolean {
  return status === 'failed' || status === 'refused';
}

/** One that was never at the payment service is known by our id only. */
function failedName({ id, serviceRefundId, status }: RefundRow): string {
  return status === 'refused' ? id : (serviceRefundId ?? id);
}

/** A dispute first seen when it is over was opened too. */
function disputeEvents(notes: MoneyNotes, { id, status, reason, amountMinor }: DisputeRow): MoneyEvent[] {
  const said = notes.disputes.get(id);
  const wanted = disputeKindOf[status];
  if (said === wanted) return [];
  const kinds: OrderEventKind[] = said === undefined && wanted !== 'disputed' ? ['disputed', wanted] : [wanted];
  const detail = { dispute: id, reason, amountMinor };
  return kinds.map((kind) => ({ kind, detail, refundIds: [], disputeId: id }));
}

function sumOf(rows: readonly { readonly amountMinor: number }[]): number {
  return rows.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}
