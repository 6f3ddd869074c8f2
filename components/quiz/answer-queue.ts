import { blank, isFor, isSameAnswer, withRefused } from './queued.ts';
import type { Answer, Kept, Look, Queued, QueuePorts, QueueView, Refused, Reply, Snapshot } from './queued.ts';

const firstWaitMs = 1_000;
const longestWaitMs = 30_000;
/** While somebody types, only the pause is sent. */
const typingPauseMs = 700;

const isHalted = (status: QueueView['status']) => status === 'closed' || status === 'not-yours';

/**
 * Delivers answers and flags one at a time, in the order they were given, until the server has each. Outlives the page
 * through `store`. What is given again before it was sent takes the place of the older one. An answer that a newer one
 * from elsewhere has overtaken is never forced through: it is kept aside and offered back.
 */
export class AnswerQueue {
  readonly #ports: QueuePorts;
  readonly #answers = new Map<number, Answer>();
  readonly #flagged = new Set<number>();
  readonly #listeners = new Set<() => void>();
  #waiting: Queued[] = [];
  #refused: Refused[] = [];
  #seq = -1;
  #isSending = false;
  /** False after a failure: who is signed in, and what stands, may have changed meanwhile. */
  #isSure = true;
  #fails = 0;
  #view: QueueView;

