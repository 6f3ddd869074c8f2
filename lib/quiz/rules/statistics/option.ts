/** Who is spoken of, the sum of their rest scores, and the sum of its squares. */
export type Group = { readonly count: number; readonly sum: number; readonly squares: number };

/**
 * Point-biserial of an answer: (mean of choosers - mean of others) / SD * sqrt(q (1 - q)), with the population SD of all
 * who answered; blanks are left out. `sums` are of rest scores, so that an answer does not speak for itself. None where
 * nobody or everybody chose it, or where the scores do not vary.
 */
export function pointBiserial(choosers: Pick<Group, 'count' | 'sum'>, answered: Group): number | null {
  const others = answered.count - choosers.count;
  if (choosers.count <= 0 || others <= 0) return null;
  const mean = answered.sum / answered.count;
  const variance = answered.squares / answered.count - mean * mean;
  if (variance <= 1e-12 * (answered.squares / answered.count)) return null;
  const share = choosers.count / answered.count;
  const apart = choosers.sum / choosers.count - (answered.sum - choosers.sum) / others;
  return Math.min(1, Math.max(-1, (apart / Math.sqrt(variance)) * Math.sqrt(share * (1 - share))));
}
