import type { Db } from '#lib/db/client.ts';
import { mayEnter } from '#lib/enrolment/rules.ts';
import { ok } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import { asksCertainty, certaintyIn } from '../rules/certainty.ts';
import { flagIn } from '../rules/flags.ts';
import { chosenKeys } from '../rules/parts.ts';
import { isTimeOver, remainingSeconds } from '../rules/policy.ts';
import { fromShown, toShown } from '../rules/shown.ts';
import type { AnswerInput, FlagInput, SaveOutcome, SaveRefusal, SavedState } from '../schema.ts';
import { isAttemptId, readAttemptPolicy, readQuestion } from '../stored.ts';
import { insertAfter } from './insert-after.ts';
import { loadPosition } from './load-position.ts';
import type { PositionRow } from './load-position.ts';

/** So many times another window may be first. Each time one of them has written, so all of them get through. */
const mostTries = 50;

type Stood = { readonly state: SavedState; readonly closed: SaveRefusal | null };

/** What somebody wants to write: nothing when it already stands so. */
type Wanted = {
  readonly kind: 'answer' | 'flag';
  readonly newestSeq: number | null;
  readonly response: object;
  readonly isThere: boolean;
  readonly state: SavedState;
};

function closedBecause(row: PositionRow, at: Date): SaveRefusal | null {
  if (row.isFinished) return 'finished';
  const entry = mayEnter(row, at);
  if (entry !== 'ok') return entry === 'frozen' ? 'frozen' : 'no-access';
  return isTimeOver(row.deadlineAt, at) ? 'time-over' : null;
}

function readStood(row: PositionRow, position: number, at: Date): Stood {
  const question = readQuestion(row.body);
  const state: SavedState = {
    position,
    keys: toShown(question, row.optionOrder ?? [], chosenKeys(question, row.answer)),
    certainty: certaintyIn(row.answer),
    flagged: flagIn(row.flag),
    expectedSeq: (row.lastSeq ?? -1) + 1,
    remainingSeconds: remainingSeconds(row.deadlineAt, at),
  };
  return { state, closed: closedBecause(row, at) };
}

/** The answer in the question's own terms. Certainty is kept only where this paper asks for it. */
function wantedAnswer(row: PositionRow, input: AnswerInput, state: SavedState): Wanted {
  const question = readQuestion(row.body);
  const optionOrder = row.optionOrder ?? [];
  const current = chosenKeys(question, row.answer);
  const keys = fromShown(question, optionOrder, input.keys);
  const isAsked = asksCertainty(question, readAttemptPolicy(row.policy).certainty);
  const certainty = isAsked ? (input.certainty ?? null) : null;
  return {
    kind: 'answer',
    newestSeq: row.answerSeq,
    response: certainty === null ? { keys } : { keys, certainty },
    isThere: JSON.stringify(keys) === JSON.stringify(current) && certainty === state.certainty,
    state: { ...state, keys: toShown(question, optionOrder, keys), certainty },
  };
}

function wantedFlag(row: PositionRow, { flagged }: FlagInput, state: SavedState): Wanted {
  return {
    kind: 'flag',
    newestSeq: row.flagSeq,
    response: { flagged },
    isThere: state.flagged === flagged,
    state: { ...state, flagged },
  };
}

async function save<Input extends AnswerInput | FlagInput>(
  db: Db,
  viewer: Viewer,
  input: Input,
  at: Date,
  want: (row: PositionRow, input: Input, state: SavedState) => Wanted,
): Promise<SaveOutcome> {
  const { attemptId, position, clientSeq } = input;
  if (!isAttemptId(attemptId)) return { ok: false, reason: 'not-found', state: null };
  for (let tried = 0; tried < mostTries; tried += 1) {
    const row = await loadPosition(db, viewer.userId, attemptId, position);
    if (!row) return { ok: false, reason: 'not-found', state: null };
    if (row.body === null) return { ok: false, reason: 'unknown-position', state: null };
    const { state, closed } = readStood(row, position, at);
    if (closed) return { ok: false, reason: closed, state };

    const wanted = want(row, input, state);
    if (wanted.isThere) return ok(state);
    if (clientSeq !== undefined && wanted.newestSeq !== null && wanted.newestSeq >= clientSeq)
      return { ok: false, reason: 'changed-elsewhere', state };
    const { lastSeq, lastHash } = row;
    const previous = lastSeq === null || lastHash === null ? null : { seq: lastSeq, hash: lastHash };
    const { kind, response } = wanted;
    const seq = await insertAfter(db, previous, { attemptId, kind, at, position, response });
    if (seq !== null) return ok({ ...wanted.state, expectedSeq: seq + 1 });
  }
  throw new Error(`An answer to attempt ${attemptId} found its place in the log taken ${mostTries} times.`);
}

/**
 * Writes an answer to the log of an open attempt. The answer that already stands is acknowledged without a new step,
 * so a repeated delivery changes nothing. With `clientSeq`, an answer that was given before the newest one of the same
 * position is refused as `changed-elsewhere`: a late delivery never overwrites. Every refusal says how the paper stands.
 * Keys come and go as the paper shows them; the log holds the question's own.
 */
export function saveAnswer(db: Db, viewer: Viewer, input: AnswerInput, at: Date): Promise<SaveOutcome> {
  return save(db, viewer, input, at, wantedAnswer);
}

/** Flags a question to come back to, or takes the flag off, by the same rules as an answer. It changes no mark. */
export function saveFlag(db: Db, viewer: Viewer, input: FlagInput, at: Date): Promise<SaveOutcome> {
  return save(db, viewer, input, at, wantedFlag);
}
