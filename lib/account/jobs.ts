import type { Db } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { forgetOwnRows } from './commands/forget-own-rows.ts';
import type { DeleteStored } from './commands/forget-own-rows.ts';

/** A request that had begun when its account was erased may have written since: for so many days it is looked for. */
const lookBackDays = 7;

/**
 * Ends what an erasure begins. Rows that a request under way wrote after its account was erased go as well; and where the
 * retention of a certificate is over (`retentionYears`, kept by the database), its name, the holder's own numbers and the
 * reasons in its history go. Safe to run again: what is done is not met a second time.
 */
export function makeFinishErasures(deleteStored: DeleteStored) {
  return async (db: Db, _payload: Record<string, never>, at: Date): Promise<void> => {
    const since = new Date(at.getTime() - lookBackDays * 86_400_000);
    const erased = await db.user.findMany({ where: { erasedAt: { gte: since } }, select: { id: true } });
    for (const { id } of erased) await transact(db, (tx) => forgetOwnRows(tx, id, deleteStored));
    await transact(db, async (tx) => {
      await tx.$executeRaw`
        UPDATE "CertificateEvent" e SET "reason" = 'Removed with the name'
        FROM "Certificate" c
        WHERE c."id" = e."certificateId" AND e."reason" <> 'Removed with the name'
          AND is_retention_over(c."snapshot") AND is_erased(c."userId")`;
      await tx.$executeRaw`
        UPDATE "Certificate" SET "snapshot" = nameless("snapshot")
        WHERE "snapshot" <> nameless("snapshot") AND is_retention_over("snapshot") AND is_erased("userId")`;
    });
  };
}
