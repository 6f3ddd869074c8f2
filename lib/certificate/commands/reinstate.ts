import { recordAudit } from '#lib/audit/record.ts';
import type { Db } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { mayReinstate } from '../rules.ts';
import type { CertificateActInput } from '../schema.ts';
import { notify } from './notify.ts';
import { writeBadge } from './write-badge.ts';
import { actorOf, appendEvent, hasCurrent, lockCertificate } from './write.ts';

export type ReinstateRefusal = 'not-found' | 'superseded' | 'not-revoked' | 'another-is-valid';

/** Makes a revoked certificate valid again, unless another one of the same enrolment is valid by now. */
export async function reinstate(
  db: Db,
  admin: AdminViewer,
  input: CertificateActInput,
  at: Date,
): Promise<Result<null, ReinstateRefusal>> {
  return transact(db, async (tx) => {
    const certificate = await lockCertificate(tx, input.certificateId);
    if (!certificate) return refuse('not-found');
    const { enrolmentId } = certificate;
    const may = mayReinstate(certificate.status, enrolmentId !== null && (await hasCurrent(tx, enrolmentId)));
    if (!may.ok) return may;
    await appendEvent(tx, certificate, 'reinstated', actorOf(admin), input.reason, at);
    await writeBadge(tx, certificate.id, at);
    if (enrolmentId) await tx.currentCertificate.create({ data: { enrolmentId, certificateId: certificate.id } });
    const { number, courseTitle } = certificate.snapshot;
    await recordAudit(
      tx,
      admin,
      {
        action: 'certificate.reinstated',
        subjectType: 'certificate',
        subjectId: certificate.id,
        reason: input.reason,
        detail: { number },
      },
      at,
    );
    await notify(
      tx,
      certificate.email,
      { kind: 'certificate-reinstated' },
      { courseTitle, number, reason: input.reason },
      at,
    );
    return ok(null);
  });
}
