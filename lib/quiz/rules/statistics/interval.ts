import { betaQuantile } from './beta.ts';

export type Interval = readonly [low: number, high: number];

/** Below this many attempts a figure is not shown: it would say more of chance than of the question. */
export const fewestAttempts = 30;

/** 97.5 % of a normal curve lie below it: every interval here is one of 95 %. */
const z = 1.959963984540054;

/** Quantile of Student's t. */
export function tQuantile(share: number, freedom: number): number {
  const x = betaQuantile(2 * Math.min(share, 1 - share), freedom / 2, 0.5);
  return Math.sign(share - 0.5) * Math.sqrt((freedom * (1 - x)) / x);
}

/** Quantile of F. */
export function fQuantile(share: number, one: number, other: number): number {
  const x = betaQuantile(share, one / 2, other / 2);
  return (other * x) / (one * (1 - x));
}

/**
 * Wilson's interval for a share, in percent, around a facility. Marks between nothing and all vary less than right and
 * wrong of the same mean, so for them it is on the wide side.
 */
export function wilson(percent: number | null, n: number): Interval | null {
  if (percent === null || n <= 0) return null;
  const p = Math.min(1, Math.max(0, percent / 100));
  const middle = p + (z * z) / (2 * n);
  const reach = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const scale = 100 / (1 + (z * z) / n);
  return [Math.max(0, (middle - reach) * scale), Math.min(100, (middle + reach) * scale)];
}

/** Fisher's z for a correlation: discrimination index (divided by 100) and point-biserial. */
export function fisher(correlation: number | null, n: number): Interval | null {
  if (correlation === null || n <= 3) return null;
  if (Math.abs(correlation) >= 1) return [correlation, correlation];
  const [at, reach] = [Math.atanh(correlation), z / Math.sqrt(n - 3)];
  return [Math.tanh(at - reach), Math.tanh(at + reach)];
}

/** Student's t for a mean. */
export function meanInterval(mean: number | null, deviation: number | null, n: number): Interval | null {
  if (mean === null || deviation === null || n <= 1) return null;
  const reach = (tQuantile(0.975, n - 1) * deviation) / Math.sqrt(n);
  return [mean - reach, mean + reach];
}

/** Feldt's interval for alpha, in percent. */
export function feldt(consistency: number | null, n: number, items: number): Interval | null {
  if (consistency === null || n <= 2 || items <= 1) return null;
  const bound = (share: number) => 100 - (100 - consistency) * fQuantile(share, n - 1, (n - 1) * (items - 1));
  return [bound(0.975), bound(0.025)];
}
