import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { referenceStatistics } from '#tests/support/statistics/reference.ts';
import { isNear, statisticsOf } from '#tests/support/statistics/of-table.ts';

// Hundreds of tables against a slow reference, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 });

type Table = number[][];

/** Marks in thousandths, as the product gives them: few questions, few to many attempts. */
const tables = fc
  .record({ items: fc.integer({ min: 1, max: 6 }), attempts: fc.integer({ min: 1, max: 25 }) })
  .chain(({ items, attempts }) =>
    fc.array(
      fc.array(
        fc.oneof(
          fc.constantFrom(0, 1),
          fc.integer({ min: 0, max: 1000 }).map((milli) => milli / 1000),
        ),
        { minLength: items, maxLength: items },
      ),
      { minLength: attempts, maxLength: attempts },
    ),
  );
const ones = (table: Table) => (table[0] ?? []).map(() => 1);

function expectSame(found: object, expected: object): void {
  for (const [name, value] of Object.entries(expected)) {
    if (typeof value === 'object' && value !== null) expectSame(found[name as never], value);
    else
      expect(isNear(found[name as never], value), `${name}: ${String(found[name as never])} is ${String(value)}`).toBe(
        true,
      );
  }
}

describe('the statistics', () => {
  it('equal a slow and plain reference', () => {
    fc.assert(
      fc.property(tables, (table) => {
        // A covariance that is exactly nothing may round to either side of it in the reference.
        const expected = referenceStatistics(table, ones(table));
        const found = statisticsOf(table, ones(table));
        for (const [index, item] of expected.items.entries())
          if (item.effectiveWeight === null && found.items[index]?.effectiveWeight === 0) item.effectiveWeight = 0;
        expectSame(found, expected);
      }),
      { numRuns: 150 },
    );
  });

  it('do not depend on the order of the attempts', () => {
    fc.assert(
      fc.property(tables, (table) => {
        expectSame(statisticsOf(table.toReversed(), ones(table)), statisticsOf(table, ones(table)));
      }),
    );
  });

  it('keep their percentages when every mark is doubled, and double their marks', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const one = statisticsOf(table, ones(table));
        const two = statisticsOf(
          table.map((row) => row.map((mark) => mark * 2)),
          ones(table).map(() => 2),
        );
        expect(isNear(two.test.mean, (one.test.mean ?? 0) * 2)).toBe(true);
        expect(isNear(two.test.internalConsistency, one.test.internalConsistency)).toBe(true);
        expect(isNear(two.test.skewness, one.test.skewness)).toBe(true);
        for (const [index, item] of one.items.entries()) {
          const { standardDeviation: _, ...same } = item;
          expectSame(two.items[index] ?? {}, same);
        }
      }),
    );
  });

  it('put every index within its bounds, and never a value that is not a number', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { test, items } = statisticsOf(table, ones(table));
        expect(JSON.stringify({ test, items })).not.toMatch(/NaN|Infinity/);
        expect(test.internalConsistency ?? 0).toBeLessThanOrEqual(100);
        for (const item of items) {
          expect(Math.abs(item.discriminationIndex ?? 0)).toBeLessThanOrEqual(100);
          expect(item.discriminativeEfficiency ?? 0).toBeLessThanOrEqual(100);
        }
        const weights = items.flatMap(({ effectiveWeight }) => effectiveWeight ?? []);
        if (weights.length > 0)
          expect(
            isNear(
              weights.reduce((sum, each) => sum + each, 0),
              100,
            ),
          ).toBe(true);
      }),
    );
  });

  it('lose nothing to marks near a thousand million with hardly any spread', () => {
    const small = [
      [0, 1],
      [1, 0],
      [1, 1],
      [0, 0],
      [1, 1],
    ];
    const far = small.map((row) => row.map((mark) => 1e9 + mark / 1000));
    const [near, large] = [statisticsOf(small, [1, 1]), statisticsOf(far, [2e9, 2e9])];
    for (const name of ['skewness', 'kurtosis', 'internalConsistency', 'errorRatio'] as const)
      expect(isNear(large.test[name], near.test[name]), name).toBe(true);
    expect(isNear(large.items[0]?.discriminationIndex, near.items[0]?.discriminationIndex)).toBe(true);
    expect(isNear((large.test.standardDeviation ?? 0) * 1000, near.test.standardDeviation)).toBe(true);
  });
});

