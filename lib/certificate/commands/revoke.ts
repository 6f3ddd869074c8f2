import { recordAudit } from '#lib/audit/record.ts';
import type { Db } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { mayRevoke } from '../rules.ts';
import type { CertificateActInput } from '../schema.ts';
import { notify } from './notify.ts';
import { actorOf, appendEvent, lockCertificate } from './write.ts';

export type RevokeRefusal = 'not-found' | 'superseded' | 'already-revoked';

/** Withdraws a valid certificate. Its code keeps resolving, to "revoked". */
export async function revoke(
  db: Db,
  admin: AdminViewer,
  input: CertificateActInput,
  at: Date,
): Promise<Result<null, RevokeRefusal>> {
  return transact(db, async (tx) => {
    const certificate = await lockCertificate(tx, input.certificateId);
    if (!certificate) return refuse('not-found');
    const may = mayRevoke(certificate.status);
    if (!may.ok) return may;
    await appendEvent(tx, certificate, 'revoked', actorOf(admin), input.reason, at);
    await tx.currentCertificate.deleteMany({ where: { certificateId: certificate.id } });
    const { number, courseTitle } = certificate.snapshot;
    await recordAudit(
      tx,
      admin,
      {
        action: 'certificate.revoked',
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
      { kind: 'certificate-revoked' },
      { courseTitle, number, reason: input.reason },
      at,
    );
    return ok(null);
  });
}
