import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fQuantile, feldt, fisher, meanInterval, tQuantile, wilson } from './interval.ts';
import { pointBiserial } from './option.ts';

it('quantiles agree with printed tables of t and F', () => {
  for (const [share, freedom, value] of [
    [0.975, 1, 12.7062],
    [0.975, 10, 2.228139],
    [0.975, 29, 2.04523],
    [0.95, 120, 1.657651],
    [0.975, 100_000, 1.959988],
  ] as const)
    expect(tQuantile(share, freedom)).toBeCloseTo(value, 4);
  expect(tQuantile(0.025, 10)).toBeCloseTo(-2.228139, 5);
  for (const [share, one, other, value] of [
    [0.95, 5, 10, 3.325835],
    [0.975, 10, 10, 3.716792],
    [0.975, 29, 261, 1.633203],
    [0.95, 1, 1, 161.4476],
    [0.99, 10, 20, 3.368186],
  ] as const)
    expect(fQuantile(share, one, other)).toBeCloseTo(value, 2);
});

it('Wilson: never outside 0 to 100, and open where everybody or nobody is right', () => {
  const [low, high] = wilson(50, 100) ?? [0, 0];
  expect(low).toBeCloseTo(40.383, 3);
  expect(high).toBeCloseTo(59.617, 3);
  expect(wilson(0, 30)?.[0]).toBe(0);
  expect(wilson(100, 30)?.[0]).toBeLessThan(100);
  expect(wilson(null, 30)).toBeNull();
  expect(wilson(50, 0)).toBeNull();
});

it('Fisher: around the correlation, within -1 and 1', () => {
  const [low, high] = fisher(0.5, 28) ?? [0, 0];
  // tanh(atanh(0.5) ± 1.96 / 5)
  expect(low).toBeCloseTo(0.156028, 5);
  expect(high).toBeCloseTo(0.7358185, 5);
  expect(fisher(0.5, 3)).toBeNull();
  expect(fisher(1, 30)).toEqual([1, 1]);
});

it('a mean by t, alpha by Feldt', () => {
  const [low, high] = meanInterval(10, 2, 11) ?? [0, 0];
  expect(high - 10).toBeCloseTo((2.228139 * 2) / Math.sqrt(11), 5);
  expect(10 - low).toBeCloseTo(high - 10, 10);
  const [from, to] = feldt(80, 41, 26) ?? [0, 0];
  expect(from).toBeCloseTo(100 - 20 * fQuantile(0.975, 40, 1000), 9);
  expect(to).toBeCloseTo(100 - 20 * fQuantile(0.025, 40, 1000), 9);
  expect(from).toBeLessThan(80);
  expect(to).toBeGreaterThan(80);
  expect(feldt(null, 40, 20)).toBeNull();
});

it('every interval holds its value', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 4, max: 100_000 }), (share, n) => {
      const within = (interval: readonly [number, number] | null, value: number) =>
        interval !== null && interval[0] <= value + 1e-9 && interval[1] >= value - 1e-9;
      expect(within(wilson(share * 100, n), share * 100)).toBe(true);
      expect(within(fisher(share * 2 - 1, n), share * 2 - 1)).toBe(true);
    }),
  );
});

it('the point-biserial of an answer is its correlation with the score of those who answered', () => {
  const rows = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 19_000 })), { minLength: 2, maxLength: 40 });
  fc.assert(
    fc.property(rows, (given) => {
      const scores = given.map(([, score]) => score);
      const chosen = given.filter(([isChosen]) => isChosen).map(([, score]) => score);
      const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
      const found = pointBiserial(
        { count: chosen.length, sum: sum(chosen) },
        { count: given.length, sum: sum(scores), squares: sum(scores.map((score) => score ** 2)) },
      );
      const n = given.length;
      const mean = sum(scores) / n;
      const share = chosen.length / n;
      const spread = Math.sqrt(sum(scores.map((score) => (score - mean) ** 2)) / n);
      if (spread === 0 || share === 0 || share === 1) expect(found).toBeNull();
      else {
        const product = sum(given.map(([isChosen, score]) => (Number(isChosen) - share) * (score - mean))) / n;
        expect(found).toBeCloseTo(product / spread / Math.sqrt(share * (1 - share)), 6);
      }
    }),
  );
});
