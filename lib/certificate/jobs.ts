import type { Db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { certificatePdf } from './pdf.ts';
import { certificateSelect, publicShape } from './queries/shape.ts';

/**
 * The worker's part of an issue. The message to the holder is queued with the certificate itself, so it goes out exactly
 * once; this makes the PDF once, so that a certificate that cannot be printed is found by the worker and not by its holder.
 * Safe to run again.
 */
export async function certificateMail(db: Db, payload: { certificateId: string }, _at: Date): Promise<void> {
  const row = await db.certificate.findUnique({ where: { id: payload.certificateId }, select: certificateSelect });
  if (row) certificatePdf(publicShape(row), env().appUrl);
}
