import type { QuizPolicy } from '#lib/catalogue/schema.ts';
import { aimsFor, countBy } from './aims.ts';
import type { Aim } from './aims.ts';
import type { PoolQuestion } from './draw.ts';

/** A question of the pool with how often it was seen and its place in the order that the seed made. */
export type Candidate = { readonly question: PoolQuestion; readonly seen: number; readonly rank: number };

const questionsOf = (candidates: readonly Candidate[]) => candidates.map(({ question }) => question);

/** A candidate with its category by each aim, as a number; questions of one `kind` count alike in everything. */
type Sorted = { readonly candidate: Candidate; readonly categories: readonly number[]; readonly kind: string };
/** What one more (or one less) question of a category costs, by aim. */
type Prices = readonly (readonly number[])[];

function pricesOf(
  aims: readonly Aim[],
  names: readonly (readonly string[])[],
  paper: readonly PoolQuestion[],
): { readonly more: Prices; readonly less: Prices } {
  const counts = aims.map(({ of }) => countBy(paper, of));
  const step = (by: 1 | -1) =>
    aims.map(({ cost }, aim) =>
      (names[aim] ?? []).map((category) => {
        const count = counts[aim]?.get(category) ?? 0;
        return cost(category, count + by) - cost(category, count);
      }),
    );
  return { more: step(1), less: step(-1) };
}

function priceOf(into: Sorted, out: Sorted, more: Prices, less: Prices): number {
  let price = 0;
  for (let aim = 0; aim < more.length; aim += 1) {
    const entering = into.categories[aim] ?? 0;
    const leaving = out.categories[aim] ?? 0;
    if (entering !== leaving) price += (more[aim]?.[entering] ?? 0) + (less[aim]?.[leaving] ?? 0);
  }
  return price;
}

/** Only one of several questions that count alike needs a look: the first of the list. */
function onePerKind(sorted: readonly Sorted[]): Sorted[] {
  return [...new Map(sorted.toReversed().map((each) => [each.kind, each])).values()];
}

type Swap = { readonly into: Sorted; readonly out: Sorted; readonly price: number };

/** The swap that improves the paper most; among equals the one that the seed ranks first. Null when none does. */
function bestSwap(chosen: readonly Sorted[], rest: readonly Sorted[], more: Prices, less: Prices): Swap | null {
  let best: Swap | null = null;
  const byRank = (one: Sorted, other: Sorted) => one.candidate.rank - other.candidate.rank;
  const entering = onePerKind(rest.toSorted(byRank)).toSorted(byRank);
  const leaving = onePerKind(chosen.toSorted(byRank).toReversed()).toSorted(byRank).toReversed();
  for (const into of entering) {
    for (const out of leaving) {
      const price = priceOf(into, out, more, less);
      if (price < (best?.price ?? -1e-6)) best = { into, out, price };
    }
  }
  return best;
}

/** Swaps are bounded for pools of any size; every demand of the blueprint that can be met takes at most one swap a question. */
const swapsPerQuestion = 4;

/** So many questions of one tier: a sample by the seed, improved by swaps until no swap brings it nearer to its aims. */
function chooseFromTier(
  taken: readonly Candidate[],
  tier: readonly Candidate[],
  need: number,
  policy: Pick<QuizPolicy, 'blueprint'>,
): Candidate[] {
  const all = questionsOf(tier);
  const aims = aimsFor(policy.blueprint, questionsOf(taken), all, need);
  const names = aims.map(({ of }) => [...new Set(all.map(of))]);
  const sorted = tier
    .toSorted((one, other) => one.rank - other.rank)
    .map((candidate) => {
      const categories = aims.map(({ of }, aim) => names[aim]?.indexOf(of(candidate.question)) ?? 0);
      return { candidate, categories, kind: categories.join() };
    });
  const chosen = new Set<Sorted>(sorted.slice(0, need));
  const rest = new Set<Sorted>(sorted.slice(need));
  for (let swaps = 0; swaps < need * swapsPerQuestion; swaps += 1) {
    const paper = questionsOf([...taken, ...[...chosen].map(({ candidate }) => candidate)]);
    const { more, less } = pricesOf(aims, names, paper);
    const swap = bestSwap([...chosen], [...rest], more, less);
    if (!swap) break;
    chosen.delete(swap.out);
    rest.delete(swap.into);
    chosen.add(swap.into);
    rest.add(swap.out);
  }
  return [...chosen].map(({ candidate }) => candidate);
}

/**
 * The questions of a paper. Whole tiers of least-seen questions come in first, so that none repeats before every
 * other was asked as often; only within the last tier it touches does a paper choose, and there it follows the
 * blueprint and leaves the tier in the proportions it found.
 */
export function chooseQuestions(
  candidates: readonly Candidate[],
  policy: Pick<QuizPolicy, 'questionCount' | 'blueprint'>,
): Candidate[] {
  const tiers = [...Map.groupBy(candidates, ({ seen }) => seen)].toSorted(([one], [other]) => one - other);
  const taken: Candidate[] = [];
  for (const [, tier] of tiers) {
    const need = policy.questionCount - taken.length;
    if (need <= 0) break;
    taken.push(...(tier.length <= need ? tier : chooseFromTier(taken, tier, need, policy)));
  }
  return taken.toSorted((one, other) => one.rank - other.rank);
}
