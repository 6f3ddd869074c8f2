import { fewestAttempts, feldt, meanInterval, wilson } from '../statistics/interval.ts';
import type { Interval } from '../statistics/interval.ts';
import { medianOf, momentsOf } from '../statistics/moments.ts';
import { testStatistics } from '../statistics/test.ts';
import type { TestStatistics } from '../statistics/test.ts';
import { countsOf, totalOf } from './counts.ts';
import type { FigureCount } from './counts.ts';

/** A share of the papers: those with this many questions. */
type Form = { readonly questions: number; readonly totals: readonly (readonly [percent: number, count: number])[] };

export type CourseFigures = {
  /** In percent of the paper's maximum. */
  readonly test: TestStatistics;
  readonly meanInterval: Interval | null;
  readonly consistencyInterval: Interval | null;
  readonly questions: number;
  readonly passPercent: number;
  readonly passInterval: Interval | null;
  /** How many attempts earned each score, in percent, ascending. */
  readonly scores: readonly (readonly [percent: number, count: number])[];
};

/** The scores by the number of questions on the paper, the most common number first. */
function formsOf(counts: readonly FigureCount[]): Form[] {
  const forms = new Map<number, Map<number, number>>();
  for (const { key, count } of countsOf(counts, 'total')) {
    const [questions = 0, total = 0, maximum = 0] = key.split(':').map(Number);
    const percent = maximum > 0 ? (100 * total) / maximum : 0;
    const totals = forms.get(questions) ?? new Map<number, number>();
    totals.set(percent, (totals.get(percent) ?? 0) + count);
    forms.set(questions, totals);
  }
  const size = (totals: readonly (readonly [number, number])[]) => totals.reduce((sum, [, count]) => sum + count, 0);
  return [...forms]
    .map(([questions, totals]) => ({ questions, totals: [...totals].toSorted(([one], [other]) => one - other) }))
    .toSorted((one, other) => size(other.totals) - size(one.totals) || other.questions - one.questions);
}

/**
 * Variances of the places of a paper, in the square of a percent of the whole paper. Papers are drawn at random, so an
 * item of alpha is a place on the paper, whatever question stood there.
 */
function placeVariances(counts: readonly FigureCount[], questions: number): number[] {
  const toPercent = 100 / (questions * 1000);
  return countsOf(counts, 'place')
    .filter(({ key }) => Number(key.split(':')[0]) === questions)
    .map(({ count, sum, squares }) => {
      const [n, s, q] = [BigInt(count), BigInt(sum), BigInt(squares)];
      return count > 1 ? (Number(n * q - s * s) / (count * (count - 1))) * toPercent ** 2 : 0;
    });
}

export function sittingsOf(counts: readonly FigureCount[]): number {
  return totalOf(counts, 'total');
}

/** The figures of a course version from its counts, over papers of the most common length; null below the fewest attempts. */
export function courseFigures(counts: readonly FigureCount[]): CourseFigures | null {
  const [form] = formsOf(counts);
  const sittings = sittingsOf(counts);
  if (!form) return null;
  const totals = momentsOf(() => form.totals);
  if (totals.n < fewestAttempts) return null;
  const variances = placeVariances(counts, form.questions);
  const test = testStatistics(totals, medianOf(form.totals, totals.n), variances);
  const passed = countsOf(counts, 'outcome').find(({ key }) => key === 'passed')?.count ?? 0;
  const passPercent = (100 * passed) / sittings;
  return {
    test,
    meanInterval: meanInterval(test.mean, test.standardDeviation, totals.n),
    consistencyInterval: feldt(test.internalConsistency, totals.n, variances.length),
    questions: form.questions,
    passPercent,
    passInterval: wilson(passPercent, sittings),
    scores: form.totals,
  };
}
