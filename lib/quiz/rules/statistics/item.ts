import type { Pair } from './pair.ts';

/** What is smaller than this beside its own parts is what rounding left of nothing. */
const rounding = 1e-12;

/** 100 * mean / maximum. None for an item that nothing can be earned by. */
export function facility(mean: number, maximum: number): number | null {
  return maximum > 0 ? (100 * mean) / maximum : null;
}

export function itemDeviation({ n, squaresItem }: Pair): number | null {
  return n > 1 ? Math.sqrt(Math.max(0, squaresItem) / (n - 1)) : null;
}

/** True when both the item and the rest vary. */
function varies({ n, squaresItem, squaresRest }: Pair): boolean {
  const floor = rounding ** 2 * (squaresItem + squaresRest);
  return n > 1 && squaresItem > floor && squaresRest > floor;
}

/** Correlation of item and rest, -1 to 1; none where one of them does not vary. */
export function itemRestCorrelation(pair: Pair): number | null {
  if (!varies(pair)) return null;
  const correlation = pair.products / (Math.sqrt(pair.squaresItem) * Math.sqrt(pair.squaresRest));
  return Math.abs(correlation) < rounding ? 0 : Math.min(1, Math.max(-1, correlation));
}

/** 100 * cov(x, R) / sqrt(var(x) var(R)): the item against the rest, so that it does not speak for itself. */
export function discriminationIndex(pair: Pair): number | null {
  const correlation = itemRestCorrelation(pair);
  return correlation === null ? null : 100 * correlation;
}

/** 100 * cov(x, R) / covmax. `best` is the sum of products after sorting both. */
export function discriminativeEfficiency(pair: Pair, best: number): number | null {
  const correlation = itemRestCorrelation(pair);
  if (correlation === null || best <= 0) return null;
  return correlation === 0 ? 0 : Math.min(100, (100 * pair.products) / best);
}

/** cov(x, T) with T = x + R and the divisor S - 1. None below two attempts. */
export function covarianceWithTotal({ n, squaresItem, products }: Pair): number | null {
  if (n <= 1) return null;
  const sum = squaresItem + products;
  const isNothing = Math.abs(sum) <= rounding * (squaresItem + Math.abs(products));
  return isNothing ? 0 : sum / (n - 1);
}

/**
 * 100 * sqrt(cov(x_i, T)) / sum of all sqrt(cov(x, T)). A negative covariance has no value and adds nothing to the sum.
 * An item that everyone answers alike takes no part in the spread of the scores: 0, which is a fact and not a gap.
 */
export function effectiveWeights(covariances: readonly (number | null)[]): (number | null)[] {
  const roots = covariances.map((each) => (each === null || each < 0 ? null : Math.sqrt(each)));
  const sum = roots.reduce((total: number, root) => total + (root ?? 0), 0);
  return roots.map((root) => (root === null || sum === 0 ? null : (100 * root) / sum));
}