  constructor(ports: QueuePorts, empty: QueueView) {
    this.#ports = ports;
    this.#view = empty;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  view = (): QueueView => this.#view;

  answerTo(position: number): Answer {
    return this.#answers.get(position) ?? blank;
  }

  /** Takes over how the paper stands on the server, except where this window knows something newer. */
  adopt({ expectedSeq, answers, flagged }: Snapshot): void {
    if (expectedSeq < this.#seq) return;
    const isFirst = this.#seq === -1;
    const anew: number[] = [];
    for (const [text, answer] of Object.entries(answers)) {
      const position = Number(text);
      const isWaiting = this.#waiting.some((each) => isFor(each, { kind: 'answer', position }));
      if (isWaiting) continue;
      if (!isFirst && !isSameAnswer(this.answerTo(position), answer)) anew.push(position);
      this.#answers.set(position, answer);
    }
    const own = this.#waiting.flatMap((each) => (each.kind === 'flag' ? each.position : []));
    const stay = [...this.#flagged].filter((position) => own.includes(position));
    this.#flagged.clear();
    for (const position of [...stay, ...flagged.filter((each) => !own.includes(each))]) this.#flagged.add(position);
    this.#seq = expectedSeq;
    const { changedElsewhere } = this.#view;
    this.#show(
      anew.length > 0 ? { changedElsewhere: [...new Set([...changedElsewhere, ...anew])], replaced: anew } : {},
    );
    this.deliver();
  }

  /**
   * Takes over what an earlier page, or a window that is gone, could not deliver. Where this window has an answer of its
   * own on the way, that one goes, and the other is offered back.
   */
  inherit({ waiting, refused }: Kept): void {
    const ownBefore = this.#waiting;
    const isOverlaid = (each: Queued) => ownBefore.some((own) => isFor(own, each));
    const news = waiting.filter((each) => !isOverlaid(each));
    const inFlight = this.#isSending ? 1 : 0;
    this.#waiting = [...this.#waiting.slice(0, inFlight), ...news, ...this.#waiting.slice(inFlight)];
    this.#refused = [...refused.filter(({ position }) => !this.#refusedAt(position)), ...this.#refused];
    for (const each of news) this.#remember(each);
    for (const each of waiting)
      if (each.kind === 'answer' && isOverlaid(each) && !isSameAnswer(each, this.answerTo(each.position)))
        this.#setAside(each, 'changed-elsewhere');
    this.#isSure &&= waiting.length === 0;
    this.#keep();
    if (this.#view.status === 'closed') this.#close(this.#view.closedReason ?? 'finished');
    this.#show({ replaced: news.filter(({ kind }) => kind === 'answer').map(({ position }) => position) });
    this.deliver();
  }

  /** An answer was given. While it is being typed it is kept at once and sent after a pause. */
  give(position: number, answer: Answer, isTyping = false): void {
    if (this.#view.status === 'closed' || isSameAnswer(this.answerTo(position), answer)) return;
    this.#refused = this.#refused.filter((each) => each.position !== position);
    this.#enqueue({ kind: 'answer', position, ...answer, clientSeq: this.#seq, wasSent: false }, isTyping);
  }

  /** A question is flagged to come back to, or its flag taken off. */
  flag(position: number, flagged: boolean): void {
    if (this.#view.status === 'closed' || this.#flagged.has(position) === flagged) return;
    this.#enqueue({ kind: 'flag', position, flagged, clientSeq: this.#seq, wasSent: false }, false);
  }

  /** Puts the refused answer of this window in the place of the newer one, which its owner has now seen. */
  takeMine(position: number): void {
    const refused = this.#refusedAt(position);
    if (!refused) return;
    this.give(position, refused.mine);
    this.settle(position);
    this.#show({ replaced: [position] });
  }

  /** Lets the answer that stands be, and forgets the refused one. */
  settle(position: number): void {
    this.#refused = this.#refused.filter((each) => each.position !== position);
    this.#keep();
    this.#show({});
  }

  /** The therapist has seen which questions changed elsewhere. */
  acknowledge = (): void => this.#show({ changedElsewhere: [] });

  /** Starts or goes on delivering; called again when the connection comes back. */
  deliver = (): void => {
    if (this.#isSending || this.#seq === -1 || this.#waiting.length === 0 || isHalted(this.#view.status)) return;
    void this.#sendNext();
  };

  /** Asks how the paper stands, and heeds it. */
  look = async (): Promise<Look['kind']> => {
    if (this.#view.status === 'closed') return 'closed';
    const found = await this.#ports.look().catch((): Look => ({ kind: 'failed' }));
    if (found.kind === 'open') this.#goOn(found.snapshot);
    else this.#stop(found);
    return found.kind;
  };

  /** The paper was changed by another way than this queue, such as handing in: other windows look for themselves. */
  tellOthers = (): void => this.#ports.tell();

  /** True once nothing waits; false when a delivery fails first. */
  flush(): Promise<boolean> {
    this.deliver();
    return new Promise((resolve) => {
      const settle = () => {
        const { pendingCount, status } = this.#view;
        if (pendingCount > 0 && (status === 'saving' || status === 'saved' || status === 'idle')) return;
        stop();
        resolve(pendingCount === 0);
      };
      const stop = this.subscribe(settle);
      settle();
    });
  }

  #refusedAt(position: number): Refused | undefined {
    return this.#refused.find((each) => each.position === position);
  }

  #enqueue(given: Queued, isTyping: boolean): void {
    const replaced = this.#waiting.find((each) => isFor(each, given) && !each.wasSent);
    const queued = { ...given, clientSeq: replaced?.clientSeq ?? given.clientSeq };
    this.#waiting = [...this.#waiting.filter((each) => each !== replaced), queued];
    this.#remember(queued);
    this.#keep();
    this.#show({});
    if (!isTyping) {
      this.deliver();
      return;
    }
    const { status } = this.#view;
    if (status === 'idle' || status === 'saved') this.#show({ status: 'saving' });
    this.#ports.wait(typingPauseMs, this.deliver);
  }

  #remember(queued: Queued): void {
    if (queued.kind === 'answer')
      this.#answers.set(queued.position, { keys: queued.keys, certainty: queued.certainty });
    else if (queued.flagged) this.#flagged.add(queued.position);
    else this.#flagged.delete(queued.position);
  }

  async #sendNext(): Promise<void> {
    this.#isSending = true;
    this.#show({ status: 'saving' });
    const mayWrite = this.#isSure || (await this.look()) === 'open';
    const [first, ...rest] = this.#waiting;
    if (!mayWrite || !first) {
      this.#isSending = false;
      return;
    }
    const sent = { ...first, wasSent: true };
    this.#waiting = [sent, ...rest];
    this.#keep();
    const reply = await this.#ports.send(sent).catch((): Reply => ({ kind: 'failed' }));
    this.#isSending = false;
    this.#receive(sent, reply);
  }

  #goOn(snapshot: Snapshot): void {
    this.#isSure = true;
    this.#fails = 0;
    if (this.#view.status === 'not-yours' || this.#view.status === 'signed-out') this.#show({ status: 'saving' });
    this.adopt(snapshot);
    if (this.#waiting.length === 0 && this.#view.status !== 'idle') this.#show({ status: 'saved' });
  }

  #stop(reply: Extract<Reply, { readonly kind: 'closed' | 'signed-out' | 'not-yours' | 'failed' }>): void {
    if (reply.kind === 'closed') {
      this.#close(reply.reason);
      return;
    }
    this.#isSure = false;
    if (reply.kind === 'failed' && this.#waiting.length === 0) return;
    this.#fails += 1;
    this.#show({ status: reply.kind === 'failed' ? 'retrying' : reply.kind });
    if (reply.kind !== 'not-yours')
      this.#ports.wait(Math.min(longestWaitMs, firstWaitMs * 2 ** (this.#fails - 1)), this.deliver);
  }

  /** The paper takes no more answers. Those that did not make it are kept aside, by question. */
  #close(reason: string): void {
    for (const each of this.#waiting) this.#setAside(each, 'closed');
    this.#waiting = [];
    this.#keep();
    this.#show({ status: 'closed', closedReason: reason });
  }

  #receive(sent: Queued, reply: Reply): void {
    if (
      reply.kind === 'closed' ||
      reply.kind === 'signed-out' ||
      reply.kind === 'not-yours' ||
      reply.kind === 'failed'
    ) {
      this.#stop(reply);
      return;
    }
    this.#fails = 0;
    let rest = this.#waiting.slice(1);
    const isBehind = reply.kind !== 'unreadable' && reply.expectedSeq > this.#seq + 1;
    if (reply.kind === 'saved') {
      const { expectedSeq } = reply;
      rest = rest.map((each) => (isFor(each, sent) ? { ...each, clientSeq: expectedSeq } : each));
      if (!rest.some((each) => isFor(each, sent))) this.#learn(sent, reply);
    } else {
      // A later answer to the same question was given just as blindly, so it waits for its owner's word too.
      const newest = rest.findLast((each) => isFor(each, sent)) ?? sent;
      rest = rest.filter((each) => !isFor(each, sent));
      if (newest.kind === 'answer')
        this.#setAside(newest, reply.kind === 'unreadable' ? 'closed' : 'changed-elsewhere');
      if (reply.kind === 'changed-elsewhere') this.#learn(sent, reply);
    }
    this.#waiting = rest;
    if (reply.kind !== 'unreadable' && !isBehind) this.#seq = Math.max(this.#seq, reply.expectedSeq);
    this.#keep();
    this.#show({
      status: rest.length > 0 ? 'saving' : 'saved',
      ...(reply.kind === 'changed-elsewhere' ? { replaced: [sent.position] } : {}),
    });
    if (reply.kind === 'saved') this.#ports.tell();
    if (isBehind) void this.look();
    this.deliver();
  }

  #learn(sent: Queued, reply: Extract<Reply, { readonly kind: 'saved' | 'changed-elsewhere' }>): void {
    if (sent.kind === 'answer') this.#answers.set(sent.position, reply.answer);
    else if (reply.flagged) this.#flagged.add(sent.position);
    else this.#flagged.delete(sent.position);
  }

  #setAside(queued: Queued, why: Refused['why']): void {
    this.#refused = withRefused(this.#refused, queued, why);
  }

  #keep(): void {
    this.#ports.store({ waiting: this.#waiting, refused: this.#refused });
  }

  #show(change: Partial<QueueView>): void {
    this.#view = {
      ...this.#view,
      ...change,
      pendingCount: this.#waiting.length,
      answers: Object.fromEntries(this.#answers),
      flagged: [...this.#flagged].toSorted((one, other) => one - other),
      refused: this.#refused,
    };
    for (const listener of this.#listeners) listener();
  }
}
