import { fewestAttempts, fisher, wilson } from '../statistics/interval.ts';
import type { Interval } from '../statistics/interval.ts';
import {
  covarianceWithTotal,
  discriminationIndex,
  discriminativeEfficiency,
  facility,
  itemDeviation,
} from '../statistics/item.ts';
import { addToPair, bestProducts, newPair } from '../statistics/pair.ts';
import { maximumMilliEach } from '../scores.ts';
import { countsOf, totalOf } from './counts.ts';
import type { FigureCount } from './counts.ts';
import { timeQuantileSeconds } from './time.ts';

/** The figures of one question version on first attempts. Percentages, but for seconds. */
export type QuestionFigures = {
  readonly facility: number;
  readonly facilityInterval: Interval | null;
  readonly deviation: number | null;
  readonly discrimination: number | null;
  readonly discriminationInterval: Interval | null;
  readonly efficiency: number | null;
  readonly covarianceWithTotal: number | null;
  readonly blankPercent: number;
  /** Null where too few answered to say; a blank takes no time. */
  readonly medianSeconds: number | null;
};

type Joint = { readonly item: number; readonly rest: number; readonly count: number };

function jointOf(counts: readonly FigureCount[]): Joint[] {
  return countsOf(counts, 'mark').map(({ key, count }) => {
    const [item = 0, rest = 0] = key.split(':').map(Number);
    return { item, rest, count };
  });
}

/** Values with their counts, ascending. */
function ascending(joint: readonly Joint[], which: 'item' | 'rest'): [number, number][] {
  const counts = new Map<number, number>();
  for (const each of joint) counts.set(each[which], (counts.get(each[which]) ?? 0) + each.count);
  return [...counts].toSorted(([one], [other]) => one - other);
}

export function attemptsOf(counts: readonly FigureCount[]): number {
  return totalOf(counts, 'mark');
}

function medianOfEnough(times: readonly FigureCount[]): number | null {
  const timed = times.reduce((sum, { count }) => sum + count, 0);
  return timed < fewestAttempts ? null : timeQuantileSeconds(times, 0.5);
}

/** The figures of a question from its counts; null below the fewest attempts that mean something. */
export function questionFigures(counts: readonly FigureCount[]): QuestionFigures | null {
  const joint = jointOf(counts);
  const pair = newPair();
  for (const { item, rest, count } of joint) addToPair(pair, item, rest, count);
  const { n } = pair;
  if (n < fewestAttempts) return null;
  const sum = joint.reduce((total, { item, count }) => total + item * count, 0);
  const easy = facility(sum / n, maximumMilliEach) ?? 0;
  const index = discriminationIndex(pair);
  const around = fisher(index === null ? null : index / 100, n);
  const deviation = itemDeviation(pair);
  const best = bestProducts(ascending(joint, 'item'), ascending(joint, 'rest'), pair);
  return {
    facility: easy,
    facilityInterval: wilson(easy, n),
    deviation: deviation === null ? null : (100 * deviation) / maximumMilliEach,
    discrimination: index,
    discriminationInterval: around && [100 * around[0], 100 * around[1]],
    efficiency: discriminativeEfficiency(pair, best),
    covarianceWithTotal: covarianceWithTotal(pair),
    blankPercent: (100 * totalOf(counts, 'blank')) / n,
    medianSeconds: medianOfEnough(countsOf(counts, 'time')),
  };
}
