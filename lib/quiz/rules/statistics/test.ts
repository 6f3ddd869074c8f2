import { kurtosis, sampleVariance, skewness } from './moments.ts';
import type { Moments } from './moments.ts';

export type TestStatistics = {
  readonly attempts: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly standardDeviation: number | null;
  readonly skewness: number | null;
  readonly kurtosis: number | null;
  readonly internalConsistency: number | null;
  readonly errorRatio: number | null;
  readonly standardError: number | null;
};

/**
 * Alpha in percent: 100 * p / (p - 1) * (1 - sum of item variances / variance of the totals). None below three attempts
 * or two items, or where the totals do not vary. Negative where items work against each other; never above 100.
 */
export function internalConsistency(itemVariances: readonly (number | null)[], totals: Moments): number | null {
  const variance = sampleVariance(totals);
  const items = itemVariances.length;
  if (totals.n <= 2 || items <= 1 || variance === null || variance <= 0) return null;
  const sum = itemVariances.reduce((total: number, each) => total + (each ?? 0), 0);
  return Math.min(100, ((100 * items) / (items - 1)) * (1 - sum / variance));
}

/** 100 * sqrt(1 - CIC / 100): above 100 for a negative CIC. */
export function errorRatio(consistency: number | null): number | null {
  return consistency === null ? null : 100 * Math.sqrt(Math.max(0, 1 - consistency / 100));
}

/** The figures of a test from its totals and the variances of its items. */
export function testStatistics(
  totals: Moments,
  median: number | null,
  itemVariances: readonly (number | null)[],
): TestStatistics {
  const variance = sampleVariance(totals);
  const deviation = variance === null ? null : Math.sqrt(variance);
  const consistency = internalConsistency(itemVariances, totals);
  const ratio = errorRatio(consistency);
  return {
    attempts: totals.n,
    mean: totals.n > 0 ? totals.mean : null,
    median,
    standardDeviation: deviation,
    skewness: skewness(totals),
    kurtosis: kurtosis(totals),
    internalConsistency: consistency,
    errorRatio: ratio,
    standardError: ratio === null || deviation === null ? null : (ratio * deviation) / 100,
  };
}
