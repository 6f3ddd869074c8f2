import { validate } from 'uuid';
import { bodies } from '#lib/bodies/load.ts';
import { listApprovalsHolding } from '#lib/catalogue/queries/approvals.ts';
import type { Db, Tx } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';
import type { Viewer } from '#lib/viewer.ts';
import { linesAddedReason } from '../messages/lines.ts';
import { linesFor, newLines } from '../rules/lines.ts';
import type { LineFacts, Lines, MissingLine } from '../rules/lines.ts';
import type { ApprovalLine } from '../schema.ts';
import { certificateSelect, publicShape } from './shape.ts';

export type Completion = {
  readonly courseVersionId: string;
  readonly userId: string;
  readonly said: Omit<LineFacts, 'membershipNumbers'>;
};

/** Not cached, in the transaction that asks. The lines that the approval registry gives a completion now, and those it cannot give and why. */
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

/** True when a certificate of the enrolment was replaced at its holder's request already. */
export async function wasReplacedForLines(db: Db | Tx, enrolmentId: string): Promise<boolean> {
  const found = await db.certificateEvent.findFirst({
    where: { certificate: { enrolmentId }, kind: 'superseded', reason: linesAddedReason },
    select: { certificateId: true },
  });
  return found !== null;
}

export type LinesToAdd = {
  /** What a replacement would carry and this one does not. */
  readonly ready: readonly ApprovalLine[];
  /** What waits for the holder's own number with the body, and for nothing else. */
  readonly waitForNumber: readonly MissingLine[];
};

/** What the viewer's own valid certificate could still be given; null for another's, or when nothing can be added. */
export async function linesToAdd(
  db: Db,
  viewer: Viewer,
  certificateId: string,
  at: Date = now(),
): Promise<LinesToAdd | null> {
  if (!validate(certificateId)) return null;
  const row = await db.certificate.findFirst({
    where: { id: certificateId, userId: viewer.userId },
    select: { ...certificateSelect, enrolmentId: true, enrolment: { select: { courseVersionId: true } } },
  });
  if (!row?.enrolment || !row.enrolmentId) return null;
  const { status, certificate } = publicShape(row, at);
  if (status !== 'valid' || (await wasReplacedForLines(db, row.enrolmentId))) return null;
  const { courseVersionId } = row.enrolment;
  const { lines, missing } = await linesOfCompletion(db, { courseVersionId, userId: viewer.userId, said: certificate });
  const ready = newLines(certificate.approvals ?? [], lines);
  const waitForNumber = missing.filter(({ fields }) => fields.length === 1 && fields[0] === 'membership-number');
  return ready.length + waitForNumber.length === 0 ? null : { ready, waitForNumber };
}
