import { AnswerQueue } from '#components/quiz/answer-queue.ts';
import { blank, isSameAnswer } from '#components/quiz/queued.ts';
import type { Answer, Kept, Look, Queued, QueueView, Reply } from '#components/quiz/queued.ts';

export type Fault = 'ok' | 'lost-request' | 'lost-reply' | 'signed-out' | 'not-yours' | 'unreadable';

type Entry = Queued & { readonly seq: number };

const empty: QueueView = {
  status: 'idle',
  pendingCount: 0,
  closedReason: null,
  answers: {},
  flagged: [],
  refused: [],
  changedElsewhere: [],
  replaced: [],
};

export const answer = (...keys: string[]): Answer => ({ keys, certainty: null });
const nothing: Kept = { waiting: [], refused: [] };

const turn = () =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/** A server with a log like the real one, whose line can be cut before or after it has written, and windows on it. */
export function queueWorld() {
  const log: Entry[] = [];
  const faults: Fault[] = [];
  const sent: Queued[] = [];
  const timers: (() => void)[] = [];
  let closed: string | null = null;
  let isOffline = false;
  let looks = 0;

  const next = () => log.length + 1;
  const newest = (kind: Queued['kind'], position: number) =>
    log.findLast((entry) => entry.kind === kind && entry.position === position);
  const answerAt = (position: number): Answer => {
    const entry = newest('answer', position);
    return entry?.kind === 'answer' ? { keys: entry.keys, certainty: entry.certainty } : blank;
  };
  const isFlagged = (position: number) => {
    const entry = newest('flag', position);
    return entry?.kind === 'flag' && entry.flagged;
  };
  const write = (queued: Queued) => log.push({ ...queued, seq: next() });
  /** An answer that came from another window or device. */
  const writeElsewhere = (position: number, given: Answer) =>
    write({ kind: 'answer', position, ...given, clientSeq: next(), wasSent: true });
  const stands = (queued: Queued) =>
    queued.kind === 'answer'
      ? isSameAnswer(answerAt(queued.position), queued)
      : isFlagged(queued.position) === queued.flagged;
  const reply = (kind: 'saved' | 'changed-elsewhere', position: number): Reply => ({
    kind,
    expectedSeq: next(),
    answer: answerAt(position),
    flagged: isFlagged(position) ?? false,
  });

  const send = async (queued: Queued): Promise<Reply> => {
    await Promise.resolve();
    sent.push(queued);
    const fault = isOffline ? 'lost-request' : faults.shift();
    if (fault === 'lost-request') throw new Error('offline');
    if (fault === 'signed-out' || fault === 'not-yours' || fault === 'unreadable') return { kind: fault };
    if (closed) return { kind: 'closed', reason: closed };
    const before = newest(queued.kind, queued.position);
    const isThere = stands(queued);
    if (!isThere && before && before.seq >= queued.clientSeq) return reply('changed-elsewhere', queued.position);
    if (!isThere) write(queued);
    return fault === 'lost-reply' ? { kind: 'failed' } : reply('saved', queued.position);
  };

  const snapshot = () => {
    const positions = [...new Set(log.map(({ position }) => position))];
    return {
      expectedSeq: next(),
      answers: Object.fromEntries([1, 2, 3, ...positions].map((position) => [position, answerAt(position)])),
      flagged: positions.filter((position) => isFlagged(position)),
    };
  };
  const look = async (): Promise<Look> => {
    await Promise.resolve();
    looks += 1;
    if (isOffline) throw new Error('offline');
    return closed ? { kind: 'closed', reason: closed } : { kind: 'open', snapshot: snapshot() };
  };

  /** A window with the page as the server renders it now; it inherits what a window before it kept. */
  const open = (left: Kept = nothing) => {
    let kept = nothing;
    const ports = {
      send,
      look,
      store: (keeping: Kept) => {
        kept = keeping;
      },
      wait: (_ms: number, then: () => void) => void timers.push(then),
      tell: () => undefined,
    };
    const queue = new AnswerQueue(ports, empty);
    const page = snapshot();
    queue.adopt(page);
    if (left.waiting.length + left.refused.length > 0) queue.inherit(left);
    return { queue, kept: () => kept };
  };

  const settle = async (...queues: AnswerQueue[]) => {
    for (let round = 0; round < 400; round += 1) {
      await turn();
      timers.splice(0).forEach((then) => then());
      if (queues.every((queue) => queue.view().pendingCount === 0)) return;
    }
  };
  return {
    log,
    faults,
    sent,
    timers,
    turn,
    open,
    settle,
    answerAt,
    isFlagged,
    writeElsewhere,
    close: (reason: string) => {
      closed = reason;
    },
    offline: (is: boolean) => {
      isOffline = is;
    },
    looks: () => looks,
  };
}
