import { recordAudit } from '#lib/audit/record.ts';
import type { Db, Tx } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import type { DecideRequestInput } from '../schema.ts';
import { notify } from './notify.ts';
import { settlePass } from './settle-pass.ts';
import type { PassOutcome } from './settle-pass.ts';
import { actorOf, lockEnrolment } from './write.ts';

export type DecideRefusal = 'not-found' | 'already-decided';

export type Decided = { readonly decision: 'approve' | 'decline'; readonly pass: PassOutcome | null };

async function lockRequest(tx: Tx, requestId: string) {
  const found = await tx.issueRequest.findUnique({ where: { id: requestId }, select: { enrolmentId: true } });
  if (!found) return null;
  await lockEnrolment(tx, found.enrolmentId);
  return tx.issueRequest.findUniqueOrThrow({
    where: { id: requestId },
    select: {
      enrolmentId: true,
      attemptId: true,
      decidedAt: true,
      enrolment: { select: { user: { select: { email: true } }, courseVersion: { select: { title: true } } } },
    },
  });
}

/**
 * Approves or declines a pass that waits. Approval issues the certificate at once or, where the name is not confirmed yet,
 * as soon as it is.
 */
export async function decideRequest(
  db: Db,
  admin: AdminViewer,
  input: DecideRequestInput,
  at: Date,
): Promise<Result<Decided, DecideRefusal>> {
  const { requestId, decision, reason } = input;
  return transact(db, async (tx) => {
    const request = await lockRequest(tx, requestId);
    if (!request) return refuse('not-found');
    if (request.decidedAt) return refuse('already-decided');
    await tx.issueRequest.update({
      where: { id: requestId },
      data: { decidedAt: at, decidedById: admin.userId, decision, reason },
    });
    await recordAudit(
      tx,
      admin,
      {
        action: decision === 'approve' ? 'issue-request.approved' : 'issue-request.declined',
        subjectType: 'issue-request',
        subjectId: requestId,
        reason,
        detail: { enrolmentId: request.enrolmentId, attemptId: request.attemptId },
      },
      at,
    );
    const { enrolmentId, attemptId, enrolment } = request;
    const facts = { courseTitle: enrolment.courseVersion.title, number: null, reason };
    if (decision === 'decline') {
      await notify(tx, enrolment.user.email, { kind: 'certificate-declined' }, facts, at);
      return ok({ decision, pass: null });
    }
    const pass = await settlePass(tx, { enrolmentId, attemptId }, actorOf(admin), reason, at);
    if (pass.outcome === 'waits' && pass.waitsFor === 'name')
      await notify(tx, enrolment.user.email, { kind: 'certificate-name-wanted' }, facts, at);
    return ok({ decision, pass });
  });
}
