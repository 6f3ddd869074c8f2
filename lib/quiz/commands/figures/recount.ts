import type { Tx } from '#lib/db/client.ts';
import { loadTalliesUnscoped } from '../../queries/figures/load-tally.ts';
import type { QuestionCache } from '../../queries/figures/load-tally.ts';
import { entriesOf } from '../../rules/figures/entries.ts';
import { addEntries, differencesOf, nameOf } from '../../rules/figures/sums.ts';
import type { Difference, SumTable } from '../../rules/figures/sums.ts';

const attemptsAtOnce = 200;
const countsAtOnce = 5000;
const firstId = '00000000-0000-0000-0000-000000000000';

export type Recount = {
  readonly attempts: number;
  readonly counts: number;
  readonly differences: readonly Difference[];
};

/** Counts every tallied attempt again from its log, a few at a time. */
async function recountAll(tx: Tx): Promise<{ sums: SumTable; attempts: number }> {
  const sums: SumTable = new Map();
  const questions: QuestionCache = new Map();
  let attempts = 0;
  for (let after = firstId; ;) {
    const batch = await tx.talliedAttempt.findMany({
      where: { attemptId: { gt: after } },
      orderBy: { attemptId: 'asc' },
      take: attemptsAtOnce,
      select: { attemptId: true },
    });
    const last = batch.at(-1);
    if (!last) return { sums, attempts };
    const ids = batch.map(({ attemptId }) => attemptId);
    for (const attempt of await loadTalliesUnscoped(tx, ids, questions)) addEntries(sums, entriesOf(attempt));
    attempts += batch.length;
    after = last.attemptId;
  }
}

async function readRunning(tx: Tx): Promise<SumTable> {
  const running: SumTable = new Map();
  for (let last: { subjectId: string; what: string; key: string } | null = null; ;) {
    const rows: { subjectId: string; what: string; key: string; count: bigint; sum: bigint; squares: bigint }[] =
      await tx.figureCount.findMany({
        orderBy: [{ subjectId: 'asc' }, { what: 'asc' }, { key: 'asc' }],
        take: countsAtOnce,
        ...(last ? { cursor: { subjectId_what_key: last }, skip: 1 } : {}),
      });
    for (const row of rows) running.set(nameOf(row), row);
    const end = rows.at(-1);
    if (!end) return running;
    last = { subjectId: end.subjectId, what: end.what, key: end.key };
  }
}

/** Holds the running figures against a fresh count of the same attempts. `tx` must see one moment throughout. */
export async function recount(tx: Tx): Promise<Recount> {
  const { sums, attempts } = await recountAll(tx);
  const differences = differencesOf(await readRunning(tx), sums);
  return { attempts, counts: sums.size, differences };
}
