// Cache: none. A correction holds from the next marking on.
import type { Question } from '#lib/catalogue/schema.ts';
import type { Tx } from '#lib/db/client.ts';
import { concerning, resolveVersion } from '../rules/correction/chain.ts';
import type { Correction } from '../rules/correction/chain.ts';
import { correctionsInLog } from '../rules/correction/regrade.ts';
import type { NamedCorrection } from '../rules/correction/regrade.ts';
import { readQuestion } from '../stored.ts';

export type LoadedCorrection = NamedCorrection & { readonly courseId: string; readonly key: string };

const shape = {
  id: true,
  courseId: true,
  key: true,
  fromVersionId: true,
  toVersionId: true,
  kind: true,
  reason: true,
  at: true,
} as const;

type Row = Omit<LoadedCorrection, 'kind'> & { readonly kind: string };

function present(row: Row): LoadedCorrection {
  return { ...row, kind: row.kind === 'void' ? 'void' : 'key' };
}

/** Every correction of the questions that these versions belong to, in any order. */
export async function correctionsOfUnscoped(
  tx: Tx,
  questionVersionIds: readonly string[],
): Promise<LoadedCorrection[]> {
  if (questionVersionIds.length === 0) return [];
  const rows = await tx.$queryRaw<Row[]>`
    SELECT c."id", c."courseId", c."key", c."fromVersionId", c."toVersionId", c."kind", c."reason", c."at"
    FROM "QuestionCorrection" c
    WHERE (c."courseId", c."key") IN (
      SELECT v."courseId", v."key" FROM "QuestionVersion" v WHERE v."id" = ANY(${[...questionVersionIds]}::uuid[])
    )`;
  return rows.map(present);
}

/** Every correction of a course. */
export async function correctionsOfCourseUnscoped(tx: Tx, courseId: string): Promise<LoadedCorrection[]> {
  return (await tx.questionCorrection.findMany({ where: { courseId }, select: shape })).map(present);
}

/** The bodies of these question versions. */
export async function questionBodiesUnscoped(tx: Tx, ids: readonly string[]): Promise<Map<string, Question>> {
  const rows = await tx.questionVersion.findMany({ where: { id: { in: [...ids] } }, select: { id: true, body: true } });
  return new Map(rows.map(({ id, body }) => [id, readQuestion(body)]));
}

/** These versions and those that a correction leads to from them. */
export function versionsReached(ids: readonly string[], corrections: readonly Correction[]): string[] {
  return [...new Set([...ids, ...corrections.flatMap(({ toVersionId }) => toVersionId ?? [])])];
}

export type CorrectedQuestion = { readonly question: Question; readonly isVoid: boolean };
export type CorrectedQuestions = {
  /** By the id of the version that stands on the paper. */
  readonly questions: ReadonlyMap<string, CorrectedQuestion>;
  /** The corrections that made a difference, in order: the step that ends an attempt names them. */
  readonly corrections: readonly Correction[];
  /** Every body that marking may need, by version id. */
  readonly bodies: ReadonlyMap<string, Question>;
};

/**
 * What each version on a paper counts as. All corrections that this transaction can see hold, whatever their time: the
 * regrading of an earlier one passes over attempts that are still open, and finds this one marked with it.
 * @param followed only the corrections with these ids; all of them when left out
 */
export async function correctedQuestionsUnscoped(
  tx: Tx,
  questionVersionIds: readonly string[],
  followed?: readonly string[],
): Promise<CorrectedQuestions> {
  const all = followed?.length === 0 ? [] : await correctionsOfUnscoped(tx, questionVersionIds);
  const wanted = followed ? all.filter(({ id }) => followed.includes(id)) : all;
  const corrections = concerning(questionVersionIds, wanted);
  const bodies = await questionBodiesUnscoped(tx, versionsReached(questionVersionIds, corrections));
  const questions = new Map<string, CorrectedQuestion>();
  for (const id of questionVersionIds) {
    const { versionId, isVoid } = resolveVersion(id, corrections);
    const question = bodies.get(versionId);
    if (!question) throw new Error(`question version ${versionId} is missing`);
    questions.set(id, { question, isVoid });
  }
  return { questions, corrections, bodies };
}

type Marked = {
  readonly slots: readonly {
    readonly questionVersionId: string;
    readonly questionVersion: { readonly body: unknown };
  }[];
  readonly steps: readonly { readonly seq: number; readonly kind: string; readonly response: unknown }[];
};

/** A finished attempt with each question as it counted when the attempt was last marked, by its own log. */
export async function asMarkedUnscoped<Given extends Marked>(tx: Tx, attempt: Given): Promise<Given> {
  const followed = correctionsInLog(attempt.steps);
  if (followed.length === 0) return attempt;
  const ids = attempt.slots.map(({ questionVersionId }) => questionVersionId);
  const { questions } = await correctedQuestionsUnscoped(tx, ids, followed);
  const slots = attempt.slots.map((slot) => ({
    ...slot,
    questionVersion: {
      ...slot.questionVersion,
      body: questions.get(slot.questionVersionId)?.question ?? slot.questionVersion.body,
    },
  }));
  return { ...attempt, slots };
}
