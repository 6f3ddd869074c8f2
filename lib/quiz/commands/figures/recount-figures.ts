import type { Db, Tx } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { newId } from '#lib/ids.ts';
import { log } from '#lib/log.ts';
import { correctionsOf } from '../../rules/figures/sums.ts';
import type { Difference, Sums } from '../../rules/figures/sums.ts';
import { addSums } from './add-sums.ts';
import { recount } from './recount.ts';
import type { Recount } from './recount.ts';
import { tallyAttempt } from './tally-attempt.ts';

const longestMs = 60 * 60_000;
/** A job that is late by less than this is only late. */
const graceMs = 10 * 60_000;
const mostListed = 200;
const missedAtOnce = 500;

/** Finished first attempts that no job has counted, oldest first. */
async function missedIds(db: Db, at: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT a."id" FROM "AttemptResult" r JOIN "Attempt" a ON a."id" = r."attemptId"
    JOIN "Enrolment" e ON e."id" = a."enrolmentId"
    LEFT JOIN "TalliedAttempt" t ON t."attemptId" = a."id"
    WHERE t."attemptId" IS NULL AND a."number" = 1 AND r."finishedAt" < ${new Date(at.getTime() - graceMs)}
      AND NOT EXISTS (
        SELECT 1 FROM "Attempt" b JOIN "Enrolment" f ON f."id" = b."enrolmentId"
        WHERE f."userId" = e."userId" AND f."courseId" = e."courseId"
          AND (b."startedAt", b."id") < (a."startedAt", a."id"))
    ORDER BY r."finishedAt" LIMIT ${missedAtOnce}`;
  return rows.map(({ id }) => id);
}

async function countMissed(db: Db, at: Date): Promise<number> {
  let missed = 0;
  for (let ids = await missedIds(db, at); ids.length > 0; ids = await missedIds(db, at)) {
    for (const attemptId of ids) await tallyAttempt(db, { attemptId }, at);
    missed += ids.length;
  }
  return missed;
}

const inDigits = ({ count, sum, squares }: Sums) => ({
  count: String(count),
  sum: String(sum),
  squares: String(squares),
});

const listed = (differences: readonly Difference[]) =>
  differences
    .slice(0, mostListed)
    .map(({ subjectId, what, key, was, is }) => ({ subjectId, what, key, was: inDigits(was), is: inDigits(is) }));

/** Corrections are added, not set: what other jobs counted since the snapshot stays. */
async function mend(tx: Tx, found: Recount, missed: number, at: Date): Promise<void> {
  const { attempts, counts, differences } = found;
  await addSums(tx, correctionsOf(differences));
  await tx.figureCheck.create({
    data: { id: newId(), at, attempts, counts, missed, wrong: differences.length, differences: listed(differences) },
  });
}

/**
 * The nightly job: counts what was missed, counts everything again from the logs, compares, corrects what is wrong, and
 * writes down what it found. One at a time; counting goes on meanwhile.
 */
export async function recountFigures(db: Db, _payload: unknown, at: Date): Promise<void> {
  const missed = await countMissed(db, at);
  await db.$transaction(
    async (snapshot) => {
      const [lock] = await snapshot.$queryRaw<{ free: boolean }[]>`
        SELECT pg_try_advisory_xact_lock(hashtext('recount-figures')) AS free`;
      if (!lock?.free) return;
      const found = await recount(snapshot);
      await transact(db, (tx) => mend(tx, found, missed, at));
      const { attempts, differences } = found;
      if (differences.length > 0 || missed > 0)
        log.warn({ attempts, missed, differences: listed(differences).slice(0, 20) }, 'the figures were not right');
      else log.info({ attempts }, 'the recount of the figures found no difference');
    },
    { isolationLevel: 'RepeatableRead', timeout: longestMs, maxWait: 15_000 },
  );
}
