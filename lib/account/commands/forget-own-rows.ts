import type { Tx } from '#lib/db/client.ts';

/** Queues the deletion of files that lie outside the database: `deleteStored` of lib/cpd-log. */
export type DeleteStored = (tx: Tx, files: readonly { readonly storageKey: string | null }[]) => Promise<void>;

/**
 * Deletes every row that is the person's alone, and takes the hash of the address out of their badges. Safe to run again:
 * the nightly job does, for a request that was under way when the account was erased.
 */
export async function forgetOwnRows(tx: Tx, userId: string, deleteStored: DeleteStored): Promise<void> {
  const own = { where: { userId } };
  const files = await tx.evidenceFile.findMany({ ...own, select: { storageKey: true } });
  await deleteStored(tx, files);
  await tx.evidenceFile.deleteMany(own);
  await tx.cpdReflection.deleteMany(own);
  await tx.cpdEntry.deleteMany(own);
  await tx.cpdMembership.deleteMany(own);
  await tx.cpdDue.deleteMany(own);
  await tx.reminderSetting.deleteMany(own);
  await tx.reminderSent.deleteMany(own);
  await tx.auditShare.deleteMany(own);
  await tx.session.deleteMany(own);
  await tx.account.deleteMany(own);
  await tx.quizAdjustment.deleteMany(own);
  await tx.credential.updateMany({ where: { certificate: { userId } }, data: { salt: null, identityHash: null } });
}
