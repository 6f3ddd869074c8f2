import type { FigureCount } from './counts.ts';

/** A gap of more than this is a break and not thought. */
const longestGapMs = 10 * 60_000;
const lastBucket = 22;

type TimedStep = {
  readonly seq: number;
  readonly kind: string;
  readonly at: Date;
  readonly position: number | null;
};

/**
 * Milliseconds spent on each answered position: for every answer, the time since the step before, up to ten minutes.
 * Answers delivered late, all at once, count for little; a mean over many attempts bears that.
 */
export function timeByPosition(steps: readonly TimedStep[]): Map<number, number> {
  const times = new Map<number, number>();
  const inOrder = steps.toSorted((one, other) => one.seq - other.seq);
  for (const [index, { kind, position, at }] of inOrder.entries()) {
    const before = inOrder[index - 1];
    if (kind !== 'answer' || position === null || !before) continue;
    const gap = Math.min(longestGapMs, Math.max(0, at.getTime() - before.at.getTime()));
    times.set(position, (times.get(position) ?? 0) + gap);
  }
  return times;
}

/** The upper end of a bucket in seconds: each is wider than the one before by the root of 2, from 2 seconds on. */
export function bucketEndSeconds(bucket: number): number {
  return 2 ** (1 + bucket / 2);
}

/** The bucket that a time falls into; the last one takes all that is longer. */
export function timeBucket(milliseconds: number): number {
  const seconds = milliseconds / 1000;
  for (let bucket = 0; bucket < lastBucket; bucket += 1) if (seconds <= bucketEndSeconds(bucket)) return bucket;
  return lastBucket;
}

/** The time that a share of the answers stayed below, in seconds, read within its bucket. */
export function timeQuantileSeconds(times: readonly FigureCount[], share: number): number | null {
  const buckets = times
    .map(({ key, count }) => ({ bucket: Number(key), count }))
    .toSorted((one, other) => one.bucket - other.bucket);
  const wanted = share * buckets.reduce((sum, { count }) => sum + count, 0);
  let before = 0;
  for (const { bucket, count } of buckets) {
    if (count > 0 && before + count >= wanted) {
      const start = bucket === 0 ? 0 : bucketEndSeconds(bucket - 1);
      return start + ((bucketEndSeconds(bucket) - start) * (wanted - before)) / count;
    }
    before += count;
  }
  return null;
}
