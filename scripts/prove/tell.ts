import type { Cloner } from './database.ts';
import { openLane } from './lane.ts';
import type { Lane, Spoil } from './lane.ts';
import { randomOf } from './random.ts';
import { tellSequence } from './sequence.ts';
import type { Told } from './sequence.ts';

/** After so many sequences a lane begins anew: what it remembers stays small. */
const sequencesALane = 120;

export type Task = { readonly seed: number; readonly numbers: readonly number[]; readonly lanes: number };
export type Listener = {
  told(sequence: number, told: Told): void;
  /** What does not hold of a lane as a whole. */
  found(what: string): void;
};

/** Tells sequences by their numbers, several at a time, each in a lane of its own. */
export async function tellAll(cloner: Cloner, task: Task, listener: Listener, spoil: Spoil = {}): Promise<void> {
  const left = [...task.numbers];
  const lanes = Array.from({ length: Math.min(task.lanes, left.length) }, async () => {
    while (left.length > 0) {
      const lane = await openLane(cloner, spoil);
      try {
        for (let count = 0; count < sequencesALane; count += 1) {
          const sequence = left.shift();
          if (sequence === undefined) break;
          listener.told(sequence, await tellSequence(lane, randomOf(task.seed, sequence)));
        }
        for (const what of [...(await gapsIn(lane)), ...(await unreadIn(lane))]) listener.found(what);
      } finally {
        await lane.close();
      }
    }
  });
  await Promise.all(lanes);
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
