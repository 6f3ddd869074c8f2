import { recordAuditOf } from '#lib/audit/record.ts';
import type { Db, Tx } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import { linesAddedReason } from '../messages/lines.ts';
import type { AddLinesRefusal } from '../messages/lines.ts';
import { linesOfCompletion, wasReplacedForLines } from '../queries/lines.ts';
import { newLines } from '../rules/lines.ts';
import { statusAt } from '../rules/expiry.ts';
import type { CertificateSnapshot } from '../schema.ts';
import { recordMissing } from './lines.ts';
import { announce } from './settle-pass.ts';
import { appendEvent, lockCertificate, nextNumber, writeCertificate } from './write.ts';
import type { Actor, LockedCertificate, Written } from './write.ts';

async function courseVersionOf(tx: Tx, enrolmentId: string): Promise<string> {
  const row = await tx.enrolment.findUniqueOrThrow({ where: { id: enrolmentId }, select: { courseVersionId: true } });
  return row.courseVersionId;
}

async function write(
  tx: Tx,
  viewer: Viewer,
  old: LockedCertificate,
  snapshot: CertificateSnapshot,
  at: Date,
): Promise<Written> {
  const holder: Actor = { actorId: viewer.userId, actorLabel: 'the holder' };
  await appendEvent(tx, old, 'superseded', holder, linesAddedReason, at);
  const { userId, enrolmentId, attemptId } = old;
  const wanted = { userId, enrolmentId, attemptId, supersedesId: old.id, snapshot };
  const written = await writeCertificate(tx, wanted, holder, linesAddedReason, at);
  await recordAuditOf(
    tx,
    holder,
    {
      action: 'certificate.lines-added',
      subjectType: 'certificate',
      subjectId: old.id,
      reason: linesAddedReason,
      detail: { supersededBy: written.certificateId, oldNumber: old.snapshot.number, newNumber: snapshot.number },
    },
    at,
  );
  return written;
}

/**
 * Replaces the viewer's own valid certificate by one with the lines that the registry can give now and the first could not:
 * for a number given since, or an approval entered since. Once an enrolment; lines that stand are kept as they are.
 */
export async function addBodyLines(
  db: Db,
  viewer: Viewer,
  certificateId: string,
  at: Date,
): Promise<Result<Written, AddLinesRefusal>> {
  return transact<Result<Written, AddLinesRefusal>>(db, async (tx) => {
    const old = await lockCertificate(tx, certificateId);
    if (!old || old.userId !== viewer.userId) return refuse('not-found');
    if (statusAt(old.status, old.snapshot.validUntil, at) !== 'valid' || !old.enrolmentId) return refuse('not-valid');
    if (await wasReplacedForLines(tx, old.enrolmentId)) return refuse('replaced-before');
    const { lines, missing } = await linesOfCompletion(tx, {
      userId: old.userId,
      courseVersionId: await courseVersionOf(tx, old.enrolmentId),
      said: old.snapshot,
    });
    const printed = old.snapshot.approvals ?? [];
    const added = newLines(printed, lines);
    if (added.length === 0) return refuse('nothing-to-add');
    const snapshot: CertificateSnapshot = {
      ...old.snapshot,
      number: await nextNumber(tx, at),
      replaces: old.snapshot.number,
      approvals: [...printed, ...added],
    };
    const written = await write(tx, viewer, old, snapshot, at);
    await recordMissing(tx, written.certificateId, missing, at);
    await announce(tx, written, snapshot, old.email, at);
    return ok(written);
  });
}
