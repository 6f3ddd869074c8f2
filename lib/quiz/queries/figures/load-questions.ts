// Cache: none. Figures are read from running sums, which is quick enough for an admin's page.
import type { Prisma } from '#generated/client.ts';
import type { Db } from '#lib/db/client.ts';
import type { FigureCount } from '../../rules/figures/counts.ts';
import { choiceFigures } from '../../rules/figures/distractors.ts';
import type { PartFigures } from '../../rules/figures/distractors.ts';
import { flagsOf } from '../../rules/figures/flags.ts';
import type { Flag } from '../../rules/figures/flags.ts';
import { attemptsOf, questionFigures } from '../../rules/figures/question.ts';
import type { QuestionFigures } from '../../rules/figures/question.ts';
import { wordedParts } from '../../rules/figures/wording.ts';
import { effectiveWeights } from '../../rules/statistics/item.ts';
import { readFiguredQuestion } from './body.ts';
import type { FiguredQuestion } from './body.ts';

export type QuestionSummary = {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  readonly module: string;
  readonly level: string;
  readonly safety: boolean;
  readonly createdAt: Date;
  readonly stem: string;
  readonly attempts: number;
  /** Null with too few attempts. */
  readonly figures: QuestionFigures | null;
  /** Share of the spread of scores, in percent, among the questions loaded with it. */
  readonly weight: number | null;
  readonly flags: readonly Flag[];
};

export type LoadedQuestion = QuestionSummary & {
  readonly question: FiguredQuestion;
  readonly parts: readonly PartFigures[];
  readonly counts: readonly FigureCount[];
};

type Line = readonly [what: string, key: string, count: number, sum: number, squares: number];

/**
 * The running counts of some subjects, by subject. There may be a thousand for each question, so they come as one value
 * each: as rows they take four times as long to read.
 */
export async function loadCountsUnscoped(db: Db, subjectIds: readonly string[]): Promise<Map<string, FigureCount[]>> {
  const rows = await db.$queryRaw<{ id: string; lines: Line[] }[]>`
    SELECT "subjectId" AS id, json_agg(json_build_array("what", "key", "count", "sum", "squares")) AS lines
    FROM "FigureCount" WHERE "subjectId" = ANY(${[...subjectIds]}::uuid[]) GROUP BY "subjectId"`;
  return new Map(
    rows.map(({ id, lines }) => [
      id,
      lines.map(([what, key, count, sum, squares]): FigureCount => ({ what, key, count, sum, squares })),
    ]),
  );
}

/** Question versions with their figures, by key. */
export async function loadQuestionsUnscoped(
  db: Db,
  where: Prisma.QuestionVersionWhereInput,
): Promise<LoadedQuestion[]> {
  const rows = await db.questionVersion.findMany({ where, orderBy: [{ key: 'asc' }, { createdAt: 'desc' }] });
  const counts = await loadCountsUnscoped(
    db,
    rows.map(({ id }) => id),
  );
  const figures = rows.map(({ id }) => questionFigures(counts.get(id) ?? []));
  const weights = effectiveWeights(figures.map((each) => each?.covarianceWithTotal ?? null));
  return rows.map(({ id, key, kind, moduleSlug, level, safety, createdAt, body }, index) => {
    const own = counts.get(id) ?? [];
    const question = readFiguredQuestion(body);
    const parts = choiceFigures(wordedParts(question), own);
    const found = figures[index] ?? null;
    return {
      id,
      key,
      kind,
      module: moduleSlug,
      level,
      safety,
      createdAt,
      stem: question.stem,
      attempts: attemptsOf(own),
      figures: found,
      weight: weights[index] ?? null,
      flags: flagsOf(found, parts, own, kind),
      question,
      parts,
      counts: own,
    };
  });
}
