import { fewestAttempts } from '../statistics/interval.ts';
import { countsOf } from './counts.ts';
import type { FigureCount } from './counts.ts';
import type { PartFigures } from './distractors.ts';
import type { QuestionFigures } from './question.ts';

export const flagKinds = [
  'negative-discrimination',
  'key-less-than-distractor',
  'exposed',
  'dead-distractor',
  'too-hard',
  'too-easy',
] as const;
export type FlagKind = (typeof flagKinds)[number];

/** Something to look at; `texts` names the answers it is about. */
export type Flag = { readonly kind: FlagKind; readonly texts: readonly string[] };

const tooEasyPercent = 95;
const tooHardPercent = 30;
const risenPercent = 10;

/** Mean and number of the marks of some months. */
function meanOf(months: readonly FigureCount[]): { n: number; mean: number; variance: number } {
  const n = months.reduce((sum, { count }) => sum + count, 0);
  const sum = months.reduce((total, each) => total + each.sum, 0);
  const squares = months.reduce((total, each) => total + each.squares, 0);
  const mean = n === 0 ? 0 : sum / n;
  return { n, mean, variance: n === 0 ? 0 : Math.max(0, squares / n - mean * mean) };
}

/**
 * A question may have got about when it has grown easier: the newest months (as few as hold enough attempts) against all
 * before, at least ten points up and by more than chance explains (z above 2.58, one in a hundred).
 */
export function isExposed(counts: readonly FigureCount[]): boolean {
  const months = countsOf(counts, 'month').toSorted((one, other) => one.key.localeCompare(other.key));
  for (let from = months.length - 1; from > 0; from -= 1) {
    const [before, newest] = [meanOf(months.slice(0, from)), meanOf(months.slice(from))];
    if (newest.n < fewestAttempts) continue;
    if (before.n < fewestAttempts) return false;
    const rise = (newest.mean - before.mean) / 10;
    const error = Math.sqrt(before.variance / before.n + newest.variance / newest.n) / 10;
    return rise >= risenPercent && rise > 2.58 * error;
  }
  return false;
}

function deadDistractors(parts: readonly PartFigures[]): string[] {
  return parts
    .filter(({ answered }) => answered >= fewestAttempts)
    .flatMap(({ choices }) => choices.filter(({ isRight, count }) => isRight === false && count === 0))
    .map(({ text }) => text);
}

/** Distractors chosen by more people than the answer; only where one answer is right, and where enough answered. */
function strongerThanKey(parts: readonly PartFigures[]): string[] {
  return parts.flatMap(({ answered, choices }) => {
    const right = choices.filter(({ isRight }) => isRight === true);
    const [key] = right;
    if (right.length !== 1 || !key || answered < fewestAttempts) return [];
    return choices.filter(({ isRight, count }) => isRight === false && count > key.count).map(({ text }) => text);
  });
}

/** What an admin should look at in a question; nothing below the fewest attempts that mean something. */
export function flagsOf(
  figures: QuestionFigures | null,
  parts: readonly PartFigures[],
  counts: readonly FigureCount[],
  kind: string,
): Flag[] {
  if (!figures) return [];
  // Every place of an order is a choice of its own, and one that nobody gives says nothing of the question.
  const dead = kind === 'ordering' || kind === 'matching' ? [] : deadDistractors(parts);
  const stronger = kind === 'ordering' ? [] : strongerThanKey(parts);
  const found: readonly (readonly [FlagKind, boolean, readonly string[]])[] = [
    ['negative-discrimination', figures.discrimination !== null && figures.discrimination < 0, []],
    ['key-less-than-distractor', stronger.length > 0, stronger],
    ['exposed', isExposed(counts), []],
    ['dead-distractor', dead.length > 0, dead],
    ['too-hard', figures.facility < tooHardPercent, []],
    ['too-easy', figures.facility > tooEasyPercent, []],
  ];
  return found.flatMap(([flag, isRaised, texts]) => (isRaised ? [{ kind: flag, texts }] : []));
}
