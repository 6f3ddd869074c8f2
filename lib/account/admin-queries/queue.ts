import type { Db } from '#lib/db/client.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { getEnrolment } from './enrolment.ts';
import type { EnrolmentDetail } from './enrolment.ts';
import { assertAdmin } from '#lib/admin-guard.ts';
import { isId } from '#lib/paging.ts';

export type IssueRequestDetail = {
  readonly id: string;
  readonly attemptId: string;
  readonly createdAt: Date;
  readonly decided: {
    readonly at: Date;
    readonly by: string;
    readonly decision: string;
    readonly reason: string;
  } | null;
  readonly isNameConfirmed: boolean;
  readonly enrolment: EnrolmentDetail;
};

/** One pass that waits, or waited, for a decision, with what there is to judge it by; null when there is none. */
export async function getIssueRequest(db: Db, admin: AdminViewer, id: string): Promise<IssueRequestDetail | null> {
  assertAdmin(admin);
  if (!isId(id)) return null;
  const row = await db.issueRequest.findUnique({
    where: { id },
    select: {
      id: true,
      attemptId: true,
      createdAt: true,
      decidedAt: true,
      decidedById: true,
      decision: true,
      reason: true,
      enrolmentId: true,
      enrolment: { select: { user: { select: { legalNameConfirmedAt: true } } } },
    },
  });
  const enrolment = row ? await getEnrolment(db, admin, row.enrolmentId) : null;
  if (!row || !enrolment) return null;
  const decider = row.decidedById
    ? await db.user.findUnique({ where: { id: row.decidedById }, select: { email: true, displayName: true } })
    : null;
  return {
    id: row.id,
    attemptId: row.attemptId,
    createdAt: row.createdAt,
    decided: row.decidedAt
      ? {
          at: row.decidedAt,
          by: decider?.displayName ?? decider?.email ?? 'an account that is gone',
          decision: row.decision ?? '',
          reason: row.reason ?? '',
        }
      : null,
    isNameConfirmed: row.enrolment.user.legalNameConfirmedAt !== null,
    enrolment,
  };
}
