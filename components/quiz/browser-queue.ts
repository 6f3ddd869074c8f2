import type { PaperAnswers } from '#lib/quiz/schema.ts';
import { AnswerQueue } from './answer-queue.ts';
import type { Answer, Look, Queued, QueueView, Reply } from './queued.ts';
import { openWaitingStore } from './waiting-store.ts';

/** Longer than the server waits for its database: what it still writes is not taken for lost. */
const timeoutMs = 40_000;
const queues = new Map<string, AnswerQueue>();

type Body = {
  readonly reason?: string;
  readonly state?: (Answer & { readonly expectedSeq: number; readonly flagged: boolean }) | null;
};

function isRefusedForGood(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}

function replyOf(status: number, body: Body): Reply {
  if (status === 401) return { kind: 'signed-out' };
  const { state, reason } = body;
  if (state && (status === 200 || reason === 'changed-elsewhere')) {
    const { expectedSeq, keys, certainty, flagged } = state;
    const kind = status === 200 ? 'saved' : 'changed-elsewhere';
    return { kind, expectedSeq, answer: { keys, certainty }, flagged };
  }
  if (reason === 'not-found') return { kind: 'not-yours' };
  if (status === 409 && reason) return { kind: 'closed', reason };
  return isRefusedForGood(status) ? { kind: 'unreadable' } : { kind: 'failed' };
}

function lookOf(status: number, body: Partial<PaperAnswers>): Look {
  if (status === 401) return { kind: 'signed-out' };
  if (status === 404) return { kind: 'not-yours' };
  const { state, expectedSeq, answers, flagged } = body;
  if (status !== 200 || !state || expectedSeq === undefined || !answers || !flagged) return { kind: 'failed' };
  return state === 'open'
    ? { kind: 'open', snapshot: { expectedSeq, answers, flagged } }
    : { kind: 'closed', reason: state };
}

async function ask(url: string, init: RequestInit): Promise<{ readonly status: number; readonly body: object }> {
  const signal = AbortSignal.timeout(timeoutMs);
  const response = await fetch(url, { ...init, signal, cache: 'no-store', redirect: 'error' });
  return { status: response.status, body: (await response.json().catch(() => ({}))) as object };
}

function bodyOf(queued: Queued): object {
  const { position, clientSeq } = queued;
  if (queued.kind === 'flag') return { position, clientSeq, flagged: queued.flagged };
  const { keys, certainty } = queued;
  return { position, clientSeq, keys, ...(certainty === null ? {} : { certainty }) };
}

/** What the server renders, before a browser has a queue. */
export const serverView: QueueView = {
  status: 'idle',
  pendingCount: 0,
  closedReason: null,
  answers: {},
  flagged: [],
  refused: [],
  changedElsewhere: [],
  replaced: [],
};

export type QueueAddress = { readonly owner: string; readonly attemptId: string; readonly answerUrl: string };

/** Talks to the other windows of this browser that show the same paper; silent where the browser cannot. */
function openChannel(attemptId: string): { readonly tell: () => void; readonly hear: (listen: () => void) => void } {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => undefined, hear: () => undefined };
  const channel = new BroadcastChannel(`afferent-quiz-${attemptId}`);
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none: it is of one origin
    tell: () => channel.postMessage('changed'),
    hear: (listen) => channel.addEventListener('message', listen),
  };
}

function openQueue({ owner, attemptId, answerUrl }: QueueAddress): AnswerQueue {
  const kept = openWaitingStore(owner, attemptId);
  const channel = openChannel(attemptId);
  const queue = new AnswerQueue(
    {
      send: async (queued) => {
        const headers = { 'content-type': 'application/json' };
        const { status, body } = await ask(answerUrl, {
          method: 'POST',
          headers,
          body: JSON.stringify(bodyOf(queued)),
        });
        return replyOf(status, body);
      },
      look: async () => {
        const { status, body } = await ask(answerUrl, {});
        return lookOf(status, body);
      },
      store: kept.store,
      wait: (milliseconds, then) => void setTimeout(then, milliseconds),
      tell: channel.tell,
    },
    serverView,
  );
  kept.inheritFrom((left) => queue.inherit(left));
  channel.hear(() => void queue.look());
  return queue;
}

/** The queue of an attempt in this window: the same one on every page of the paper. Null on the server. */
export function queueFor(address: QueueAddress): AnswerQueue | null {
  if (typeof window === 'undefined') return null;
  const name = `${address.owner}:${address.attemptId}`;
  const queue = queues.get(name) ?? openQueue(address);
  queues.set(name, queue);
  return queue;
}
