import { transact } from '#lib/db/transaction.ts';
import type { Db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { issueOnPass } from './commands/issue-on-pass.ts';
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

/** An enrolment that was closed for a contested payment is open again: its pass, if there is one, is looked at again. */
export async function collectCertificate(db: Db, { enrolmentId }: { enrolmentId: string }, at: Date): Promise<void> {
  await transact(db, async (tx) => {
    const pass = await tx.attempt.findFirst({
      where: { enrolmentId, result: { passed: true } },
      orderBy: { number: 'asc' },
      select: { id: true },
    });
    if (pass) await issueOnPass(tx, { enrolmentId, attemptId: pass.id }, at);
  });
}
