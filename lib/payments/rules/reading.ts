import type { RefundStatus } from '#generated/client.ts';
import type { PaymentFacts } from '../gateway.ts';

/** A refund that we know. */
export type KnownRefund = {
  readonly id: string;
  readonly serviceRefundId: string | null;
  readonly status: RefundStatus;
};

export type RefundChange =
  | { readonly kind: 'update'; readonly id: string; readonly serviceRefundId: string; readonly status: RefundStatus }
  /** Made in the payment service's dashboard. */
  | {
      readonly kind: 'add';
      readonly serviceRefundId: string;
      readonly status: 'given' | 'failed';
      readonly amountMinor: number;
      readonly createdAt: Date;
    };

/**
 * How our refunds must change to say what a reading of the payment says; nothing when they do. Ours are known by the id
 * that we sent along. What we do not know of was made in the dashboard, and is kept once it is decided.
 */
export function refundChangesOf(known: readonly KnownRefund[], refunds: PaymentFacts['refunds']): RefundChange[] {
  const claimed = new Set<string>();
  return refunds.flatMap(({ id: serviceRefundId, refundId, state, amountMinor, createdAt }): RefundChange[] => {
    const row =
      known.find((one) => one.serviceRefundId === serviceRefundId) ??
      known.find((one) => one.id === refundId && one.serviceRefundId === null && !claimed.has(one.id));
    if (!row)
      return state === 'undecided' ? [] : [{ kind: 'add', serviceRefundId, status: state, amountMinor, createdAt }];
    claimed.add(row.id);
    const status = state === 'undecided' ? row.status : state;
    if (status === row.status && row.serviceRefundId === serviceRefundId) return [];
    return [{ kind: 'update', id: row.id, serviceRefundId, status }];
  });
}
