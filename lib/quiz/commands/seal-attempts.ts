import type { Db, Tx } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { nextSeal } from '../rules/audit/seals.ts';
import type { Seal } from '../rules/audit/seals.ts';

/** Two workers that seal at once do so one after the other. */
const sealLock = 20_261_128;
const standardBatch = 500;
const firstId = '00000000-0000-0000-0000-000000000000';

type Unsealed = { readonly attemptId: string; readonly seq: number; readonly hash: string };

/** Finished attempts whose last step is not sealed yet, by id. */
function unsealed(tx: Tx, after: string, take: number): Promise<Unsealed[]> {
  return tx.$queryRaw<Unsealed[]>`
    SELECT r."attemptId", step."seq", step."hash"
    FROM "AttemptResult" r
    JOIN LATERAL (
      SELECT s."seq", s."hash" FROM "AttemptStep" s WHERE s."attemptId" = r."attemptId" ORDER BY s."seq" DESC LIMIT 1
    ) step ON true
    WHERE r."attemptId" > ${after}::uuid AND NOT EXISTS (
      SELECT 1 FROM "AttemptSeal" seal WHERE seal."attemptId" = r."attemptId" AND seal."seq" >= step."seq"
    )
    ORDER BY r."attemptId" LIMIT ${take}`;
}

/**
 * Seals every finished attempt whose log has grown since its last seal. Running it again seals nothing twice.
 * @returns how many seals were put on
 */
export async function sealAttempts(db: Db, at: Date, batchSize = standardBatch): Promise<number> {
  let count = 0;
  for (let after = firstId; ;) {
    const rows = await transact(db, async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${sealLock}::bigint)`;
      const wanted = await unsealed(tx, after, batchSize);
      let last: Pick<Seal, 'number' | 'sealHash'> | null = await tx.attemptSeal.findFirst({
        orderBy: { number: 'desc' },
        select: { number: true, sealHash: true },
      });
      const seals: Seal[] = [];
      for (const { attemptId, seq, hash } of wanted) {
        const seal = nextSeal(last, { attemptId, seq, hash, sealedAt: at });
        seals.push(seal);
        last = seal;
      }
      await tx.attemptSeal.createMany({ data: seals });
      return wanted;
    });
    count += rows.length;
    const last = rows.at(-1);
    if (!last || rows.length < batchSize) return count;
    after = last.attemptId;
  }
}
