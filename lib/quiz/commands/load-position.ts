import type { Db } from '#lib/db/client.ts';

/** A position of a paper as it stands, with all that decides whether it may change. */
export type PositionRow = {
  readonly policy: unknown;
  readonly deadlineAt: Date | null;
  readonly endedAt: Date | null;
  readonly accessUntil: Date | null;
  readonly frozenAt: Date | null;
  readonly isFinished: boolean;
  /** Null where the paper has no such position. */
  readonly body: unknown;
  readonly optionOrder: readonly string[] | null;
  readonly answerSeq: number | null;
  readonly answer: unknown;
  readonly flagSeq: number | null;
  readonly flag: unknown;
  readonly lastSeq: number | null;
  readonly lastHash: string | null;
};

/**
 * One question of an attempt of this person, in one query: three hundred people answer at once. It takes no lock: what
 * is written on the ground of it is written by `insertAfter`, which finds out when the log has moved on.
 */
export async function loadPosition(
  db: Db,
  userId: string,
  attemptId: string,
  position: number,
): Promise<PositionRow | null> {
  const rows = await db.$queryRaw<PositionRow[]>`
    SELECT a."policy", a."deadlineAt", e."endedAt", e."accessUntil", e."frozenAt",
      EXISTS (SELECT 1 FROM "AttemptStanding" r WHERE r."attemptId" = a."id") AS "isFinished",
      s."optionOrder", q."body",
      answered."seq" AS "answerSeq", answered."response" AS "answer",
      flagged."seq" AS "flagSeq", flagged."response" AS "flag",
      last."seq" AS "lastSeq", last."hash" AS "lastHash"
    FROM "Attempt" a
    JOIN "Enrolment" e ON e."id" = a."enrolmentId"
    LEFT JOIN "AttemptSlot" s ON s."attemptId" = a."id" AND s."position" = ${position}::int
    LEFT JOIN "QuestionVersion" q ON q."id" = s."questionVersionId"
    LEFT JOIN LATERAL (
      SELECT "seq", "response" FROM "AttemptStep"
      WHERE "attemptId" = a."id" AND "position" = s."position" AND "kind" = 'answer' ORDER BY "seq" DESC LIMIT 1
    ) answered ON true
    LEFT JOIN LATERAL (
      SELECT "seq", "response" FROM "AttemptStep"
      WHERE "attemptId" = a."id" AND "position" = s."position" AND "kind" = 'flag' ORDER BY "seq" DESC LIMIT 1
    ) flagged ON true
    LEFT JOIN LATERAL (
      SELECT "seq", "hash" FROM "AttemptStep" WHERE "attemptId" = a."id" ORDER BY "seq" DESC LIMIT 1
    ) last ON true
    WHERE a."id" = ${attemptId}::uuid AND e."userId" = ${userId}::uuid`;
  return rows[0] ?? null;
}
