import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { openCloner, startCluster } from './database.ts';
import type { Spoil } from './lane.ts';
import type { Told } from './sequence.ts';
import { openShop } from './shop.ts';
import { tellAll } from './tell.ts';
import type { Listener } from './tell.ts';

export type Violation = { /** Null: of all together. */ readonly sequence: number | null; readonly what: string };
export type Proof = {
  readonly sequences: number;
  readonly events: number;
  readonly violations: readonly Violation[];
  readonly seed: number;
};
export type Wanted = {
  readonly seed: number;
  readonly sequences: number;
  /** This one only, with its steps. */
  readonly only: number | null;
  /** Side by side in one thread: they wait for the database most of the time. */
  readonly lanes: number;
  readonly threads: number;
  /** In one thread only. */
  readonly spoil?: Spoil;
  readonly say?: (line: string) => void;
};

const reportEvery = 500;
const kindsShown = 60;

/** Tells so many sequences and gathers what does not hold when each is over. */
export async function prove(wanted: Wanted): Promise<Proof> {
  const { seed, only } = wanted;
  const numbers = only === null ? Array.from({ length: wanted.sequences }, (_, index) => index) : [only];
  const tally = makeTally(wanted);
  const cluster = await startCluster(openShop);
  try {
    if (wanted.threads === 1 || only !== null) {
      const cloner = openCloner(cluster.url, 'prove');
      await tellAll(cloner, { seed, numbers, lanes: wanted.lanes }, tally, wanted.spoil);
      await cloner.close();
    } else {
      const threads = Array.from({ length: wanted.threads }, (_, thread) => {
        const own = numbers.filter((number) => number % wanted.threads === thread);
        return runThread({ seed, numbers: own, lanes: wanted.lanes }, cluster.url, `prove_${thread}`, tally);
      });
      await Promise.all(threads);
    }
  } finally {
    await cluster.stop();
  }
  return tally.proof();
}

async function runThread(task: object, url: string, prefix: string, listener: Listener): Promise<void> {
  const worker = new Worker(new URL('thread.ts', import.meta.url), { workerData: { task, url, prefix } });
  worker.on('message', (message: { sequence: number; told: Told } | { found: string }) => {
    if ('found' in message) listener.found(message.found);
    else listener.told(message.sequence, message.told);
  });
  await once(worker, 'exit');
}

function makeTally({ seed, only, say = () => {} }: Wanted): Listener & { proof(): Proof } {
  const violations: Violation[] = [];
  const happened = new Map<string, number>();
  let events = 0;
  let done = 0;
  return {
    told(sequence, told) {
      events += told.events;
      done += 1;
      violations.push(...told.violations.map((what) => ({ sequence, what })));
      for (const what of told.violations) say(`sequence ${sequence}: ${what}`);
      for (const step of told.steps) {
        if (only !== null) say(`  ${step}`);
        else happened.set(kindOf(step), (happened.get(kindOf(step)) ?? 0) + 1);
      }
      if (done % reportEvery === 0) say(`${done} sequences, ${events} events, ${violations.length} violations`);
    },
    found(what) {
      violations.push({ sequence: null, what });
      say(what);
    },
    proof() {
      const most = [...happened].toSorted(([, one], [, other]) => other - one).slice(0, kindsShown);
      for (const [kind, times] of most) say(`${String(times).padStart(8)} ${kind}`);
      return { sequences: done, events, violations, seed };
    },
  };
}

/** What happened, without the numbers and names of one time. */
function kindOf(step: string): string {
  const [name = '', ...rest] = step.split(': ');
  if (name === 'deliver all' || name === 'together') return name;
  return [name, ...rest]
    .join(': ')
    .replaceAll(/\d+/g, 'n')
    .replaceAll(/ (?:prove|PROVE)-[a-zA-Z -]*/g, ' …');
}
