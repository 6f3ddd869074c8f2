import { transact } from '#lib/db/transaction.ts';
import type { Db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { issueOnPass } from './commands/issue-on-pass.ts';
import { badgeAttachment } from './badge/files.ts';
import { badgeOf } from './commands/hand-out.ts';
import { signingKeys } from './commands/publish-keys.ts';
import { certificatePdf } from './pdf.ts';

/**
 * The worker's part of an issue. The message to the holder is queued with the certificate itself, so it goes out exactly
 * once; this signs the badge and makes the PDF once, so that a certificate that cannot be printed is found by the worker and not by its holder.
 * Safe to run again.
 */
export async function certificateMail(db: Db, payload: { certificateId: string }, at: Date): Promise<void> {
  const row = await db.certificate.findUnique({ where: { id: payload.certificateId }, select: { code: true } });
  const badge = row && (await badgeOf(db, row.code, env().appUrl, at));
  if (badge) certificatePdf(badge.found, badge.appUrl, await badgeAttachment(badge, await signingKeys(db)));
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
