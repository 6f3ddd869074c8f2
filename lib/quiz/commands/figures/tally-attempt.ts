import type { Db } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { firstAttemptIdsUnscoped, loadTalliesUnscoped } from '../../queries/figures/load-tally.ts';
import { entriesOf } from '../../rules/figures/entries.ts';
import { addEntries } from '../../rules/figures/sums.ts';
import type { SumTable } from '../../rules/figures/sums.ts';
import { addSums } from './add-sums.ts';

/**
 * The job that counts a finished attempt into the running figures: once, however often it runs, and only the first
 * attempt of a person in a course.
 */
export async function tallyAttempt(db: Db, { attemptId }: { attemptId: string }, at: Date): Promise<void> {
  await transact(db, async (tx) => {
    const firsts = await firstAttemptIdsUnscoped(tx, [attemptId]);
    if (firsts.length === 0) return;
    const isNew = await tx.$executeRaw`
      INSERT INTO "TalliedAttempt" ("attemptId", "at") VALUES (${attemptId}::uuid, ${at}) ON CONFLICT DO NOTHING`;
    if (isNew === 0) return;
    const sums: SumTable = new Map();
    for (const attempt of await loadTalliesUnscoped(tx, firsts, new Map())) addEntries(sums, entriesOf(attempt));
    await addSums(tx, [...sums.values()]);
  });
}
