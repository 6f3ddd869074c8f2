import type { Db, Tx } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import { settlePass } from './settle-pass.ts';
import type { PassOutcome, PassRef } from './settle-pass.ts';
import { system } from './write.ts';

const reason = 'passed the quiz';

/**
 * What a passed attempt leads to, in the transaction that writes its result: a certificate, a request for review, or a
 * wait for the name. Call it as often as you like: a pass gives one certificate.
 */
export function issueOnPass(tx: Tx, ref: PassRef, at: Date): Promise<PassOutcome> {
  return settlePass(tx, ref, system, reason, at);
}

export type ClaimRefusal =
  | 'not-found'
  | 'not-passed'
  | 'has-certificate'
  | 'enrolment-ended'
  | 'waits-for-name'
  | 'waits-for-review'
  | 'waits-for-payment'
  | 'declined';

/** Collects the certificate of the therapist's own pass that waited, for a confirmed name or for an approval. */
export async function claimCertificate(
  db: Db,
  viewer: Viewer,
  enrolmentId: string,
  at: Date,
): Promise<Result<{ certificateId: string; code: string }, ClaimRefusal>> {
  return transact(db, async (tx) => {
    const pass = await tx.attempt.findFirst({
      where: { enrolmentId, enrolment: { userId: viewer.userId }, result: { passed: true } },
      orderBy: { number: 'asc' },
      select: { id: true },
    });
    if (!pass) {
      const own = await tx.enrolment.findFirst({
        where: { id: enrolmentId, userId: viewer.userId },
        select: { id: true },
      });
      return refuse(own ? 'not-passed' : 'not-found');
    }
    const settled = await settlePass(tx, { enrolmentId, attemptId: pass.id }, system, reason, at);
    if (settled.outcome === 'issued') return ok({ certificateId: settled.certificateId, code: settled.code });
    if (settled.outcome === 'nothing') return refuse(settled.because);
    return refuse(settled.waitsFor === 'declined' ? 'declined' : `waits-for-${settled.waitsFor}`);
  });
}
