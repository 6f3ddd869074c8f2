import type { Prisma } from '#generated/client.ts';
import type { Question } from '#lib/catalogue/schema.ts';
import type { Db, Tx } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { isRunning } from '#lib/enrolment/rules.ts';
import { questionBodiesUnscoped, versionsReached } from '../queries/corrected.ts';
import { isChanged, outcomeOf } from '../rules/correction/outcome.ts';
import { regradesDue } from '../rules/correction/regrade.ts';
import type { NamedCorrection, NextRegrade, RegradeStep } from '../rules/correction/regrade.ts';
import { readAttemptPolicy, readMarks } from '../stored.ts';
import { appendStep } from './append-step.ts';
import type { OnPassed } from './finish-attempt.ts';
import { lockEnrolment } from './lock-attempt.ts';
import { tellOfRegrades } from './tell-regrade.ts';

const attemptShape = {
  id: true,
  number: true,
  enrolmentId: true,
  policy: true,
  deadlineAt: true,
  slots: { orderBy: { position: 'asc' }, select: { position: true, questionVersionId: true } },
  steps: { orderBy: { seq: 'asc' }, select: { seq: true, kind: true, at: true, position: true, response: true } },
  result: true,
} satisfies Prisma.AttemptSelect;

type AttemptRow = Prisma.AttemptGetPayload<{ select: typeof attemptShape }>;
export type Regraded = {
  readonly attemptId: string;
  readonly number: number;
  readonly step: RegradeStep;
};

/** Takes the person's attempts with one of these questions, in the order of their ids, so that runs wait for each other. */
async function lockAttempts(tx: Tx, userId: string, versionIds: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT a."id" FROM "Attempt" a JOIN "Enrolment" e ON e."id" = a."enrolmentId"
    WHERE e."userId" = ${userId}::uuid AND EXISTS (
      SELECT 1 FROM "AttemptSlot" s
      WHERE s."attemptId" = a."id" AND s."questionVersionId" = ANY(${[...versionIds]}::uuid[])
    )
    ORDER BY a."id" FOR UPDATE OF a`;
  return rows.map(({ id }) => id);
}

async function writeRegrade(tx: Tx, attemptId: string, { step, marks }: NextRegrade, at: Date): Promise<void> {
  const [first] = step.positions;
  const seq = await appendStep(tx, {
    attemptId,
    kind: 'regrade',
    at,
    ...(first && step.positions.length === 1 ? { position: first.position } : {}),
    response: JSON.parse(JSON.stringify(step)) as Prisma.InputJsonObject,
  });
  await tx.attemptStanding.update({
    where: { attemptId },
    data: { ...step.after, marks: marks.map((each) => ({ ...each })), regradeSeq: seq },
    select: { attemptId: true },
  });
  await tx.attemptRegrade.create({
    data: {
      attemptId,
      correctionId: step.correctionId,
      seq,
      at,
      percentTenthsBefore: step.before.percentTenths,
      percentTenthsAfter: step.after.percentTenths,
      isChanged: isChanged(step.before, step.after),
      becamePass: !step.before.passed && step.after.passed,
    },
    select: { attemptId: true },
  });
}

type Known = { readonly corrections: readonly NamedCorrection[]; readonly bodies: ReadonlyMap<string, Question> };

/** Brings one finished attempt up to date with every correction, a step for each. */
async function regradeAttempt(
  tx: Tx,
  attempt: AttemptRow,
  { corrections, bodies }: Known,
  at: Date,
): Promise<Regraded[]> {
  if (!attempt.result) return [];
  const { slots, steps, deadlineAt, result } = attempt;
  const standing = { ...outcomeOf(result), marks: readMarks(result.marks) };
  const policy = readAttemptPolicy(attempt.policy);
  const due = regradesDue({ policy, deadlineAt, slots, steps, standing }, corrections, bodies);
  for (const next of due) await writeRegrade(tx, attempt.id, next, at);
  return due.map(({ step }) => ({ attemptId: attempt.id, number: attempt.number, step }));
}

/** A fail that became a pass leads to what a pass leads to, while the enrolment runs and no other pass of it stands. */
async function settleNewPass(tx: Tx, attempt: AttemptRow, userId: string, at: Date, onPassed: OnPassed): Promise<void> {
  const { id: attemptId, enrolmentId } = attempt;
  await lockEnrolment(tx, enrolmentId);
  const enrolment = await tx.enrolment.findUniqueOrThrow({
    where: { id: enrolmentId },
    select: { endedAt: true, accessUntil: true, frozenAt: true },
  });
  const otherPasses = await tx.attempt.count({
    where: { enrolmentId, id: { not: attemptId }, result: { passed: true } },
  });
  if (isRunning(enrolment) && otherPasses === 0) await onPassed(tx, { enrolmentId, attemptId, userId }, at);
}

export type RegradeOrder = {
  readonly userId: string;
  /** The versions that a correction concerns; attempts with one of them are looked at. */
  readonly versionIds: readonly string[];
  /** All corrections of the course. */
  readonly corrections: readonly NamedCorrection[];
};

/**
 * Marks the finished attempts of one person again, in one transaction with the standing results, the certificate of a
 * new pass and one message for each correction that changed something. Safe to repeat: the log says what it follows.
 * An attempt that is still open is left alone: handing it in marks it with every correction there is.
 */
export async function regradePerson(
  db: Db,
  { userId, versionIds, corrections }: RegradeOrder,
  at: Date,
  onPassed: OnPassed,
): Promise<number> {
  return transact(db, async (tx) => {
    const ids = await lockAttempts(tx, userId, versionIds);
    const told = await tx.attemptRegrade.findMany({
      where: { attemptId: { in: ids }, isChanged: true },
      select: { correctionId: true },
    });
    const attempts = await tx.attempt.findMany({
      where: { id: { in: ids } },
      orderBy: [{ enrolmentId: 'asc' }, { number: 'asc' }],
      select: attemptShape,
    });
    const onPaper = attempts.flatMap(({ slots }) => slots.map(({ questionVersionId }) => questionVersionId));
    const bodies = await questionBodiesUnscoped(tx, versionsReached([...new Set(onPaper)], corrections));
    const regraded: Regraded[] = [];
    for (const attempt of attempts) {
      const done = await regradeAttempt(tx, attempt, { corrections, bodies }, at);
      regraded.push(...done);
      const isNewPass = attempt.result?.passed === false && done.at(-1)?.step.after.passed === true;
      if (isNewPass) await settleNewPass(tx, attempt, userId, at, onPassed);
    }
    await tellOfRegrades(tx, userId, regraded, new Set(told.map(({ correctionId }) => correctionId)), at);
    return regraded.length;
  });
}
