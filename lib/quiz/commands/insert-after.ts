import type { Db } from '#lib/db/client.ts';
import { nextStep } from '../rules/steps.ts';
import type { ChainedStep, StepFacts } from '../rules/steps.ts';

/**
 * Writes the next link of a log in one statement, or nothing: null when another link has taken its place, and the caller
 * reads again. Whoever hands in holds the row of the attempt, so this waits for them and then finds its place taken.
 */
export async function insertAfter(
  db: Db,
  previous: Pick<ChainedStep, 'seq' | 'hash'> | null,
  facts: Omit<StepFacts, 'seq'>,
): Promise<number | null> {
  const { attemptId, seq, kind, at, position, response, prevHash, hash } = nextStep(previous, facts);
  const written = await db.$executeRaw`
    WITH own AS (SELECT "id" FROM "Attempt" WHERE "id" = ${attemptId}::uuid FOR KEY SHARE)
    INSERT INTO "AttemptStep" ("attemptId", "seq", "kind", "at", "position", "response", "prevHash", "hash")
    SELECT "id", ${seq}::int, ${kind}, ${at}::timestamptz, ${position}::int, ${JSON.stringify(response)}::jsonb,
      ${prevHash}, ${hash} FROM own
    ON CONFLICT DO NOTHING`;
  return written === 1 ? seq : null;
}
