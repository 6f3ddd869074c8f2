import { startCluster } from './database.ts';
import type { Cluster } from './database.ts';
import { openLane } from './lane.ts';
import type { Lane, Spoil } from './lane.ts';
import { randomOf } from './random.ts';
import { tellSequence } from './sequence.ts';
import { openShop } from './shop.ts';

/** After so many sequences a lane begins anew: what it remembers stays small. */
const sequencesALane = 120;

export type Violation = { readonly sequence: number; readonly what: string };
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
  readonly lanes: number;
  readonly spoil?: Spoil;
  readonly say?: (line: string) => void;
};

/** Tells so many sequences, several at a time, each in a lane of its own, and gathers what does not hold. */
export async function prove(wanted: Wanted): Promise<Proof> {
  const { seed, only, say = () => {} } = wanted;
  const numbers = only === null ? Array.from({ length: wanted.sequences }, (_, index) => index) : [only];
  const cluster = await startCluster(openShop);
  const violations: Violation[] = [];
  let events = 0;
  let done = 0;
  const happened = new Map<string, number>();
  const count = (step: string) => {
    const kind = step.replaceAll(/\d+/g, 'n').replace(/ (?:prove|PROVE)-[a-zA-Z -]*/g, ' …');
    if (!step.startsWith(' ')) happened.set(kind, (happened.get(kind) ?? 0) + 1);
  };
  const tell = async (lane: Lane, sequence: number) => {
    const told = await tellSequence(lane, randomOf(seed, sequence));
    events += told.events;
    done += 1;
    violations.push(...told.violations.map((what) => ({ sequence, what })));
    for (const what of told.violations) say(`sequence ${sequence}: ${what}`);
    for (const step of told.steps) count(step);
    if (only !== null) for (const step of told.steps) say(`  ${step}`);
    if (done % 500 === 0) say(`${done} sequences, ${events} events, ${violations.length} violations`);
  };
  try {
    const lanes = Array.from({ length: Math.min(wanted.lanes, numbers.length) }, () =>
      runLane(cluster, numbers, wanted.spoil, tell, (what) => violations.push({ sequence: -1, what })),
    );
    await Promise.all(lanes);
  } finally {
    await cluster.stop();
  }
  if (only === null)
    for (const [kind, times] of [...happened].toSorted(([, one], [, two]) => two - one))
      say(`${String(times).padStart(8)} ${kind}`);
  return { sequences: done, events, violations, seed };
}

async function runLane(
  cluster: Cluster,
  numbers: number[],
  spoil: Spoil | undefined,
  tell: (lane: Lane, sequence: number) => Promise<void>,
  report: (what: string) => void,
): Promise<void> {
  while (numbers.length > 0) {
    const lane = await openLane(cluster, spoil);
    try {
      for (let told = 0; told < sequencesALane; told += 1) {
        const sequence = numbers.shift();
        if (sequence === undefined) break;
        await tell(lane, sequence);
      }
      for (const what of [...(await gapsIn(lane)), ...(await unreadIn(lane))]) report(what);
    } finally {
      await lane.close();
    }
  }
}

/** Every event that was acknowledged has been looked into. */
async function unreadIn({ plainDb }: Lane): Promise<string[]> {
  const unread = await plainDb.stripeEvent.groupBy({
    by: ['type'],
    where: { appliedAt: null },
    _count: { _all: true },
  });
  return unread.map(({ type, _count }) => `${_count._all} events ${type} were never looked into`);
}

/** Every series of documents is numbered from 1 without a gap. */
async function gapsIn({ plainDb }: Lane): Promise<string[]> {
  const series = await plainDb.salesDocument.groupBy({
    by: ['series'],
    _count: { _all: true },
    _max: { running: true },
    _min: { running: true },
  });
  return series
    .filter(({ _count, _max, _min }) => _min.running !== 1 || _max.running !== _count._all)
    .map((one) => `series ${one.series} has gaps: ${one._count._all} documents up to ${one._max.running}`);
}
