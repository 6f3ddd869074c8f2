import { AnswerQueue } from './answer-queue.ts';
import type { QueueView, QueuedAnswer, Reply } from './answer-queue.ts';

const timeoutMs = 15_000;
const queues = new Map<string, AnswerQueue>();

type Body = {
  readonly reason?: string;
  readonly state?: { readonly expectedSeq: number; readonly keys: readonly string[] } | null;
};

function replyOf(status: number, body: Body): Reply {
  if (status === 401) return { kind: 'signed-out' };
  if (body.state && (status === 200 || body.reason === 'changed-elsewhere')) {
    return {
      kind: status === 200 ? 'saved' : 'changed-elsewhere',
      expectedSeq: body.state.expectedSeq,
      keys: body.state.keys,
    };
  }
  if (status >= 400 && status < 500 && status !== 408 && status !== 429)
    return { kind: 'closed', reason: body.reason ?? 'not-found' };
  return { kind: 'failed' };
}

function sender(url: string) {
  return async ({ position, keys, clientSeq }: QueuedAnswer): Promise<Reply> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ position, keys, clientSeq }),
      signal: AbortSignal.timeout(timeoutMs),
      cache: 'no-store',
      redirect: 'error',
    });
    const body = (await response.json().catch(() => ({}))) as Body;
    return replyOf(response.status, body);
  };
}

function isQueued(value: unknown): value is QueuedAnswer {
  if (typeof value !== 'object' || value === null) return false;
  const { position, keys, clientSeq } = value as Partial<QueuedAnswer>;
  return (
    Number.isInteger(position) &&
    Number.isInteger(clientSeq) &&
    Array.isArray(keys) &&
    keys.every((key) => typeof key === 'string')
  );
}

function loadFrom(name: string): QueuedAnswer[] {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(name) ?? '[]');
    return Array.isArray(value) ? value.filter(isQueued) : [];
  } catch {
    return [];
  }
}

function storeAs(name: string, answers: readonly QueuedAnswer[]): void {
  try {
    if (answers.length === 0) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify(answers));
  } catch {
    // Storage is full or switched off: the answers still wait in memory.
  }
}

/** The queue of an attempt in this window: the same one on every page of the paper. */
export function queueFor(attemptId: string, url: string): AnswerQueue {
  const known = queues.get(attemptId);
  if (known) return known;
  const name = `afferent-quiz-${attemptId}`;
  const queue = new AnswerQueue({
    send: sender(url),
    load: () => loadFrom(name),
    store: (answers) => storeAs(name, answers),
    wait: (milliseconds, then) => void setTimeout(then, milliseconds),
  });
  if (typeof window !== 'undefined') queues.set(attemptId, queue);
  return queue;
}

/** What the server renders, before a browser has a queue. */
export const serverView: QueueView = {
  status: 'idle',
  pendingCount: 0,
  closedReason: null,
  conflictAt: null,
  answers: {},
};
