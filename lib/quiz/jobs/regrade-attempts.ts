import type { Db } from '#lib/db/client.ts';
import type { Jobs } from '#lib/jobs/enqueue.ts';
import { log } from '#lib/log.ts';
import type { OnPassed } from '../commands/finish-attempt.ts';
import { regradePerson } from '../commands/regrade-person.ts';
import { correctionsOfCourseUnscoped } from '../queries/corrected.ts';
import { versionsHitBy } from '../rules/correction/chain.ts';

const batchSize = 200;
const firstId = '00000000-0000-0000-0000-000000000000';

/** People with a paper that carries one of these versions and does not yet follow the correction, by id. */
async function nextPeople(
  db: Db,
  correctionId: string,
  versionIds: readonly string[],
  after: string,
): Promise<string[]> {
  const rows = await db.$queryRaw<{ userId: string }[]>`
    SELECT DISTINCT e."userId" FROM "AttemptSlot" s
    JOIN "Attempt" a ON a."id" = s."attemptId" JOIN "Enrolment" e ON e."id" = a."enrolmentId"
    WHERE s."questionVersionId" = ANY(${[...versionIds]}::uuid[]) AND e."userId" > ${after}::uuid
      AND NOT EXISTS (
        SELECT 1 FROM "AttemptRegrade" r WHERE r."attemptId" = a."id" AND r."correctionId" = ${correctionId}::uuid
      )
    ORDER BY e."userId" LIMIT ${batchSize}`;
  return rows.map(({ userId }) => userId);
}

/**
 * Marks every finished paper that a correction concerns again, person by person. Killed half-way, the next run takes up
 * where it stopped; a person that fails does not hold up the others, and the job then fails at the end to be tried again.
 */
export function makeRegradeAttempts(
  onPassed: OnPassed,
): (db: Db, payload: Jobs['regrade-attempts'], at: Date) => Promise<void> {
  return async (db, { correctionId }, at) => {
    const { courseId, key } = await db.questionCorrection.findUniqueOrThrow({
      where: { id: correctionId },
      select: { courseId: true, key: true },
    });
    const corrections = await correctionsOfCourseUnscoped(db, courseId);
    const correction = corrections.find(({ id }) => id === correctionId);
    if (!correction) return;
    const versions = await db.questionVersion.findMany({ where: { courseId, key }, select: { id: true } });
    const versionIds = versionsHitBy(
      correction,
      corrections,
      versions.map(({ id }) => id),
    );
    const failed: string[] = [];
    for (let after = firstId; ;) {
      const people = await nextPeople(db, correctionId, versionIds, after);
      for (const userId of people) {
        try {
          await regradePerson(db, { userId, versionIds, corrections }, at, onPassed);
        } catch (error) {
          log.error({ userId, correctionId, err: error }, 'papers could not be marked again');
          failed.push(userId);
        }
      }
      const last = people.at(-1);
      if (!last || people.length < batchSize) break;
      after = last;
    }
    if (failed.length > 0) throw new Error(`the papers of ${failed.length} people could not be marked again`);
  };
}
