import { randomBytes } from 'node:crypto';
import type { Prisma } from '#generated/client.ts';
import type { Db, Tx } from '#lib/db/client.ts';
import { newId } from '#lib/ids.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { codeFromBytes, randomBytesNeeded } from '../code.ts';
import { statusOf } from '../rules.ts';
import { formatNumber } from '../snapshot.ts';
import type { CertificateEventKind, CertificateSnapshot, RecordedStatus } from '../schema.ts';
import { enterInLog } from './enter-in-log.ts';
import { writeBadge } from './write-badge.ts';

export type Actor = { readonly actorId: string | null; readonly actorLabel: string };
export const system: Actor = { actorId: null, actorLabel: 'system' };
export function actorOf(admin: AdminViewer): Actor {
  return { actorId: admin.userId, actorLabel: admin.label };
}

/**
 * Makes every act on one enrolment wait its turn until the transaction ends. NO KEY: rows that merely refer to it may still be
 * written, which keeps two acts from waiting for each other.
 */
export async function lockEnrolment(tx: Tx, enrolmentId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Enrolment" WHERE "id" = ${enrolmentId}::uuid FOR NO KEY UPDATE`;
}

export async function nextNumber(tx: Tx, at: Date): Promise<string> {
  const [row] = await tx.$queryRaw<{ running: bigint }[]>`SELECT nextval('certificate_number') AS running`;
  if (!row) throw new Error('the sequence certificate_number gave nothing');
  return formatNumber(at.getUTCFullYear(), row.running);
}

export type NewCertificate = {
  readonly userId: string;
  readonly enrolmentId: string | null;
  readonly attemptId: string | null;
  readonly supersedesId: string | null;
  readonly snapshot: CertificateSnapshot;
};

export type Written = { readonly certificateId: string; readonly code: string };

/** Writes a certificate with its first event and makes it the current one of its enrolment. The caller holds the lock. */
export async function writeCertificate(
  tx: Tx,
  wanted: NewCertificate,
  actor: Actor,
  reason: string,
  at: Date,
): Promise<Written> {
  const { snapshot, enrolmentId } = wanted;
  const certificateId = newId();
  const code = codeFromBytes(randomBytes(randomBytesNeeded));
  await tx.certificate.create({
    data: {
      ...wanted,
      id: certificateId,
      code,
      number: snapshot.number,
      issuedAt: at,
      snapshot: snapshot as unknown as Prisma.InputJsonObject,
      events: { create: { seq: 1, kind: 'issued', at, ...actor, reason } },
    },
  });
  await enterInLog(tx, wanted, certificateId, at);
  await writeBadge(tx, certificateId, at);
  if (enrolmentId) {
    await tx.currentCertificate.upsert({
      where: { enrolmentId },
      create: { enrolmentId, certificateId },
      update: { certificateId },
    });
  }
  return { certificateId, code };
}

/** Adds an event to a history. Two writers of the same turn collide on the primary key. */
export async function appendEvent(
  tx: Tx,
  certificate: { id: string; events: readonly unknown[] },
  kind: CertificateEventKind,
  actor: Actor,
  reason: string,
  at: Date,
): Promise<void> {
  await tx.certificateEvent.create({
    data: { certificateId: certificate.id, seq: certificate.events.length + 1, kind, at, ...actor, reason },
  });
}

export type LockedCertificate = {
  readonly id: string;
  readonly code: string;
  readonly userId: string;
  readonly email: string;
  readonly enrolmentId: string | null;
  readonly attemptId: string | null;
  readonly snapshot: CertificateSnapshot;
  readonly events: readonly { readonly kind: CertificateEventKind }[];
  readonly status: RecordedStatus;
};

/** Takes the locks an act on a certificate needs, then reads it as it stands. Null when there is none. */
export async function lockCertificate(tx: Tx, certificateId: string): Promise<LockedCertificate | null> {
  const found = await tx.certificate.findUnique({ where: { id: certificateId }, select: { enrolmentId: true } });
  if (!found) return null;
  if (found.enrolmentId) await lockEnrolment(tx, found.enrolmentId);
  await tx.$queryRaw`SELECT 1 FROM "Certificate" WHERE "id" = ${certificateId}::uuid FOR NO KEY UPDATE`;
  const row = await tx.certificate.findUniqueOrThrow({
    where: { id: certificateId },
    select: {
      id: true,
      code: true,
      userId: true,
      enrolmentId: true,
      attemptId: true,
      snapshot: true,
      user: { select: { email: true } },
      events: { select: { kind: true }, orderBy: { seq: 'asc' } },
    },
  });
  const status = statusOf(row.events.map(({ kind }) => kind));
  if (!status) throw new Error(`certificate ${certificateId} has no first event`);
  const { user, snapshot, ...rest } = row;
  return { ...rest, email: user.email, snapshot: snapshot as unknown as CertificateSnapshot, status };
}

/** True when the enrolment has a valid certificate now. */
export async function hasCurrent(tx: Tx | Db, enrolmentId: string): Promise<boolean> {
  return (await tx.currentCertificate.findUnique({ where: { enrolmentId }, select: { certificateId: true } })) !== null;
}
