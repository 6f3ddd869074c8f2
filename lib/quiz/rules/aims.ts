import { questionLevels } from '#lib/catalogue/schema.ts';
import type { Blueprint } from '#lib/catalogue/schema.ts';
import type { PoolQuestion } from './draw.ts';

/** Something a paper is to look like: what its questions are counted by, and what a count costs. */
export type Aim = {
  readonly of: (question: PoolQuestion) => string;
  readonly cost: (category: string, count: number) => number;
};

/** A demand of one line outweighs everything in the lines below it, whatever the pool. */
const weights = { minSafety: 1e10, minPerOutcome: 1e7, maxPerTopic: 1e5, level: 40, module: 4, safety: 4, outcome: 2 };
const topicWeight = 1;
/** Counts that lie nearer than this come to the same number of questions. */
const sameNumber = 0.5;

const safetyOf = ({ safety }: PoolQuestion) => (safety ? 'safety' : 'other');

/** How many questions each category has. */
export function countBy(questions: readonly PoolQuestion[], of: Aim['of']): Map<string, number> {
  const counts = new Map<string, number>();
  for (const question of questions) counts.set(of(question), (counts.get(of(question)) ?? 0) + 1);
  return counts;
}

/** Keeps each category near its target: being off by two costs four times as much as being off by one. */
function near(of: Aim['of'], weight: number, targets: ReadonlyMap<string, number>): Aim {
  return { of, cost: (category, count) => weight * (count - (targets.get(category) ?? 0)) ** 2 };
}

/** What is taken already, and of the last tier the same share of every category. */
function inProportion(
  of: Aim['of'],
  weight: number,
  taken: readonly PoolQuestion[],
  tier: readonly PoolQuestion[],
  need: number,
): Aim {
  const targets = countBy(taken, of);
  for (const [category, count] of countBy(tier, of))
    targets.set(category, (targets.get(category) ?? 0) + (count * need) / tier.length);
  return near(of, weight, targets);
}

const shareOf = (counts: ReadonlyMap<string, number>, category: string, need: number, total: number) =>
  ((counts.get(category) ?? 0) * need) / total;

/**
 * The shares that the blueprint names, of the whole paper; a level it does not name has its part of what is left.
 * Where a share and what the tier holds of it come to the same number of questions, the tier decides, so that papers
 * round up and down in turn.
 */
function levelAim(
  levels: Blueprint['levels'],
  taken: readonly PoolQuestion[],
  tier: readonly PoolQuestion[],
  need: number,
): Aim {
  const of = ({ level }: PoolQuestion): string => level;
  const [before, there] = [countBy(taken, of), countBy(tier, of)];
  const length = taken.length + need;
  // In an order of our own: how a policy lists its levels must not change a sum in its last bit.
  const named = new Map<string, number>(
    questionLevels.flatMap((level) => {
      const percent = levels[level];
      return percent === undefined ? [] : [[level, (percent * length) / 100] as const];
    }),
  );
  const left = Math.max(0, length - [...named.values()].reduce((sum, target) => sum + target, 0));
  const others = countBy(
    [...taken, ...tier].filter(({ level }) => !named.has(level)),
    of,
  );
  const othersTotal = [...others.values()].reduce((sum, count) => sum + count, 0);
  const target = (level: string): number => {
    const steady = (before.get(level) ?? 0) + shareOf(there, level, need, tier.length);
    const asked = named.get(level) ?? shareOf(others, level, left, othersTotal);
    return named.size === 0 || Math.abs(steady - asked) < sameNumber ? steady : asked;
  };
  return near(of, weights.level, new Map([...named.keys(), ...there.keys()].map((level) => [level, target(level)])));
}

/** What a paper is to look like that holds `taken` and `need` more of `tier`, by the blueprint and by what is left. */
export function aimsFor(
  blueprint: Blueprint,
  taken: readonly PoolQuestion[],
  tier: readonly PoolQuestion[],
  need: number,
): Aim[] {
  const { minSafety, minPerOutcome, maxPerTopic, levels } = blueprint;
  const module = ({ module: name }: PoolQuestion) => name;
  const outcome = ({ outcome: name }: PoolQuestion) => name;
  const topic = ({ topic: name }: PoolQuestion) => name;
  return [
    {
      of: safetyOf,
      cost: (category, count) => (category === 'safety' ? weights.minSafety * Math.max(0, minSafety - count) : 0),
    },
    { of: outcome, cost: (_, count) => weights.minPerOutcome * Math.max(0, minPerOutcome - count) },
    { of: topic, cost: (_, count) => weights.maxPerTopic * Math.max(0, count - (maxPerTopic ?? count)) },
    levelAim(levels, taken, tier, need),
    inProportion(module, weights.module, taken, tier, need),
    inProportion(safetyOf, weights.safety, taken, tier, need),
    inProportion(outcome, weights.outcome, taken, tier, need),
    inProportion(topic, topicWeight, taken, tier, need),
  ];
}
