import { createHash } from 'node:crypto';
import type { Db } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { badgeAttachment, badgeFile } from '../badge/files.ts';
import type { BadgeKind } from '../badge/files.ts';
import { qrTextOf } from '../offline/proof.ts';
import { certificatePdf } from '../pdf.ts';
import { getBadgeByCodeUnscoped } from '../queries/badge.ts';
import type { FoundBadge } from '../queries/badge.ts';
import { signingKeys } from './publish-keys.ts';
import { writeBadge } from './write-badge.ts';

/** The badge of the certificate with this code, written now where the certificate is from before there were badges. */
export async function badgeOf(db: Db, code: string, appUrl: string, at: Date): Promise<FoundBadge | null> {
  const found = await getBadgeByCodeUnscoped(db, code, appUrl);
  if (found) return found;
  const certificate = await db.certificate.findUnique({ where: { code }, select: { id: true } });
  if (!certificate) return null;
  await transact(db, (tx) => writeBadge(tx, certificate.id, at));
  return getBadgeByCodeUnscoped(db, code, appUrl);
}

/** Remembers the fingerprint of a file, so that an upload of it can be told "byte for byte ours". The same file twice is one row. */
async function remember(db: Db, certificateId: string, kind: BadgeKind | 'pdf', bytes: Buffer, at: Date) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await db.certificateFile.createMany({ data: [{ certificateId, sha256, kind, madeAt: at }], skipDuplicates: true });
}

/** One file of a badge, remembered before it leaves the house. */
export async function handOutBadge(db: Db, badge: FoundBadge, kind: BadgeKind, at: Date): Promise<Buffer> {
  const bytes = await badgeFile(badge, await signingKeys(db), kind);
  await remember(db, badge.certificateId, kind, bytes, at);
  return bytes;
}

/** The certificate as a PDF with its signed badge inside, remembered before it leaves the house. */
export async function handOutPdf(db: Db, badge: FoundBadge, at: Date): Promise<Buffer> {
  const keys = await signingKeys(db);
  const attachment = await badgeAttachment(badge, keys);
  const bytes = certificatePdf(badge.found, badge.appUrl, attachment, {
    qrText: qrTextOf(badge.found, badge.appUrl, keys),
  });
  await remember(db, badge.certificateId, 'pdf', bytes, at);
  return bytes;
}
