// Cache: none. A record is read from the database itself, or not at all.
import type { Prisma } from '#generated/client.ts';
import { contentHash } from '#lib/catalogue/content/hash.ts';
import { questionSchema, quizPolicySchema } from '#lib/catalogue/schema.ts';
import type { Question } from '#lib/catalogue/schema.ts';
import type { Tx } from '#lib/db/client.ts';
import type { AttemptRecord } from '../rules/audit/record.ts';
import { concerning } from '../rules/correction/chain.ts';
import { readMarks } from '../stored.ts';
import { correctionsOfUnscoped, versionsReached } from './corrected.ts';

const resultShape = {
  finishedAt: true,
  cause: true,
  scoreMilli: true,
  maximumMilli: true,
  correctCount: true,
  questionCount: true,
  percentTenths: true,
  passed: true,
  heldBack: true,
  marks: true,
} as const;

const shape = {
  id: true,
  number: true,
  enrolmentId: true,
  enrolment: { select: { userId: true } },
  seed: true,
  policy: true,
  startedAt: true,
  deadlineAt: true,
  adjustment: true,
  slots: { orderBy: { position: 'asc' }, select: { position: true, questionVersionId: true, optionOrder: true } },
  steps: {
    orderBy: { seq: 'asc' },
    select: {
      attemptId: true,
      seq: true,
      kind: true,
      at: true,
      position: true,
      response: true,
      prevHash: true,
      hash: true,
    },
  },
  firstResult: { select: resultShape },
  result: { select: { ...resultShape, regradeSeq: true } },
} satisfies Prisma.AttemptSelect;

type Row = Prisma.AttemptGetPayload<{ select: typeof shape }>;
type Body = { readonly question: Question | null; readonly isAltered: boolean };

/** Bodies by version id. Versions never change, so a reading of many attempts keeps them. */
export type BodyStore = Map<string, Body>;

async function fill(tx: Tx, store: BodyStore, ids: readonly string[]): Promise<void> {
  const wanted = ids.filter((id) => !store.has(id));
  if (wanted.length === 0) return;
  const rows = await tx.questionVersion.findMany({
    where: { id: { in: wanted } },
    select: { id: true, body: true, contentHash: true },
  });
  for (const { id, body, contentHash: stored } of rows) {
    const read = questionSchema.safeParse(body);
    store.set(id, { question: read.success ? read.data : null, isAltered: contentHash(body) !== stored });
  }
}

function present(
  row: Row,
  seals: readonly { attemptId: string; seq: number; hash: string }[],
  corrections: AttemptRecord['corrections'],
  store: BodyStore,
): AttemptRecord {
  const { id, policy, result, firstResult, enrolment, ...attempt } = row;
  const read = quizPolicySchema.safeParse(policy);
  const onPaper = row.slots.map(({ questionVersionId }) => questionVersionId);
  const questions = new Map(
    versionsReached(onPaper, concerning(onPaper, corrections)).flatMap((version) => {
      const question = store.get(version)?.question;
      return question ? [[version, question] as const] : [];
    }),
  );
  const isAltered = (versionId: string) =>
    versionsReached([versionId], concerning([versionId], corrections)).some((each) => store.get(each)?.isAltered);
  return {
    ...attempt,
    attemptId: id,
    userId: enrolment.userId,
    policy: read.success ? read.data : null,
    storedPolicy: policy,
    firstResult: firstResult && { ...firstResult, marks: readMarks(firstResult.marks) },
    standing: result && { ...result, marks: readMarks(result.marks) },
    seals: seals.filter(({ attemptId }) => attemptId === id),
    questions,
    corrections,
    alteredPositions: row.slots.flatMap(({ position, questionVersionId }) =>
      isAltered(questionVersionId) ? [position] : [],
    ),
  };
}

/**
 * Everything on record of these attempts, in the order of their ids. The caller gives a transaction that sees one state
 * of the database throughout.
 */
export async function loadRecordsUnscoped(
  tx: Tx,
  where: Prisma.AttemptWhereInput,
  take: number,
  store: BodyStore,
): Promise<AttemptRecord[]> {
  const rows = await tx.attempt.findMany({ where, orderBy: { id: 'asc' }, take, select: shape });
  const seals = await tx.attemptSeal.findMany({
    where: { attemptId: { in: rows.map(({ id }) => id) } },
    orderBy: { seq: 'asc' },
    select: { attemptId: true, seq: true, hash: true },
  });
  const onPaper = [...new Set(rows.flatMap(({ slots }) => slots.map(({ questionVersionId }) => questionVersionId)))];
  const corrections = await correctionsOfUnscoped(tx, onPaper);
  await fill(tx, store, versionsReached(onPaper, corrections));
  return rows.map((row) => present(row, seals, corrections, store));
}
