/** One line of the table: a measured value beside a baseline of the same run. */
export type Row = {
  readonly what: string;
  readonly unit: 'req/s' | 'ms' | 'PDF/s' | 'KB' | 'MB' | '%';
  readonly better: 'higher' | 'lower';
  readonly value: number;
  /** What it is held against, and what that came to in this run. Null where the row only records. */
  readonly against: string;
  readonly baseline: number | null;
};

export type Figure = { readonly name: string; readonly title: string; measure(): Promise<readonly Row[]> };

/** The value below which the given share of the samples lies. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}

/** How long the work takes, in milliseconds. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** What the value is to its baseline, to three significant digits. */
export function ratioOf({ value, baseline }: Pick<Row, 'value' | 'baseline'>): number | null {
  return baseline ? Number((value / baseline).toPrecision(3)) : null;
}
