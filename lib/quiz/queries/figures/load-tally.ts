// Cache: none. What is read here never changes: attempts, their logs and their first results are insert-only.
import { z } from 'zod';
import type { Question } from '#lib/catalogue/schema.ts';
import type { Tx } from '#lib/db/client.ts';
import type { TallyAttempt } from '../../rules/figures/entries.ts';
import { timeByPosition } from '../../rules/figures/time.ts';
import { newestAnswers } from '../../rules/steps.ts';
import { readQuestion } from '../../stored.ts';

const marksSchema = z.array(z.object({ position: z.number(), scoreMilli: z.number() }));

/** Questions already read, by version id: they never change. */
export type QuestionCache = Map<string, Question>;

/**
 * Which of these attempts count: finished, and the first of its person in the course. Somebody who enrols again has seen
 * the questions, so the first attempt of a second enrolment does not count.
 */
export async function firstAttemptIdsUnscoped(tx: Tx, attemptIds: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT a."id" FROM "Attempt" a JOIN "Enrolment" e ON e."id" = a."enrolmentId"
    JOIN "AttemptResult" r ON r."attemptId" = a."id"
    WHERE a."id" = ANY(${[...attemptIds]}::uuid[]) AND a."number" = 1 AND NOT EXISTS (
      SELECT 1 FROM "Attempt" b JOIN "Enrolment" f ON f."id" = b."enrolmentId"
      WHERE f."userId" = e."userId" AND f."courseId" = e."courseId"
        AND (b."startedAt", b."id") < (a."startedAt", a."id"))
    ORDER BY a."id"`;
  return rows.map(({ id }) => id);
}

const shape = {
  id: true,
  deadlineAt: true,
  enrolment: { select: { courseVersionId: true } },
  firstResult: { select: { finishedAt: true, passed: true, maximumMilli: true, marks: true } },
  slots: { orderBy: { position: 'asc' }, select: { position: true, questionVersionId: true } },
  steps: { orderBy: { seq: 'asc' }, select: { seq: true, kind: true, at: true, position: true, response: true } },
} as const;

async function readMissing(tx: Tx, ids: Iterable<string>, questions: QuestionCache): Promise<void> {
  const missing = [...new Set(ids)].filter((id) => !questions.has(id));
  if (missing.length === 0) return;
  const rows = await tx.questionVersion.findMany({ where: { id: { in: missing } }, select: { id: true, body: true } });
  for (const { id, body } of rows) questions.set(id, readQuestion(body));
}

/** What finished attempts add to the figures: the answers that stood, the marks first given, the time taken. */
export async function loadTalliesUnscoped(
  tx: Tx,
  attemptIds: readonly string[],
  questions: QuestionCache,
): Promise<TallyAttempt[]> {
  const rows = await tx.attempt.findMany({
    where: { id: { in: [...attemptIds] } },
    orderBy: { id: 'asc' },
    select: shape,
  });
  await readMissing(
    tx,
    rows.flatMap(({ slots }) => slots.map(({ questionVersionId }) => questionVersionId)),
    questions,
  );
  return rows.flatMap(({ firstResult, deadlineAt, enrolment, slots, steps }) => {
    if (!firstResult) return [];
    const marks = new Map(marksSchema.parse(firstResult.marks).map((mark) => [mark.position, mark.scoreMilli]));
    const answers = newestAnswers(steps.filter(({ at }) => deadlineAt === null || at <= deadlineAt));
    const times = timeByPosition(steps);
    return {
      courseVersionId: enrolment.courseVersionId,
      finishedAt: firstResult.finishedAt,
      passed: firstResult.passed,
      maximumMilli: firstResult.maximumMilli,
      slots: slots.flatMap(({ position, questionVersionId }) => {
        const question = questions.get(questionVersionId);
        return question
          ? {
              position,
              questionVersionId,
              question,
              response: answers.get(position)?.response,
              scoreMilli: marks.get(position) ?? 0,
              milliseconds: times.get(position) ?? null,
            }
          : [];
      }),
    };
  });
}
