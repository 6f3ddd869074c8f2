/** An approval of one course version as the rules see it. Days are YYYY-MM-DD, both part of the validity. */
export type ApprovalFacts = {
  readonly id: string;
  readonly courseVersionId: string;
  readonly bodySlug: string;
  readonly jurisdiction: string;
  readonly approvalNumber: string;
  readonly providerNumber: string | null;
  readonly approvedTitle: string;
  /** The body's own units, in thousandths. */
  readonly unitsMilli: number;
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly withdrawnAt: Date | null;
};

export const approvalStates = ['running', 'not-started', 'ended', 'withdrawn'] as const;
export type ApprovalState = (typeof approvalStates)[number];

/** How an approval stands on a day. */
export function approvalStateOn(
  approval: Pick<ApprovalFacts, 'validFrom' | 'validUntil' | 'withdrawnAt'>,
  day: string,
): ApprovalState {
  if (approval.withdrawnAt) return 'withdrawn';
  if (day < approval.validFrom) return 'not-started';
  return approval.validUntil !== null && day > approval.validUntil ? 'ended' : 'running';
}

/**
 * The approvals that hold for a completion: of this version, whose days the completion day is among, and not withdrawn.
 * A withdrawn one holds for no completion, an earlier one included: nobody can tell any more since when it was wrong.
 */
export function approvalsFor(
  approvals: readonly ApprovalFacts[],
  courseVersionId: string,
  completedOn: string,
): ApprovalFacts[] {
  return approvals.filter(
    (approval) => approval.courseVersionId === courseVersionId && approvalStateOn(approval, completedOn) === 'running',
  );
}

type Place = Pick<
  ApprovalFacts,
  'courseVersionId' | 'bodySlug' | 'jurisdiction' | 'validFrom' | 'validUntil' | 'withdrawnAt'
>;

/** One spelling of a jurisdiction, so that "florida " and "Florida" are the same place. */
export function jurisdictionKey(jurisdiction: string): string {
  return jurisdiction.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase();
}

/** True when both could hold on one day, so that a completion of that day would have two lines of one body and place. */
export function approvalsOverlap(one: Place, other: Place): boolean {
  if (one.withdrawnAt || other.withdrawnAt) return false;
  if (one.courseVersionId !== other.courseVersionId || one.bodySlug !== other.bodySlug) return false;
  if (jurisdictionKey(one.jurisdiction) !== jurisdictionKey(other.jurisdiction)) return false;
  const startsBeforeEnd = (from: string, until: string | null) => until === null || from <= until;
  return startsBeforeEnd(one.validFrom, other.validUntil) && startsBeforeEnd(other.validFrom, one.validUntil);
}
