import { fewestAttempts } from '../statistics/interval.ts';
import { countsOf } from './counts.ts';
import type { FigureCount } from './counts.ts';
import type { ChoiceFigures, PartFigures } from './distractors.ts';
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
export type Flag = {
  readonly kind: FlagKind;
  readonly texts: readonly string[];
  /** The interval of the figure does not rule out that all is well. */
  readonly mayBeChance: boolean;
};

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

/** An answer by name; in a question of several parts with the part it belongs to. */
function named({ heading }: PartFigures, { text }: ChoiceFigures): string {
  return heading === null ? text : `${text} (${heading})`;
}

const isWrong = ({ isRight }: ChoiceFigures) => isRight === false;

function deadDistractors(parts: readonly PartFigures[]): string[] {
  return parts
    .filter(({ answered }) => answered >= fewestAttempts)
    .flatMap((part) =>
      part.choices.filter((choice) => isWrong(choice) && choice.count === 0).map((choice) => named(part, choice)),
    );
}

/** Distractors chosen by more people than the answer; only where one answer is right, and where enough answered. */
function strongerThanKey(parts: readonly PartFigures[]): string[] {
  return parts.flatMap((part) => {
    const [key, ...more] = part.choices.filter(({ isRight }) => isRight === true);
    if (!key || more.length > 0 || part.answered < fewestAttempts) return [];
    return part.choices
      .filter((choice) => isWrong(choice) && choice.count > key.count)
      .map((choice) => named(part, choice));
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
  // Where places or regions are offered by the dozen, one that nobody takes says nothing of the question.
  const dead = ['ordering', 'matching', 'hotspot'].includes(kind) ? [] : deadDistractors(parts);
  const stronger = kind === 'ordering' ? [] : strongerThanKey(parts);
  const found: readonly (readonly [FlagKind, boolean, readonly string[]])[] = [
    ['negative-discrimination', figures.discrimination !== null && figures.discrimination < 0, []],
    ['key-less-than-distractor', stronger.length > 0, stronger],
    ['exposed', isExposed(counts), []],
    ['dead-distractor', dead.length > 0, dead],
    ['too-hard', figures.facility < tooHardPercent, []],
    ['too-easy', figures.facility > tooEasyPercent, []],
  ];
  const isUnsure = (figures.discriminationInterval?.[1] ?? 0) >= 0;
  return found.flatMap(([flag, isRaised, texts]) =>
    isRaised ? [{ kind: flag, texts, mayBeChance: flag === 'negative-discrimination' && isUnsure }] : [],
  );
}
