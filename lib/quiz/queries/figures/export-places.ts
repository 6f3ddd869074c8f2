// Cache: none. Read a batch at a time, as export-answers.ts is.
import { z } from 'zod';
import { assertAdmin } from '#lib/admin-guard.ts';
import type { Db } from '#lib/db/client.ts';
import { isId } from '#lib/paging.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { countsOf } from '../../rules/figures/counts.ts';
import type { FigureCount } from '../../rules/figures/counts.ts';
import { loadCountsUnscoped } from './load-questions.ts';

const attemptsAtOnce = 500;
const firstId = '00000000-0000-0000-0000-000000000000';
const marksSchema = z.array(z.object({ position: z.number(), scoreMilli: z.number(), maximumMilli: z.number() }));

export type PlacesRow = { readonly attemptId: string; readonly marksMilli: readonly number[] };
export type Places = {
  readonly questions: number;
  readonly maximaMilli: readonly number[];
  readonly batches: AsyncGenerator<PlacesRow[]>;
};

async function* batchesOf(
  db: Db,
  courseVersionId: string,
  questions: number,
  atOnce: number,
): AsyncGenerator<PlacesRow[]> {
  for (let after = firstId; ;) {
    const rows = await db.$queryRaw<{ attemptId: string; marks: unknown; questions: number }[]>`
      SELECT r."attemptId", r."marks", r."questionCount" AS questions FROM "TalliedAttempt" t
      JOIN "AttemptResult" r ON r."attemptId" = t."attemptId"
      JOIN "Attempt" a ON a."id" = t."attemptId" JOIN "Enrolment" e ON e."id" = a."enrolmentId"
      WHERE t."attemptId" > ${after}::uuid AND e."courseVersionId" = ${courseVersionId}::uuid
        AND r."questionCount" = ${questions}
      ORDER BY t."attemptId" LIMIT ${atOnce}`;
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(({ attemptId, marks }) => ({
      attemptId,
      marksMilli: marksSchema
        .parse(marks)
        .toSorted((one, other) => one.position - other.position)
        .map(({ scoreMilli }) => scoreMilli),
    }));
    after = last.attemptId;
  }
}

/** How many questions most papers of a course version have. */
function commonLength(counts: readonly FigureCount[]): number {
  const lengths = new Map<number, number>();
  for (const { key, count } of countsOf(counts, 'total')) {
    const questions = Number(key.split(':')[0]);
    lengths.set(questions, (lengths.get(questions) ?? 0) + count);
  }
  const [[questions] = [0]] = [...lengths].toSorted(([a, one], [b, other]) => other - one || b - a);
  return questions;
}

/**
 * The marks of first attempts by place on the paper, as first marked: what alpha of the course version is reckoned from.
 * Papers of another than the most common length are left out, as they are there. Null for no course version.
 */
export async function exportPlaces(
  db: Db,
  admin: AdminViewer,
  courseVersionId: string,
  atOnce = attemptsAtOnce,
): Promise<Places | null> {
  assertAdmin(admin);
  if (!isId(courseVersionId)) return null;
  const questions = commonLength((await loadCountsUnscoped(db, [courseVersionId])).get(courseVersionId) ?? []);
  return {
    questions,
    maximaMilli: Array.from({ length: questions }, () => 1000),
    batches: batchesOf(db, courseVersionId, questions, atOnce),
  };
}
