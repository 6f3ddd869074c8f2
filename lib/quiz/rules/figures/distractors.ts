import { fewestAttempts, fisher } from '../statistics/interval.ts';
import type { Interval } from '../statistics/interval.ts';
import { pointBiserial } from '../statistics/option.ts';
import { choiceOf, groupOf } from '../parts.ts';
import { countsOf } from './counts.ts';
import type { FigureCount } from './counts.ts';
import type { WordedPart } from './wording.ts';

export type ChoiceFigures = {
  readonly key: string;
  readonly text: string;
  readonly isRight: boolean | null;
  readonly count: number;
  /** Of those who answered this part. */
  readonly percent: number;
  readonly pointBiserial: number | null;
  readonly interval: Interval | null;
};

export type PartFigures = {
  readonly group: string;
  readonly heading: string | null;
  readonly answered: number;
  readonly choices: readonly ChoiceFigures[];
  /** Typed answers beyond those listed. */
  readonly others: number;
};

const mostTyped = 20;

type Listed = Pick<ChoiceFigures, 'key' | 'text' | 'isRight'>;

function figuresOf(listed: Listed, count: FigureCount | undefined, answered: FigureCount): ChoiceFigures {
  const chosen = { count: count?.count ?? 0, sum: count?.sum ?? 0 };
  const value = pointBiserial(chosen, answered);
  const isEnough = answered.count >= fewestAttempts;
  return {
    ...listed,
    count: chosen.count,
    percent: answered.count === 0 ? 0 : (100 * chosen.count) / answered.count,
    pointBiserial: isEnough ? value : null,
    interval: isEnough ? fisher(value, answered.count) : null,
  };
}

/** Who chose what in each part of a question, and how those who chose it did in the rest of the paper. */
export function choiceFigures(parts: readonly WordedPart[], counts: readonly FigureCount[]): PartFigures[] {
  const answered = countsOf(counts, 'part');
  const chosen = new Map(countsOf(counts, 'choice').map((each) => [each.key, each]));
  const typed = countsOf(counts, 'typed').toSorted((one, other) => other.count - one.count);
  return parts.map(({ group, heading, choices }) => {
    const all = answered.find(({ key }) => key === group) ?? { what: 'part', key: group, count: 0, sum: 0, squares: 0 };
    const own = typed.filter(({ key }) => groupOf(key) === group);
    const listed = own.slice(0, mostTyped);
    return {
      group,
      heading,
      answered: all.count,
      choices: [
        ...choices.map((choice) => figuresOf(choice, chosen.get(choice.key), all)),
        ...listed.map((each) => figuresOf({ key: each.key, text: choiceOf(each.key), isRight: null }, each, all)),
      ],
      others: own.slice(mostTyped).reduce((sum, { count }) => sum + count, 0),
    };
  });
}