describe('the guards', () => {
  const test = (table: Table) => statisticsOf(table, ones(table)).test;
  const first = (table: Table) => statisticsOf(table, ones(table)).items[0];

  it('one attempt has a mean and a median, and no spread', () => {
    expect(test([[1, 0]])).toEqual({
      attempts: 1,
      mean: 1,
      median: 1,
      standardDeviation: null,
      skewness: null,
      kurtosis: null,
      internalConsistency: null,
      errorRatio: null,
      standardError: null,
    });
    expect(first([[1, 0]])).toMatchObject({
      facility: 100,
      standardDeviation: null,
      discriminationIndex: null,
      effectiveWeight: null,
    });
  });

  it('two attempts have a spread, three a skewness and alpha, four a kurtosis', () => {
    const rows = [
      [1, 1],
      [0, 0],
      [1, 0],
      [0, 0],
    ];
    expect(test(rows.slice(0, 2))).toMatchObject({ skewness: null, internalConsistency: null, errorRatio: null });
    expect(test(rows.slice(0, 2)).standardDeviation).toBeGreaterThan(0);
    expect(test(rows.slice(0, 3))).toMatchObject({ kurtosis: null });
    expect(test(rows.slice(0, 3)).skewness).not.toBeNull();
    expect(test(rows.slice(0, 3)).internalConsistency).not.toBeNull();
    expect(test(rows).kurtosis).not.toBeNull();
  });

  it('one item has no alpha and nothing to be held against', () => {
    expect(test([[1], [0], [1]])).toMatchObject({ internalConsistency: null, errorRatio: null, standardError: null });
    expect(first([[1], [0], [1]])).toMatchObject({
      discriminationIndex: null,
      discriminativeEfficiency: null,
      effectiveWeight: 100,
    });
  });

  it('what does not vary has no index, and never 0 in its place', () => {
    const table = [
      [1, 0, 1],
      [1, 1, 0],
      [1, 1, 1],
      [1, 0, 0],
    ];
    expect(first(table)).toMatchObject({
      standardDeviation: 0,
      discriminationIndex: null,
      discriminativeEfficiency: null,
    });
    expect(test(table.map((row) => row.map(() => 1)))).toMatchObject({
      standardDeviation: 0,
      skewness: null,
      kurtosis: null,
      internalConsistency: null,
      errorRatio: null,
      standardError: null,
    });
  });

  it('an item without variance weighs nothing; one that works against the total has no weight', () => {
    const { items } = statisticsOf(
      [
        [1, 1, 0, 1],
        [0, 1, 1, 1],
        [1, 1, 0, 0],
        [0, 1, 1, 0],
        [1, 1, 0, 1],
      ],
      [1, 1, 1, 1],
    );
    expect(items[1]?.effectiveWeight).toBe(0);
    expect(items[2]?.effectiveWeight).toBeNull();
    expect(items[0]?.effectiveWeight).toBeGreaterThan(0);
  });

  it('items that work against each other give a negative alpha and an error ratio above 100', () => {
    const { internalConsistency, errorRatio } = test([
      [1, 0, 1],
      [0, 1, 0],
      [1, 0, 0],
      [0, 1, 1],
      [0, 1, 0],
    ]);
    expect(internalConsistency).toBeLessThan(0);
    expect(errorRatio).toBeGreaterThan(100);
  });

  it('items that say all the same have an alpha of 100 and no error', () => {
    expect(
      test([
        [1, 1, 1],
        [0, 0, 0],
        [1, 1, 1],
      ]),
    ).toMatchObject({ internalConsistency: 100, errorRatio: 0, standardError: 0 });
  });

  it('an item worth nothing has no facility', () => {
    expect(
      statisticsOf(
        [
          [0, 1],
          [0, 0],
        ],
        [0, 1],
      ).items[0]?.facility,
    ).toBeNull();
  });
});
