import type { DisputeStatus, OrderStatus } from '#generated/client.ts';

/** All that decides what one order line gives. */
export type LineFacts = {
  readonly orderStatus: OrderStatus;
  /** A refund of the line as a whole stands: one that the payment service refused does not. */
  readonly isGivenBack: boolean;
  /** Of the payment, as last read. */
  readonly disputes: readonly DisputeStatus[];
  /** The buyer, or who accepted the seat or gift; null while nobody has. */
  readonly holderId: string | null;
};

export type Entitlement =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly holderId: string; readonly isFrozen: boolean }
  | { readonly kind: 'ended'; readonly reason: 'refunded' | 'dispute-lost' };

/** What a line gives. Total, and a function of the facts alone: in which order they came to be plays no part. */
export function entitlementOf({ orderStatus, isGivenBack, disputes, holderId }: LineFacts): Entitlement {
  if (orderStatus === 'refunded' || isGivenBack) return { kind: 'ended', reason: 'refunded' };
  if (orderStatus !== 'paid') return { kind: 'none' };
  if (disputes.includes('lost')) return { kind: 'ended', reason: 'dispute-lost' };
  if (holderId === null) return { kind: 'none' };
  return { kind: 'running', holderId, isFrozen: disputes.includes('open') };
}

/** An enrolment that the line gave, newest last. */
export type LineEnrolment = {
  readonly id: string;
  readonly userId: string;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
  readonly frozenAt: Date | null;
};

/** Ends that follow from the order, so that the order can also take them back. An admin's end or one by time stands. */
const endsByOrder: ReadonlySet<string> = new Set(['refunded', 'dispute-lost', 'seat-moved']);

export type EntitlementStep =
  | { readonly kind: 'enrol'; readonly userId: string; readonly isFrozen: boolean }
  | { readonly kind: 'reopen'; readonly enrolmentId: string; readonly isFrozen: boolean }
  | { readonly kind: 'freeze' | 'thaw'; readonly enrolmentId: string }
  | { readonly kind: 'end'; readonly enrolmentId: string; readonly reason: string };

/**
 * What must happen for a line's enrolments to be what the line gives; nothing when they are. Ends come first, so that
 * there is room for what begins.
 */
export function stepsTo(entitlement: Entitlement, enrolments: readonly LineEnrolment[]): EntitlementStep[] {
  const holderId = entitlement.kind === 'running' ? entitlement.holderId : null;
  const reason = entitlement.kind === 'ended' ? entitlement.reason : 'seat-moved';
  const steps: EntitlementStep[] = enrolments
    .filter(({ endedAt, userId }) => endedAt === null && userId !== holderId)
    .map(({ id }) => ({ kind: 'end', enrolmentId: id, reason }));
  if (entitlement.kind !== 'running') return steps;
  const { isFrozen } = entitlement;
  const own = enrolments.findLast(({ userId }) => userId === holderId);
  if (!own) return [...steps, { kind: 'enrol', userId: entitlement.holderId, isFrozen }];
  if (own.endedAt !== null) {
    const mayReopen = endsByOrder.has(own.endReason ?? '');
    return mayReopen ? [...steps, { kind: 'reopen', enrolmentId: own.id, isFrozen }] : steps;
  }
  if (isFrozen === (own.frozenAt !== null)) return steps;
  return [...steps, { kind: isFrozen ? 'freeze' : 'thaw', enrolmentId: own.id }];
}
