import type { Db, Tx } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { mayEnter } from '#lib/enrolment/rules.ts';
import { ok } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import { isTimeOver, remainingSeconds } from '../rules/policy.ts';
import type { AnswerInput, SaveOutcome, SaveRefusal, SavedState } from '../schema.ts';
import { chosenKeys } from '../rules/parts.ts';
import { fromShown, toShown } from '../rules/shown.ts';
import { isAttemptId, readQuestion } from '../stored.ts';
import { appendStep } from './append-step.ts';
import { lockOwnAttempt } from './lock-attempt.ts';
import type { LockedAttempt } from './lock-attempt.ts';

function closedBecause(attempt: LockedAttempt, at: Date): SaveRefusal | null {
  if (attempt.result) return 'finished';
  if (mayEnter(attempt.enrolment, at) !== 'ok') return 'no-access';
  return isTimeOver(attempt.deadlineAt, at) ? 'time-over' : null;
}

async function loadPosition(tx: Tx, attemptId: string, position: number) {
  const slot = await tx.attemptSlot.findUnique({
    where: { attemptId_position: { attemptId, position } },
    select: { optionOrder: true, questionVersion: { select: { body: true } } },
  });
  if (!slot) return null;
  const newest = await tx.attemptStep.findFirst({
    where: { attemptId, position, kind: 'answer' },
    orderBy: { seq: 'desc' },
    select: { seq: true, response: true },
  });
  const last = await tx.attemptStep.findFirst({
    where: { attemptId },
    orderBy: { seq: 'desc' },
    select: { seq: true },
  });
  const question = readQuestion(slot.questionVersion.body);
  return { question, optionOrder: slot.optionOrder, newest, expectedSeq: (last?.seq ?? -1) + 1 };
}

/**
 * Writes an answer to the log of an open attempt. The answer that already stands is acknowledged without a new step,
 * so a repeated delivery changes nothing. With `clientSeq`, an answer that was given before the newest one of the same
 * position is refused as `changed-elsewhere`: a late delivery never overwrites. Every refusal says how the paper stands.
 * Keys come and go as the paper shows them; the log holds the question's own.
 */
export async function saveAnswer(db: Db, viewer: Viewer, input: AnswerInput, at: Date): Promise<SaveOutcome> {
  const { attemptId, position, keys, clientSeq } = input;
  if (!isAttemptId(attemptId)) return { ok: false, reason: 'not-found', state: null };
  return transact<SaveOutcome>(db, async (tx) => {
    const attempt = await lockOwnAttempt(tx, viewer.userId, attemptId);
    if (!attempt) return { ok: false, reason: 'not-found', state: null };
    const stood = await loadPosition(tx, attemptId, position);
    if (!stood) return { ok: false, reason: 'unknown-position', state: null };

    const { question, optionOrder, newest, expectedSeq } = stood;
    const current = chosenKeys(question, newest?.response);
    const state: SavedState = {
      position,
      keys: toShown(question, optionOrder, current),
      expectedSeq,
      remainingSeconds: remainingSeconds(attempt.deadlineAt, at),
    };
    const closed = closedBecause(attempt, at);
    if (closed) return { ok: false, reason: closed, state };

    const wanted = fromShown(question, optionOrder, keys);
    if (JSON.stringify(wanted) === JSON.stringify(current)) return ok(state);
    if (clientSeq !== undefined && newest !== null && newest.seq >= clientSeq)
      return { ok: false, reason: 'changed-elsewhere', state };
    const seq = await appendStep(tx, { attemptId, kind: 'answer', at, position, response: { keys: wanted } });
    return ok({ ...state, keys: toShown(question, optionOrder, wanted), expectedSeq: seq + 1 });
  });
}
