// Cache: none. Read a batch at a time, so that a file of any length needs the memory of one batch.
import { z } from 'zod';
import { Prisma } from '#generated/client.ts';
import { assertAdmin } from '#lib/admin-guard.ts';
import type { Db } from '#lib/db/client.ts';
import { sha256 } from '#lib/ids.ts';
import { isId } from '#lib/paging.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { answerWords } from '../../rules/figures/csv.ts';
import type { AnswerRow } from '../../rules/figures/csv.ts';
import { timeByPosition } from '../../rules/figures/time.ts';
import { wordedParts } from '../../rules/figures/wording.ts';
import type { WordedPart } from '../../rules/figures/wording.ts';
import { newestAnswers } from '../../rules/steps.ts';
import { readFiguredQuestion } from './body.ts';

const attemptsAtOnce = 100;
const firstId = '00000000-0000-0000-0000-000000000000';

const responseSchema = z
  .object({ keys: z.array(z.string()).catch([]), certainty: z.string().optional().catch(undefined) })
  .catch({ keys: [] });
const marksSchema = z
  .array(z.object({ position: z.number(), scoreMilli: z.number(), maximumMilli: z.number() }))
  .catch([]);

const shape = {
  id: true,
  number: true,
  deadlineAt: true,
  enrolment: {
    select: { userId: true, course: { select: { slug: true } }, courseVersion: { select: { version: true } } },
  },
  firstResult: { select: { finishedAt: true, marks: true } },
  result: { select: { marks: true } },
  slots: { orderBy: { position: 'asc' }, select: { position: true, questionVersionId: true, optionOrder: true } },
  steps: { orderBy: { seq: 'asc' }, select: { seq: true, kind: true, at: true, position: true, response: true } },
} satisfies Prisma.AttemptSelect;
type Row = Prisma.AttemptGetPayload<{ select: typeof shape }>;

type Named = { readonly key: string; readonly hash: string; readonly kind: string; readonly parts: WordedPart[] };
type Names = Map<string, Named>;

/** Ids of finished attempts in their order, from `after` on; of one course version or of all. */
export async function finishedIdsUnscoped(
  db: Db,
  courseVersionId: string | null,
  after: string,
  take: number,
): Promise<string[]> {
  const ofVersion = courseVersionId ? Prisma.sql`AND e."courseVersionId" = ${courseVersionId}::uuid` : Prisma.empty;
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT a."id" FROM "Attempt" a JOIN "AttemptResult" r ON r."attemptId" = a."id"
    JOIN "Enrolment" e ON e."id" = a."enrolmentId"
    WHERE a."id" > ${after}::uuid ${ofVersion} ORDER BY a."id" LIMIT ${take}`;
  return rows.map(({ id }) => id);
}

async function nameQuestions(db: Db, rows: readonly Row[], names: Names): Promise<void> {
  const ids = new Set(rows.flatMap(({ slots }) => slots.map(({ questionVersionId }) => questionVersionId)));
  const missing = [...ids].filter((id) => !names.has(id));
  if (missing.length === 0) return;
  const questions = await db.questionVersion.findMany({
    where: { id: { in: missing } },
    select: { id: true, key: true, contentHash: true, kind: true, body: true },
  });
  for (const { id, key, contentHash, kind, body } of questions)
    names.set(id, { key, hash: contentHash, kind, parts: wordedParts(readFiguredQuestion(body)) });
}

/** A number for a therapist that leads nowhere without the database. */
export function therapistNumber(userId: string): string {
  return `T-${sha256(`therapist number ${userId}`).slice(0, 12)}`;
}

function linesOf(row: Row, names: Names): AnswerRow[] {
  const { deadlineAt, enrolment, firstResult, steps } = row;
  if (!firstResult) return [];
  const answers = newestAnswers(steps.filter(({ at }) => deadlineAt === null || at <= deadlineAt));
  const times = timeByPosition(steps);
  const marks = (stored: unknown) => new Map(marksSchema.parse(stored).map((mark) => [mark.position, mark]));
  const [first, standing] = [marks(firstResult.marks), marks(row.result?.marks ?? firstResult.marks)];
  return row.slots.flatMap(({ position, questionVersionId, optionOrder }) => {
    const question = names.get(questionVersionId);
    if (!question) return [];
    const { keys, certainty } = responseSchema.parse(answers.get(position)?.response ?? { keys: [] });
    const milliseconds = times.get(position);
    return {
      attemptId: row.id,
      therapist: therapistNumber(enrolment.userId),
      course: enrolment.course.slug,
      courseVersion: enrolment.courseVersion.version,
      attemptNumber: row.number,
      questionKey: question.key,
      questionHash: question.hash,
      kind: question.kind,
      position,
      shownOrder: optionOrder,
      keys,
      words: answerWords(question.parts, keys),
      certainty: certainty ?? '',
      scoreMilli: standing.get(position)?.scoreMilli ?? 0,
      firstScoreMilli: first.get(position)?.scoreMilli ?? 0,
      maximumMilli: standing.get(position)?.maximumMilli ?? 0,
      seconds: milliseconds === undefined ? null : milliseconds / 1000,
      finishedAt: firstResult.finishedAt,
    };
  });
}

/** Every position of every finished attempt, answered or left blank, batch by batch. */
export async function* eachAnswerBatch(
  db: Db,
  admin: AdminViewer,
  given: { readonly courseVersionId: string | null },
  atOnce = attemptsAtOnce,
): AsyncGenerator<AnswerRow[]> {
  assertAdmin(admin);
  const { courseVersionId } = given;
  if (courseVersionId !== null && !isId(courseVersionId)) return;
  const names: Names = new Map();
  for (let after = firstId; ;) {
    const ids = await finishedIdsUnscoped(db, courseVersionId, after, atOnce);
    const last = ids.at(-1);
    if (last === undefined) return;
    const rows = await db.attempt.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' }, select: shape });
    await nameQuestions(db, rows, names);
    yield rows.flatMap((row) => linesOf(row, names));
    after = last;
  }
}
