/** Values with how often each occurs. */
export type Counted = Iterable<readonly [value: number, count: number]>;

/** Number, mean, and the sums of the second to fourth powers of the deviations from it. */
export type Moments = {
  readonly n: number;
  readonly mean: number;
  readonly sum2: number;
  readonly sum3: number;
  readonly sum4: number;
};

/** Reads the values twice: first for their mean, then for the deviations, so that large values with little spread lose nothing. */
export function momentsOf(values: () => Counted): Moments {
  let n = 0;
  let sum = 0;
  for (const [value, count] of values()) {
    n += count;
    sum += value * count;
  }
  const mean = n === 0 ? 0 : sum / n;
  let [sum1, sum2, sum3, sum4] = [0, 0, 0, 0];
  for (const [value, count] of values()) {
    const off = value - mean;
    sum1 += count * off;
    sum2 += count * off ** 2;
    sum3 += count * off ** 3;
    sum4 += count * off ** 4;
  }
  if (n === 0) return { n, mean: 0, sum2: 0, sum3: 0, sum4: 0 };
  const slip = sum1 / n;
  return {
    n,
    mean: mean + slip,
    sum2: Math.max(0, sum2 - slip * sum1),
    sum3: sum3 - 3 * slip * sum2 + 2 * slip * slip * sum1,
    sum4: sum4 - 4 * slip * sum3 + 6 * slip * slip * sum2 - 3 * slip ** 3 * sum1,
  };
}

/** k2, with the divisor S - 1. None below two values. */
export function sampleVariance({ n, sum2 }: Pick<Moments, 'n' | 'sum2'>): number | null {
  return n > 1 ? sum2 / (n - 1) : null;
}

/** k3 / k2^1.5. None below three values or without variance. */
export function skewness({ n, sum2, sum3 }: Moments): number | null {
  if (n <= 2 || sum2 <= 0) return null;
  const k2 = sum2 / (n - 1);
  return (n * sum3) / ((n - 1) * (n - 2)) / k2 ** 1.5;
}

/** k4 / k2^2, 0 for a normal curve. None below four values or without variance. */
export function kurtosis({ n, sum2, sum4 }: Moments): number | null {
  if (n <= 3 || sum2 <= 0) return null;
  const k2 = sum2 / (n - 1);
  const [m2, m4] = [sum2 / n, sum4 / n];
  const k4 = (n * n * ((n + 1) * m4 - 3 * (n - 1) * m2 * m2)) / ((n - 1) * (n - 2) * (n - 3));
  return k4 / (k2 * k2);
}

/** The middle value, or the mean of the two in the middle. `inOrder` ascends and holds `n` values. */
export function medianOf(inOrder: Counted, n: number): number | null {
  if (n === 0) return null;
  const [low, high] = [Math.floor((n - 1) / 2), Math.floor(n / 2)];
  let before = 0;
  let lower: number | null = null;
  for (const [value, count] of inOrder) {
    before += count;
    if (lower === null && before > low) lower = value;
    if (lower !== null && before > high) return lower + (value - lower) / 2;
  }
  return null;
}
