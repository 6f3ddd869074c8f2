import { recordAudit } from '#lib/audit/record.ts';
import type { Tx } from '#lib/db/client.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { takePlace } from './place.ts';

export type Grant = {
  readonly userId: string;
  readonly courseId: string;
  readonly courseVersionId: string;
  readonly reason: string;
};

/** An admin gives a therapist a course without an order. The audit trail says who and why. */
export async function grantEnrolment(
  tx: Tx,
  admin: AdminViewer,
  grant: Grant,
  at: Date,
): Promise<Result<{ enrolmentId: string }, 'already-enrolled'>> {
  const enrolmentId = await takePlace(tx, { ...grant, source: 'grant', orderLineId: null, actorId: admin.userId }, at);
  if (enrolmentId === null) return refuse('already-enrolled');
  await recordAudit(
    tx,
    admin,
    { action: 'enrolment.granted', subjectType: 'enrolment', subjectId: enrolmentId, reason: grant.reason },
    at,
  );
  return ok({ enrolmentId });
}
