import { assertAdmin } from '#lib/admin-guard.ts';
import { recordAudit } from '#lib/audit/record.ts';
import type { Db, Tx } from '#lib/db/client.ts';
import { isUniqueViolation, transact } from '#lib/db/transaction.ts';
import { newId } from '#lib/ids.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { listApprovalsOfVersion } from '../queries/approvals.ts';
import { approvalsOverlap } from '../rules/approvals.ts';
import type { ApprovalInput, RegisterRefusal, WithdrawRefusal } from '../schema/approvals.ts';

/** The rules of bodies by slug, as `bodies()` of lib/bodies/load.ts gives them. */
type KnownBodies = { has(slug: string): boolean };

/**
 * Enters a body's approval. Refused where the body is not known, or where a completion could then have two lines of one
 * body and place. Nothing of an approval can be changed afterwards; it can be withdrawn.
 */
export async function registerApproval(
  db: Db,
  admin: AdminViewer,
  input: ApprovalInput,
  known: KnownBodies,
  at: Date,
): Promise<Result<{ readonly approvalId: string }, RegisterRefusal>> {
  assertAdmin(admin);
  if (!known.has(input.bodySlug)) return refuse('unknown-body');
  try {
    return await transact(db, (tx) => write(tx, admin, input, at));
  } catch (error) {
    if (isUniqueViolation(error)) return refuse('entered-before');
    throw error;
  }
}

async function write(
  tx: Tx,
  admin: AdminViewer,
  input: ApprovalInput,
  at: Date,
): Promise<Result<{ readonly approvalId: string }, RegisterRefusal>> {
  // Two admins who enter the same approval at once wait for each other here, so the second sees the first.
  const version = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "CourseVersion" WHERE "id" = ${input.courseVersionId}::uuid FOR NO KEY UPDATE`;
  if (version.length === 0) return refuse('unknown-version');
  const { units, reason, ...own } = input;
  const others = await listApprovalsOfVersion(tx, input.courseVersionId);
  if (others.some((other) => approvalsOverlap({ ...own, withdrawnAt: null }, other))) return refuse('overlaps');
  const approvalId = newId();
  const date = (day: string) => new Date(`${day}T00:00:00Z`);
  await tx.approval.create({
    data: {
      ...own,
      id: approvalId,
      unitsMilli: units,
      validFrom: date(own.validFrom),
      validUntil: own.validUntil === null ? null : date(own.validUntil),
      createdAt: at,
      createdById: admin.userId,
    },
  });
  await recordAudit(
    tx,
    admin,
    {
      action: 'approval.registered',
      subjectType: 'approval',
      subjectId: approvalId,
      reason,
      detail: { ...own, unitsMilli: units },
    },
    at,
  );
  return ok({ approvalId });
}

/** Ends an approval for every certificate that is issued from now on. Those that carry it keep it. */
export async function withdrawApproval(
  db: Db,
  admin: AdminViewer,
  approvalId: string,
  reason: string,
  at: Date,
): Promise<Result<null, WithdrawRefusal>> {
  assertAdmin(admin);
  return transact<Result<null, WithdrawRefusal>>(db, async (tx) => {
    const { count } = await tx.approval.updateMany({
      where: { id: approvalId, withdrawnAt: null },
      data: { withdrawnAt: at, withdrawnById: admin.userId, withdrawnReason: reason },
    });
    if (count === 0) {
      const found = await tx.approval.findUnique({ where: { id: approvalId }, select: { id: true } });
      return refuse(found ? 'already-withdrawn' : 'not-found');
    }
    await recordAudit(
      tx,
      admin,
      { action: 'approval.withdrawn', subjectType: 'approval', subjectId: approvalId, reason },
      at,
    );
    return ok(null);
  });
}
