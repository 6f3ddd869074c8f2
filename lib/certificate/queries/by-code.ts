import type { Db } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';
import type { Viewer } from '#lib/viewer.ts';
import type { PublicCertificate } from '../schema.ts';
import { certificateSelect, publicShape } from './shape.ts';

/** Unscoped on purpose: whoever holds the code may check it. Never cached, so a revocation shows at once. */
export async function getCertificateByCodeUnscoped(
  db: Db,
  code: string,
  at: Date = now(),
): Promise<PublicCertificate | null> {
  const row = await db.certificate.findUnique({ where: { code }, select: certificateSelect });
  return row ? publicShape(row, at) : null;
}

/** The same facts for a download: the holder's own, or any for an admin. */
export async function getCertificateForDownload(
  db: Db,
  viewer: Viewer,
  code: string,
  at: Date = now(),
): Promise<PublicCertificate | null> {
  const row = await db.certificate.findFirst({
    where: { code, ...(viewer.role === 'admin' ? {} : { userId: viewer.userId }) },
    select: certificateSelect,
  });
  return row ? publicShape(row, at) : null;
}
