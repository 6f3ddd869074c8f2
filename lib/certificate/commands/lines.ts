import { bodies } from '#lib/bodies/load.ts';
import { recordAuditOf } from '#lib/audit/record.ts';
import { listApprovalsHolding } from '#lib/catalogue/queries/approvals.ts';
import type { Db, Tx } from '#lib/db/client.ts';
import { missingLineReason } from '../messages/lines.ts';
import { linesFor } from '../rules/lines.ts';
import type { LineFacts, Lines } from '../rules/lines.ts';
import type { CertificateSnapshot } from '../schema.ts';
import { system } from './write.ts';
import type { Actor } from './write.ts';

type Completion = {
  readonly courseVersionId: string;
  readonly userId: string;
  readonly said: Omit<LineFacts, 'membershipNumbers'>;
};

/** The lines that the approval registry gives a completion now, and those it cannot give and why. */
export async function linesOfCompletion(tx: Db | Tx, { courseVersionId, userId, said }: Completion): Promise<Lines> {
  const approvals = await listApprovalsHolding(tx, courseVersionId, said.completedOn);
  if (approvals.length === 0) return { lines: [], missing: [] };
  const memberships = await tx.cpdMembership.findMany({
    where: { userId, bodySlug: { in: approvals.map(({ bodySlug }) => bodySlug) } },
    select: { bodySlug: true, membershipNumber: true },
  });
  const membershipNumbers = Object.fromEntries(
    memberships.flatMap(({ bodySlug, membershipNumber }) => {
      const number = membershipNumber?.trim();
      return number ? [[bodySlug, number]] : [];
    }),
  );
  return linesFor(approvals, bodies(), { ...said, membershipNumbers });
}

/** The snapshot with its lines, and what was left out. */
export async function withLines(
  tx: Tx,
  place: Omit<Completion, 'said'>,
  snapshot: CertificateSnapshot,
): Promise<{ readonly snapshot: CertificateSnapshot; readonly missing: Lines['missing'] }> {
  const { lines, missing } = await linesOfCompletion(tx, { ...place, said: snapshot });
  return { snapshot: { ...snapshot, approvals: lines }, missing };
}

/** Puts on record which lines a certificate goes without, and why. Nobody's act but the rules'. */
export async function recordMissing(
  tx: Tx,
  certificateId: string,
  missing: Lines['missing'],
  at: Date,
  actor: Actor = system,
): Promise<void> {
  for (const line of missing) {
    const { bodySlug, jurisdiction, fields } = line;
    await recordAuditOf(
      tx,
      actor,
      {
        action: 'certificate.line-left-out',
        subjectType: 'certificate',
        subjectId: certificateId,
        reason: missingLineReason(line),
        detail: { bodySlug, jurisdiction, fields: [...fields] },
      },
      at,
    );
  }
}
