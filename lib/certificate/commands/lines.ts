import { recordAuditOf } from '#lib/audit/record.ts';
import type { Tx } from '#lib/db/client.ts';
import { missingLineReason } from '../messages/lines.ts';
import { linesOfCompletion } from '../queries/lines.ts';
import type { Completion } from '../queries/lines.ts';
import type { Lines } from '../rules/lines.ts';
import type { CertificateSnapshot } from '../schema.ts';
import { system } from './write.ts';
import type { Actor } from './write.ts';

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
