import type { Certainty } from '#lib/quiz/rules/certainty.ts';
import { shownAnswer } from '#lib/quiz/rules/shown-answer.ts';

/** What a person chose in a question, and how sure they said to be. */
export type Answer = { readonly keys: readonly string[]; readonly certainty: Certainty | null };

export const blank: Answer = { keys: [], certainty: null };

export function isSameAnswer(one: Answer, other: Answer): boolean {
  return shownAnswer(one.keys, one.certainty) === shownAnswer(other.keys, other.certainty);
}

type OnItsWay = {
  readonly position: number;
  /** How far the log was, as this window knew it, when it was given. */
  readonly clientSeq: number;
  /** It may have arrived, so nothing may take its place in the queue. */
  readonly wasSent: boolean;
};

/** An answer or a flag on its way to the server. */
export type QueuedAnswer = OnItsWay & Answer & { readonly kind: 'answer' };
export type QueuedFlag = OnItsWay & { readonly kind: 'flag'; readonly flagged: boolean };
export type Queued = QueuedAnswer | QueuedFlag;

/** An answer of this window that was not taken: a newer one from elsewhere stands, or the paper was closed. */
export type Refused = {
  readonly position: number;
  readonly mine: Answer;
  readonly why: 'changed-elsewhere' | 'closed';
};

/** What must outlive the page. */
export type Kept = { readonly waiting: readonly Queued[]; readonly refused: readonly Refused[] };

/** How the whole paper stands on the server. */
export type Snapshot = {
  readonly expectedSeq: number;
  readonly answers: Readonly<Record<number, Answer>>;
  readonly flagged: readonly number[];
};

export type Reply =
  | {
      readonly kind: 'saved' | 'changed-elsewhere';
      readonly expectedSeq: number;
      readonly answer: Answer;
      readonly flagged: boolean;
    }
  | { readonly kind: 'closed'; readonly reason: string }
  /** This one alone cannot be read: the others may be. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'signed-out' }
  /** The paper is not of the person who is signed in now. */
  | { readonly kind: 'not-yours' }
  | { readonly kind: 'failed' };

export type Look =
  | { readonly kind: 'open'; readonly snapshot: Snapshot }
  | Extract<Reply, { readonly kind: 'closed' | 'signed-out' | 'not-yours' | 'failed' }>;

export type QueueStatus = 'idle' | 'saving' | 'saved' | 'retrying' | 'signed-out' | 'not-yours' | 'closed';

export type QueueView = {
  readonly status: QueueStatus;
  readonly pendingCount: number;
  readonly closedReason: string | null;
  /** Every answer as this window knows it, by position. */
  readonly answers: Readonly<Record<number, Answer>>;
  readonly flagged: readonly number[];
  readonly refused: readonly Refused[];
  /** Questions that another window or device answered since this page was opened, shown anew here. */
  readonly changedElsewhere: readonly number[];
  /** Questions whose controls must be set anew: a new list each time. */
  readonly replaced: readonly number[];
};

export type QueuePorts = {
  readonly send: (queued: Queued) => Promise<Reply>;
  /** Asks how the paper stands, without telling anything. */
  readonly look: () => Promise<Look>;
  readonly store: (kept: Kept) => void;
  /** Calls back after so many milliseconds. */
  readonly wait: (milliseconds: number, then: () => void) => void;
  /** Tells other windows of this browser that the paper has changed. */
  readonly tell: () => void;
};

/** Whether two are of one kind and about one question. */
export function isFor(one: Queued, { kind, position }: Pick<Queued, 'kind' | 'position'>): boolean {
  return one.kind === kind && one.position === position;
}

/** Keeps aside what was not taken: the newest answer of each question. A flag is no loss. */
export function withRefused(refused: readonly Refused[], queued: Queued, why: Refused['why']): Refused[] {
  if (queued.kind === 'flag') return [...refused];
  const { position, keys, certainty } = queued;
  return [...refused.filter((each) => each.position !== position), { position, mine: { keys, certainty }, why }];
}
