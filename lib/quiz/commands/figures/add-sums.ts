import type { Tx } from '#lib/db/client.ts';
import type { SumKey, Sums } from '../../rules/figures/sums.ts';

/**
 * Adds to the running figures. Rows are taken in the same order by everybody, so that two transactions wait for each
 * other and never in a circle.
 */
export async function addSums(tx: Tx, sums: readonly (SumKey & Sums)[]): Promise<void> {
  if (sums.length === 0) return;
  const column = (pick: (each: SumKey & Sums) => string | bigint) => sums.map((each) => String(pick(each)));
  await tx.$executeRaw`
    INSERT INTO "FigureCount" ("subjectId", "what", "key", "count", "sum", "squares")
    SELECT * FROM unnest(
      ${column(({ subjectId }) => subjectId)}::text[]::uuid[],
      ${column(({ what }) => what)}::text[],
      ${column(({ key }) => key)}::text[],
      ${column(({ count }) => count)}::text[]::bigint[],
      ${column(({ sum }) => sum)}::text[]::bigint[],
      ${column(({ squares }) => squares)}::text[]::bigint[]
    ) AS added("subjectId", "what", "key", "count", "sum", "squares")
    ORDER BY 1, 2, 3
    ON CONFLICT ("subjectId", "what", "key") DO UPDATE SET
      "count" = "FigureCount"."count" + EXCLUDED."count",
      "sum" = "FigureCount"."sum" + EXCLUDED."sum",
      "squares" = "FigureCount"."squares" + EXCLUDED."squares"`;
}
