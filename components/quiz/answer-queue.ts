/** An answer on its way to the server. `wasSent`: it may have arrived, so nothing may take its place in the queue. */
export type QueuedAnswer = {
  readonly position: number;
  readonly keys: readonly string[];
  readonly clientSeq: number;
  readonly wasSent: boolean;
};

export type Reply =
  | { readonly kind: 'saved' | 'changed-elsewhere'; readonly expectedSeq: number; readonly keys: readonly string[] }
  | { readonly kind: 'closed'; readonly reason: string }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'failed' };

export type QueueStatus = 'idle' | 'saving' | 'saved' | 'retrying' | 'signed-out' | 'closed';

export type QueueView = {
  readonly status: QueueStatus;
  readonly pendingCount: number;
  readonly closedReason: string | null;
  /** The question whose answer was changed in another window, if the last reply said so. */
  readonly conflictAt: number | null;
  /** Every answer as this window knows it, by position. */
  readonly answers: Readonly<Record<number, readonly string[]>>;
};

export type QueuePorts = {
  readonly send: (answer: QueuedAnswer) => Promise<Reply>;
  readonly load: () => readonly QueuedAnswer[];
  readonly store: (answers: readonly QueuedAnswer[]) => void;
  /** Calls back after so many milliseconds. */
  readonly wait: (milliseconds: number, then: () => void) => void;
};

const firstWaitMs = 1_000;
const longestWaitMs = 30_000;

const isSame = (one: readonly string[], other: readonly string[]) => JSON.stringify(one) === JSON.stringify(other);

/**
 * Delivers answers one at a time, in the order they were given, until the server has each. Outlives a reload through
 * `store`. An answer given again before it was sent takes the place of the older one.
 */
export class AnswerQueue {
  readonly #ports: QueuePorts;
  readonly #answers = new Map<number, readonly string[]>();
  readonly #listeners = new Set<() => void>();
  #waiting: QueuedAnswer[];
  #seq = 0;
  #isSending = false;
  #fails = 0;
  #view: QueueView = { status: 'idle', pendingCount: 0, closedReason: null, conflictAt: null, answers: {} };

  constructor(ports: QueuePorts) {
    this.#ports = ports;
    this.#waiting = [...ports.load()];
    for (const { position, keys } of this.#waiting) this.#answers.set(position, keys);
    this.#show({ status: this.#waiting.length > 0 ? 'retrying' : 'idle' });
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  view = (): QueueView => this.#view;

  answerTo(position: number): readonly string[] {
    return this.#answers.get(position) ?? [];
  }

  /** Takes over what a page brought from the server, except where this window knows something newer. */
  adopt(expectedSeq: number, answers: Readonly<Record<number, readonly string[]>>): void {
    const isNewest = expectedSeq >= this.#seq;
    for (const [text, keys] of Object.entries(answers)) {
      const position = Number(text);
      const isWaiting = this.#waiting.some((answer) => answer.position === position);
      if (!isWaiting && (isNewest || !this.#answers.has(position))) this.#answers.set(position, keys);
    }
    this.#seq = Math.max(this.#seq, expectedSeq);
    this.#show({});
    this.deliver();
  }

  /** An answer was given. */
  give(position: number, keys: readonly string[]): void {
    if (this.#view.status === 'closed' || isSame(this.answerTo(position), keys)) return;
    this.#answers.set(position, keys);
    const replaced = this.#waiting.find((answer) => answer.position === position && !answer.wasSent);
    const answer = { position, keys, clientSeq: replaced?.clientSeq ?? this.#seq, wasSent: false };
    this.#waiting = [...this.#waiting.filter((each) => each !== replaced), answer];
    this.#keep();
    this.#show({ conflictAt: null });
    this.deliver();
  }

  /** Starts or goes on delivering; called again when the connection comes back. */
  deliver = (): void => {
    if (this.#isSending || this.#view.status === 'closed' || this.#waiting.length === 0) return;
    void this.#sendNext();
  };

  /** True once nothing waits; false when a delivery fails first. */
  flush(): Promise<boolean> {
    this.deliver();
    return new Promise((resolve) => {
      const settle = () => {
        const { pendingCount, status } = this.#view;
        if (pendingCount > 0 && status !== 'retrying' && status !== 'signed-out' && status !== 'closed') return;
        stop();
        resolve(pendingCount === 0);
      };
      const stop = this.subscribe(settle);
      settle();
    });
  }

  async #sendNext(): Promise<void> {
    const [first, ...rest] = this.#waiting;
    if (!first) return;
    const sent = { ...first, wasSent: true };
    this.#waiting = [sent, ...rest];
    this.#isSending = true;
    this.#keep();
    this.#show({ status: 'saving' });
    const reply = await this.#ports.send(sent).catch((): Reply => ({ kind: 'failed' }));
    this.#isSending = false;
    this.#receive(sent, reply);
  }

  #receive(sent: QueuedAnswer, reply: Reply): void {
    if (reply.kind === 'failed' || reply.kind === 'signed-out') {
      this.#fails += 1;
      this.#show({ status: reply.kind === 'failed' ? 'retrying' : 'signed-out' });
      this.#ports.wait(Math.min(longestWaitMs, firstWaitMs * 2 ** (this.#fails - 1)), this.deliver);
      return;
    }
    this.#fails = 0;
    if (reply.kind === 'closed') {
      this.#waiting = [];
      this.#keep();
      this.#show({ status: 'closed', closedReason: reply.reason });
      return;
    }
    this.#seq = Math.max(this.#seq, reply.expectedSeq);
    const rest = this.#waiting.slice(1);
    this.#waiting = rest.map((each) =>
      each.position === sent.position ? { ...each, clientSeq: reply.expectedSeq } : each,
    );
    if (!rest.some(({ position }) => position === sent.position)) this.#answers.set(sent.position, reply.keys);
    this.#keep();
    this.#show({
      status: rest.length > 0 ? 'saving' : 'saved',
      conflictAt: reply.kind === 'changed-elsewhere' ? sent.position : this.#view.conflictAt,
    });
    this.deliver();
  }

  #keep(): void {
    this.#ports.store(this.#waiting);
  }

  #show(change: Partial<QueueView>): void {
    const answers = Object.fromEntries(this.#answers);
    this.#view = { ...this.#view, ...change, pendingCount: this.#waiting.length, answers };
    for (const listener of this.#listeners) listener();
  }
}
