import type { Prisma } from '#generated/client.ts';
import type { Tx } from '../db/client.ts';
import { newId } from '../ids.ts';
import type { AdminViewer } from '../viewer.ts';

export type AuditEntry = {
  readonly action: string;
  readonly subjectType:
    | 'certificate'
    | 'enrolment'
    | 'attempt'
    | 'user'
    | 'order'
    | 'issue-request'
    | 'question'
    | 'pool-import'
    | 'refund'
    | 'code'
    | 'approval';
  readonly subjectId: string;
  readonly reason: string;
  readonly detail?: Prisma.InputJsonObject;
};

/** Who acted: an admin, a holder, or the rules by themselves ("system", without an id). */
export type AuditActor = { readonly actorId: string | null; readonly actorLabel: string };

/** Writes who did what, when and why, in the transaction of the act itself. The row can never be changed. */
export async function recordAudit(tx: Tx, admin: AdminViewer, entry: AuditEntry, at: Date): Promise<void> {
  await recordAuditOf(tx, { actorId: admin.userId, actorLabel: admin.label }, entry, at);
}

/** The same of an act that no admin did. Its label names no person. */
export async function recordAuditOf(
  tx: Tx,
  { actorId, actorLabel }: AuditActor,
  entry: AuditEntry,
  at: Date,
): Promise<void> {
  await tx.auditEvent.create({
    data: {
      id: newId(),
      at,
      actorId,
      actorLabel,
      action: entry.action,
      subjectType: entry.subjectType,
      subjectId: entry.subjectId,
      reason: entry.reason,
      detail: entry.detail ?? {},
    },
  });
}
