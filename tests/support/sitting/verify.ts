import type { Db } from '#lib/db/client.ts';
import { gradePaper } from '#lib/quiz/rules/grade.ts';
import { fromShown } from '#lib/quiz/rules/shown.ts';
import { newestAnswers, verifyChain } from '#lib/quiz/rules/steps.ts';
import { readAttemptPolicy, readQuestion } from '#lib/quiz/stored.ts';

export type Claim = {
  readonly attemptId: string;
  /** What the server acknowledged, as the paper shows it, newest by position. */
  readonly acknowledged: ReadonlyMap<number, readonly string[]>;
  readonly isHandedIn: boolean;
};

/** Everything in which an attempt's record differs from what its therapist was told. Empty when it is as it should be. */
export async function differences(db: Db, { attemptId, acknowledged, isHandedIn }: Claim): Promise<string[]> {
  const attempt = await db.attempt.findUnique({
    where: { id: attemptId },
    include: {
      slots: { orderBy: { position: 'asc' }, include: { questionVersion: { select: { body: true } } } },
      steps: { orderBy: { seq: 'asc' } },
      result: true,
      firstResult: true,
    },
  });
  if (!attempt) return [`${attemptId}: there is no such attempt`];
  const found: string[] = [];
  const chain = verifyChain(attempt.steps);
  if (!chain.ok) found.push(`the chain breaks at step ${chain.seq}`);

  const newest = newestAnswers(attempt.steps);
  const paper = attempt.slots.map(({ position, optionOrder, questionVersion }) => {
    const question = readQuestion(questionVersion.body);
    const keys = fromShown(question, optionOrder, acknowledged.get(position) ?? []);
    const stored = newest.get(position)?.response as { keys?: readonly string[] } | undefined;
    if (JSON.stringify(stored?.keys ?? []) !== JSON.stringify(keys))
      found.push(`question ${position}: told ${keys.join()}, the log has ${(stored?.keys ?? []).join()}`);
    return { position, question, response: { keys } };
  });
  const perPosition = attempt.steps.filter(({ kind }) => kind === 'answer').length;
  if (perPosition > acknowledged.size) found.push(`${perPosition} answer steps for ${acknowledged.size} answers`);

  const ends = attempt.steps.filter(({ kind }) => kind === 'submit' || kind === 'time-out').length;
  if (ends !== (isHandedIn ? 1 : 0)) found.push(`${ends} last steps`);
  if ((attempt.result !== null) !== isHandedIn || (attempt.firstResult !== null) !== isHandedIn)
    found.push(isHandedIn ? 'there is no result' : 'there is a result that nobody was told of');
  if (attempt.result) {
    const { scoreMilli, passed } = gradePaper(paper, readAttemptPolicy(attempt.policy).passPercent);
    if (attempt.result.scoreMilli !== scoreMilli || attempt.result.passed !== passed)
      found.push(`the result says ${attempt.result.scoreMilli}, the answers come to ${scoreMilli}`);
  }
  return found.map((difference) => `${attemptId}: ${difference}`);
}
