/** A count of the running figures: how often `key` was met, with the sum and sum of squares of the score beside it. */
export type FigureCount = {
  readonly what: string;
  readonly key: string;
  readonly count: number;
  readonly sum: number;
  readonly squares: number;
};

/** What one attempt adds: 1 to the count, `score` to the sum, its square to the squares. Scores in thousandths. */
export type FigureEntry = {
  readonly subjectId: string;
  readonly what: string;
  readonly key: string;
  readonly score: number;
};

/** The counts of one kind, by key. */
export function countsOf(counts: readonly FigureCount[], what: string): FigureCount[] {
  return counts.filter((each) => each.what === what && each.count > 0);
}

/** How often each key of one kind was met, all together. */
export function totalOf(counts: readonly FigureCount[], what: string): number {
  return countsOf(counts, what).reduce((sum, { count }) => sum + count, 0);
}
