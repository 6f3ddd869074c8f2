import type { Db } from '#lib/db/client.ts';
import { gradePaper } from '#lib/quiz/rules/grade.ts';
import { fromShown } from '#lib/quiz/rules/shown.ts';
import { newestAnswers, verifyChain } from '#lib/quiz/rules/steps.ts';
import { readAttemptPolicy, readQuestion } from '#lib/quiz/stored.ts';

export type Claim = {
  readonly attemptId: string;
  /** What the server acknowledged, as the paper shows it, newest by position. */
  readonly acknowledged: ReadonlyMap<number, readonly string[]>;
  /** Null: handing in was begun, and nobody was told how it ended. */
  readonly isHandedIn: boolean | null;
  /** Answers that were sent and never acknowledged: each may stand in the log or not. */
  readonly onItsWay?: ReadonlyMap<number, readonly string[]>;
  /** How many answer steps there may be, where questions were answered more than once; else one for each answer. */
  readonly mostSteps?: number;
};

type Stored = { readonly keys?: readonly string[] } | undefined;

const isSame = (one: readonly string[], other: readonly string[]) => JSON.stringify(one) === JSON.stringify(other);

async function load(db: Db, attemptId: string) {
  return db.attempt.findUnique({
    where: { id: attemptId },
    include: {
      slots: { orderBy: { position: 'asc' }, include: { questionVersion: { select: { body: true } } } },
      steps: { orderBy: { seq: 'asc' } },
      result: true,
      firstResult: true,
    },
  });
}

type Loaded = NonNullable<Awaited<ReturnType<typeof load>>>;

/** The paper with the keys it must hold, and every question whose newest answer in the log is another one. */
function compareAnswers({ slots, steps }: Loaded, { acknowledged, onItsWay, mostSteps }: Claim) {
  const newest = newestAnswers(steps);
  const found: string[] = [];
  let arrived = 0;
  const paper = slots.map(({ position, optionOrder, questionVersion }) => {
    const question = readQuestion(questionVersion.body);
    const stored = (newest.get(position)?.response as Stored)?.keys ?? [];
    const told = fromShown(question, optionOrder, acknowledged.get(position) ?? []);
    const given = onItsWay?.get(position);
    const sent = given ? fromShown(question, optionOrder, given) : null;
    const hasArrived = sent !== null && isSame(stored, sent) && !isSame(stored, told);
    if (hasArrived) arrived += 1;
    else if (!isSame(stored, told))
      found.push(`question ${position}: told "${told.join()}", the log has "${stored.join()}"`);
    return { position, question, response: { keys: hasArrived ? sent : told } };
  });
  const written = steps.filter(({ kind }) => kind === 'answer').length;
  if (written > (mostSteps ?? acknowledged.size) + arrived)
    found.push(`${written} answer steps for ${acknowledged.size} answers acknowledged and ${arrived} on their way`);
  return { paper, found };
}

/** The end of the attempt as it was told: one last step, one result, and that result the one the answers come to. */
function compareEnd(
  { steps, result, firstResult, policy }: Loaded,
  paper: Parameters<typeof gradePaper>[0],
  told: boolean | null,
) {
  const found: string[] = [];
  const ends = steps.filter(({ kind }) => kind === 'submit' || kind === 'time-out').length;
  const isOver = told ?? ends > 0;
  if (ends !== (isOver ? 1 : 0)) found.push(`${ends} last steps`);
  if ((result !== null) !== isOver || (firstResult !== null) !== isOver)
    found.push(isOver ? 'there is no result' : 'there is a result that nobody was told of');
  if (result) {
    const { scoreMilli, passed } = gradePaper(paper, readAttemptPolicy(policy).passPercent);
    if (result.scoreMilli !== scoreMilli || result.passed !== passed)
      found.push(`the result says ${result.scoreMilli}, the answers come to ${scoreMilli}`);
  }
  return found;
}

/** Everything in which an attempt's record differs from what its therapist was told. Empty when it is as it should be. */
export async function differences(db: Db, claim: Claim): Promise<string[]> {
  const attempt = await load(db, claim.attemptId);
  if (!attempt) return [`${claim.attemptId}: there is no such attempt`];
  const chain = verifyChain(attempt.steps);
  const { paper, found } = compareAnswers(attempt, claim);
  return [
    ...(chain.ok ? [] : [`the chain breaks at step ${chain.seq}`]),
    ...found,
    ...compareEnd(attempt, paper, claim.isHandedIn),
  ].map((difference) => `${claim.attemptId}: ${difference}`);
}
