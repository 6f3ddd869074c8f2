import { regionPlace } from '#lib/catalogue/body-map.ts';
import type { Question, QuizPolicy } from '#lib/catalogue/schema.ts';
import { groupOf } from './parts.ts';
import { seededRandom } from './random.ts';
import type { Random } from './random.ts';

export type PoolQuestion = Pick<Question, 'key' | 'kind' | 'module' | 'outcome' | 'topic' | 'safety' | 'level'> & {
  readonly questionVersionId: string;
  /** In the question's own order; for a case `item=option`, for a cloze `gap=option`. */
  readonly optionKeys: readonly string[];
};

/** How often this therapist has met a question, by its key. */
export type SeenCounts = Readonly<Record<string, number>>;

export type Slot = {
  readonly position: number;
  readonly questionVersionId: string;
  readonly optionOrder: readonly string[];
};

type Candidate = { readonly question: PoolQuestion; readonly seen: number; readonly rank: number };

/** How many questions each module gives: as even as the modules' sizes allow, the odd ones by the order given. */
export function evenQuotas(sizes: ReadonlyMap<string, number>, count: number): Map<string, number> {
  const quotas = new Map([...sizes.keys()].map((module) => [module, 0]));
  let left = count;
  while (left > 0) {
    const before = left;
    for (const [module, size] of sizes) {
      const quota = quotas.get(module) ?? 0;
      if (left > 0 && quota < size) {
        quotas.set(module, quota + 1);
        left -= 1;
      }
    }
    if (left === before) break;
  }
  return quotas;
}

function candidatesByModule(
  random: Random,
  pool: readonly PoolQuestion[],
  seenCounts: SeenCounts,
): Map<string, Candidate[]> {
  const unique = new Map(pool.map((question) => [question.questionVersionId, question]));
  const sorted = [...unique.values()].toSorted((one, other) =>
    one.questionVersionId < other.questionVersionId ? -1 : 1,
  );
  const ranked = random
    .shuffle(sorted)
    .map((question, rank) => ({ question, rank, seen: seenCounts[question.key] ?? 0 }));
  const modules = random.shuffle([...new Set(sorted.map((question) => question.module))]);
  return new Map(modules.map((module) => [module, ranked.filter((candidate) => candidate.question.module === module)]));
}

/** Least seen first; among equals an outcome that has not come up yet; then chance. */
function chooseFromModule(candidates: readonly Candidate[], quota: number): Candidate[] {
  const chosen: Candidate[] = [];
  const outcomeCount = (candidate: Candidate) =>
    chosen.filter(({ question }) => question.outcome === candidate.question.outcome).length;
  const left = new Set(candidates);
  while (chosen.length < quota && left.size > 0) {
    const best = [...left].reduce((one, other) => {
      const order = one.seen - other.seen || outcomeCount(one) - outcomeCount(other) || one.rank - other.rank;
      return order <= 0 ? one : other;
    });
    left.delete(best);
    chosen.push(best);
  }
  return chosen;
}

type Swap = { readonly out: Candidate; readonly into: Candidate; readonly crosses: boolean; readonly cost: number };

function betterSwap(one: Swap | null, other: Swap): Swap {
  if (!one) return other;
  const order =
    Number(one.crosses) - Number(other.crosses) ||
    one.cost - other.cost ||
    one.into.rank - other.into.rank ||
    other.out.rank - one.out.rank;
  return order <= 0 ? one : other;
}

/** Brings safety questions up to the minimum by the swaps that repeat the least, inside one module where that can be. */
function ensureSafety(chosen: readonly Candidate[], all: readonly Candidate[], minSafety: number): Candidate[] {
  const paper = [...chosen];
  while (paper.filter(({ question }) => question.safety).length < minSafety) {
    let best: Swap | null = null;
    for (const into of all) {
      if (!into.question.safety || paper.includes(into)) continue;
      for (const out of paper) {
        if (out.question.safety) continue;
        best = betterSwap(best, {
          out,
          into,
          crosses: into.question.module !== out.question.module,
          cost: into.seen - out.seen,
        });
      }
    }
    if (!best) break;
    paper[paper.indexOf(best.out)] = best.into;
  }
  return paper;
}

/** Any order but the right one, which is the order of the keys. */
function misorder(random: Random, keys: readonly string[]): string[] {
  const drawn = random.shuffle(keys);
  if (keys.length < 2 || drawn.some((key, index) => key !== keys[index])) return drawn;
  const turn = 1 + Math.floor(random.next() * (keys.length - 1));
  return [...drawn.slice(turn), ...drawn.slice(0, turn)];
}

/** The order in which a paper shows the options of a question. A case keeps its items, a cloze its gaps, and shuffles inside each. */
function optionOrder(random: Random, { kind, optionKeys }: PoolQuestion): string[] {
  switch (kind) {
    case 'true-false':
      return [...optionKeys];
    case 'ordering':
      return misorder(random, optionKeys);
    case 'hotspot':
      return optionKeys.toSorted((one, other) => regionPlace(one) - regionPlace(other));
    case 'case':
    case 'cloze':
      return [...Map.groupBy(optionKeys, groupOf).values()].flatMap((keys) => random.shuffle(keys));
    default:
      return random.shuffle(optionKeys);
  }
}

/**
 * Draws a paper. The same seed, pool, policy and history give the same paper.
 * Modules are drawn on evenly, at least `minSafety` safety questions are in it where the pool has them, and inside a
 * module no question comes again while another was seen less often, unless the safety minimum needs it.
 * Options are shuffled, except true and false; what is to be put in order never starts in order.
 */
export function draw(
  seed: string,
  pool: readonly PoolQuestion[],
  policy: Pick<QuizPolicy, 'questionCount' | 'blueprint'>,
  seenCounts: SeenCounts,
): Slot[] {
  const random = seededRandom(seed);
  const byModule = candidatesByModule(random, pool, seenCounts);
  const quotas = evenQuotas(
    new Map([...byModule].map(([module, candidates]) => [module, candidates.length])),
    policy.questionCount,
  );
  const chosen = [...byModule].flatMap(([module, candidates]) => chooseFromModule(candidates, quotas.get(module) ?? 0));
  const paper = ensureSafety(chosen, [...byModule.values()].flat(), policy.blueprint.minSafety);
  return random.shuffle(paper).map(({ question }, index) => ({
    position: index + 1,
    questionVersionId: question.questionVersionId,
    optionOrder: optionOrder(random, question),
  }));
}
