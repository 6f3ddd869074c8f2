import { recordAudit } from '#lib/audit/record.ts';
import type { Db } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { mayCorrectName } from '../rules.ts';
import type { NameFault } from '../rules.ts';
import type { CertificateSnapshot, CorrectNameInput } from '../schema.ts';
import { notify } from './notify.ts';
import { actorOf, appendEvent, lockCertificate, nextNumber, writeCertificate } from './write.ts';
import type { Written } from './write.ts';

export type CorrectNameRefusal = NameFault | 'not-found' | 'superseded' | 'revoked' | 'same-name';

/** Issues the same certificate under another name. The old one says that it was superseded, for ever, and by which. */
export async function correctName(
  db: Db,
  admin: AdminViewer,
  input: CorrectNameInput,
  at: Date,
): Promise<Result<Written, CorrectNameRefusal>> {
  return transact(db, async (tx) => {
    const old = await lockCertificate(tx, input.certificateId);
    if (!old) return refuse('not-found');
    const name = mayCorrectName(old.status, old.snapshot.holderName, input.legalName);
    if (!name.ok) return name;
    const actor = actorOf(admin);
    const snapshot: CertificateSnapshot = {
      ...old.snapshot,
      holderName: name.value,
      number: await nextNumber(tx, at),
      replaces: old.snapshot.number,
    };
    await appendEvent(tx, old, 'superseded', actor, input.reason, at);
    const { userId, enrolmentId, attemptId } = old;
    const written = await writeCertificate(
      tx,
      { userId, enrolmentId, attemptId, supersedesId: old.id, snapshot },
      actor,
      input.reason,
      at,
    );
    await recordAudit(
      tx,
      admin,
      {
        action: 'certificate.name-corrected',
        subjectType: 'certificate',
        subjectId: old.id,
        reason: input.reason,
        detail: { supersededBy: written.certificateId, oldNumber: old.snapshot.number, newNumber: snapshot.number },
      },
      at,
    );
    await notify(
      tx,
      old.email,
      { kind: 'certificate-corrected', newName: name.value, newNumber: snapshot.number },
      { courseTitle: snapshot.courseTitle, number: old.snapshot.number, reason: input.reason },
      at,
    );
    await enqueue(
      tx,
      'certificate-mail',
      { certificateId: written.certificateId },
      `certificate:${written.certificateId}`,
    );
    return ok(written);
  });
}
