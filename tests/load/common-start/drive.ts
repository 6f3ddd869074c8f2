import { seededRandom } from '#lib/quiz/rules/random.ts';
import type { AnswerReply } from '#tests/support/sitting/sitting.ts';
import { steps } from './candidate.ts';
import type { Candidate, StepName } from './candidate.ts';

export type Pattern = {
  readonly seed: string;
  readonly questionCount: number;
  readonly thinkMs: { readonly from: number; readonly to: number };
};

/** What one therapist was told: the keys the server has acknowledged, by position. */
export type Told = {
  readonly attemptId: string;
  readonly acknowledged: ReadonlyMap<number, readonly string[]>;
  /** Answers that were sent, again and again, and never acknowledged: they may have arrived. */
  readonly onItsWay: ReadonlyMap<number, readonly string[]>;
  /** Null: the button was pressed, and no press came to an end. */
  readonly isHandedIn: boolean | null;
};

export type Tally = {
  /** Milliseconds of every step that a server did, from the first try to its answer. */
  readonly times: Readonly<Record<StepName, readonly number[]>>;
  /** Steps that failed at the first try, and those that never worked. */
  readonly failedFirst: Readonly<Record<StepName, number>>;
  readonly neverDone: Readonly<Record<StepName, number>>;
  readonly complaints: readonly string[];
  /** From the common start to the last result. */
  readonly wholeMs: number;
  readonly answeringMs: number;
  readonly told: readonly Told[];
};

const mostTries = 12;
/** As the browser's queue waits: components/quiz/answer-queue.ts. */
const waitMs = (tried: number) => Math.min(30_000, 1_000 * 2 ** (tried - 1));
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const perStep = <Value>(make: () => Value) =>
  Object.fromEntries(steps.map((name) => [name, make()])) as Record<StepName, Value>;

/** Counts and times what everyone does. */
class Clerk {
  readonly times = perStep<number[]>(() => []);
  readonly failedFirst = perStep(() => 0);
  readonly neverDone = perStep(() => 0);
  readonly complaints: string[] = [];

  /** Tries until it works, as a person or their browser would. Undefined when it never did. */
  async run<Value>(step: StepName, work: () => Promise<Value>): Promise<Value | undefined> {
    const begun = performance.now();
    for (let tried = 1; tried <= mostTries; tried += 1) {
      try {
        const value = await work();
        this.times[step].push(performance.now() - begun);
        return value;
      } catch (error) {
        if (tried === 1) this.failedFirst[step] += 1;
        if (this.complaints.length < 20) this.complaints.push(`${step}: ${String(error)}`);
        if (tried < mostTries) await pause(waitMs(tried));
      }
    }
    this.neverDone[step] += 1;
    return undefined;
  }
}

/** The keys somebody gives to a question: most know most of it, some half. */
function chosen(next: () => number, skill: number): string {
  return next() < skill ? 'a' : (['b', 'c', 'd'][Math.floor(next() * 3)] ?? 'b');
}

type Sheet = {
  attemptId: string;
  readonly acknowledged: Map<number, readonly string[]>;
  readonly onItsWay: Map<number, readonly string[]>;
  isHandedIn: boolean | null;
};

async function sendUntilAcknowledged(candidate: Candidate, given: Parameters<Candidate['answer']>[0]) {
  const reply: AnswerReply = await candidate.answer(given);
  if (reply.status !== 200 || !reply.state)
    throw new Error(`an answer was answered ${reply.status} ${reply.reason ?? ''}`);
  return reply.state;
}

async function answerAll(candidate: Candidate, sheet: Sheet, clerk: Clerk, index: number, pattern: Pattern) {
  const { next } = seededRandom(`${pattern.seed} ${index}`);
  const skill = index % 2 === 0 ? 0.95 : 0.5;
  const { from, to } = pattern.thinkMs;
  let clientSeq = 1;
  for (let position = 1; position <= pattern.questionCount; position += 1) {
    await pause(from + next() * (to - from));
    const given = { position, keys: [chosen(next, skill)], clientSeq };
    const state = await clerk.run('answer', () => sendUntilAcknowledged(candidate, given));
    if (state) {
      sheet.acknowledged.set(position, state.keys);
      clientSeq = state.expectedSeq;
    } else sheet.onItsWay.set(position, given.keys);
  }
}

/**
 * A common start: everyone has the page before them, all press at once, everyone opens the paper and answers at their own
 * pace, and once the last has answered all hand in at once.
 */
export async function drive(candidates: readonly Candidate[], pattern: Pattern): Promise<Tally> {
  const clerk = new Clerk();
  const sheets = candidates.map((): Sheet => ({
    attemptId: '',
    acknowledged: new Map(),
    onItsWay: new Map(),
    isHandedIn: false,
  }));
  const all = (work: (candidate: Candidate, sheet: Sheet, index: number) => Promise<unknown>) =>
    Promise.all(
      candidates.map((candidate, index) => {
        const sheet = sheets[index];
        return sheet && work(candidate, sheet, index);
      }),
    );
  await all((candidate) => clerk.run('arrive', () => candidate.arrive()));
  const begun = performance.now();
  let answeringFrom = begun;
  await all(async (candidate, sheet) => {
    sheet.attemptId = (await clerk.run('start', () => candidate.start())) ?? '';
    if (sheet.attemptId) await clerk.run('open', () => candidate.open());
  });
  answeringFrom = performance.now();
  await all((candidate, sheet, index) =>
    sheet.attemptId ? answerAll(candidate, sheet, clerk, index, pattern) : Promise.resolve(),
  );
  const answeringMs = performance.now() - answeringFrom;
  await all((candidate) => clerk.run('review', () => candidate.review()));
  await all(async (candidate, sheet) => {
    const done = await clerk.run('handIn', () => candidate.handIn().then(() => true));
    sheet.isHandedIn = done ?? null;
  });
  const { times, failedFirst, neverDone, complaints } = clerk;
  return {
    times,
    failedFirst,
    neverDone,
    complaints,
    wholeMs: performance.now() - begun,
    answeringMs,
    told: sheets,
  };
}
