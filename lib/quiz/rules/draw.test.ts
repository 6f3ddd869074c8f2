import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Blueprint } from '#lib/catalogue/schema.ts';
import { blueprintOf } from '#tests/support/policy.ts';
import { draw } from './draw.ts';
import type { PoolQuestion, SeenCounts, Slot } from './draw.ts';
import { seededRandom } from './random.ts';

const options = ['a', 'b', 'c', 'd'];

function poolOf(sizes: readonly number[], isSafety: (index: number) => boolean = () => false): PoolQuestion[] {
  let index = 0;
  return sizes.flatMap((size, module) =>
    Array.from({ length: size }, () => {
      index += 1;
      const isTrueFalse = index % 5 === 0;
      return {
        questionVersionId: `v${String(index).padStart(3, '0')}`,
        key: `q-${index}`,
        kind: isTrueFalse ? 'true-false' : 'single',
        module: `m${module}`,
        outcome: `o${index % 3}`,
        topic: `t${index % 7}`,
        safety: isSafety(index),
        level: 'recall',
        optionKeys: isTrueFalse ? ['a', 'b'] : options,
      } as const;
    }),
  );
}

const policy = (questionCount: number, minSafety = 0) => ({ questionCount, blueprint: blueprintOf(minSafety) });
const find = (pool: readonly PoolQuestion[], slot: Slot) =>
  pool.find(({ questionVersionId }) => questionVersionId === slot.questionVersionId);

const anyPool = fc
  .array(fc.integer({ min: 0, max: 15 }), { minLength: 1, maxLength: 4 })
  .chain((sizes) =>
    fc
      .array(fc.boolean(), { minLength: 60, maxLength: 60 })
      .map((safe) => poolOf(sizes, (index) => safe[index] ?? false)),
  );
const anySeen = fc.dictionary(
  fc.integer({ min: 1, max: 60 }).map((index) => `q-${index}`),
  fc.nat({ max: 4 }),
  { noNullPrototype: true },
);

test('the same seed draws the same paper, in whatever order the pool is listed', () => {
  fc.assert(
    fc.property(fc.string(), anyPool, fc.integer({ min: 1, max: 20 }), anySeen, (seed, pool, count, seen) => {
      const paper = draw(seed, pool, policy(count, 2), seen);
      expect(draw(seed, pool.toReversed(), policy(count, 2), seen)).toEqual(paper);
    }),
  );
});

test('the order in which a policy lists its levels changes nothing', () => {
  fc.assert(
    fc.property(fc.string(), anyPool, fc.integer({ min: 1, max: 20 }), (seed, pool, questionCount) => {
      const blueprint = (levels: Blueprint['levels']) => ({ questionCount, blueprint: blueprintOf(1, { levels }) });
      expect(draw(seed, pool, blueprint({ recall: 33, application: 33, judgement: 34 }), {})).toEqual(
        draw(seed, pool, blueprint({ judgement: 34, application: 33, recall: 33 }), {}),
      );
    }),
  );
});

test('the drawing of a known seed is the one it was on the first day', () => {
  const random = seededRandom('afferent');
  expect([random.next(), random.next(), random.next()].map((value) => value.toFixed(9))).toMatchInlineSnapshot(`
    [
      "0.661246800",
      "0.073385789",
      "0.353948798",
    ]
  `);
  expect(
    draw('afferent', poolOf([4, 4]), policy(3), {}).map(
      (slot) => `${slot.questionVersionId} ${slot.optionOrder.join('')}`,
    ),
  ).toMatchInlineSnapshot(`
    [
      "v006 dbca",
      "v005 ab",
      "v001 bcad",
    ]
  `);
});

test('no question stands twice in a paper, positions run from 1, and the paper is as long as the policy says or the pool allows', () => {
  fc.assert(
    fc.property(
      fc.string(),
      anyPool,
      fc.integer({ min: 1, max: 70 }),
      fc.nat({ max: 10 }),
      anySeen,
      (seed, pool, count, minSafety, seen) => {
        const paper = draw(seed, [...pool, ...pool], policy(count, minSafety), seen);
        expect(paper.length).toBe(Math.min(count, pool.length));
        expect(new Set(paper.map(({ questionVersionId }) => questionVersionId)).size).toBe(paper.length);
        expect(paper.map(({ position }) => position)).toEqual(paper.map((_, index) => index + 1));
      },
    ),
  );
});

/** What the tier rule leaves to choose: whole tiers that must come in, and so many of the next. */
function freedom(pool: readonly PoolQuestion[], count: number, seen: SeenCounts) {
  const times = ({ key }: PoolQuestion) => seen[key] ?? 0;
  const order = pool.toSorted((one, other) => times(one) - times(other));
  const last = order[Math.min(count, order.length) - 1];
  const forced = last ? order.filter((question) => times(question) < times(last)) : [];
  const tier = last ? order.filter((question) => times(question) === times(last)) : [];
  return { forced, tier, need: Math.min(count, order.length) - forced.length };
}

test('a question is never in a paper while one that was seen less often is left out', () => {
  fc.assert(
    fc.property(
      fc.string(),
      anyPool,
      fc.integer({ min: 1, max: 70 }),
      fc.nat({ max: 10 }),
      anySeen,
      (seed, pool, count, minSafety, seen) => {
        const drawn = new Set(
          draw(seed, pool, policy(count, minSafety), seen).map(({ questionVersionId }) => questionVersionId),
        );
        const times = ({ key }: PoolQuestion) => seen[key] ?? 0;
        const taken = pool.filter(({ questionVersionId }) => drawn.has(questionVersionId));
        const left = pool.filter(({ questionVersionId }) => !drawn.has(questionVersionId));
        expect(Math.max(0, ...taken.map(times))).toBeLessThanOrEqual(Math.min(Infinity, ...left.map(times)));
      },
    ),
  );
});

test('every paper holds the safety questions it must, as far as the least-seen rule leaves room for them', () => {
  fc.assert(
    fc.property(
      fc.string(),
      anyPool,
      fc.integer({ min: 1, max: 20 }),
      fc.nat({ max: 12 }),
      anySeen,
      (seed, pool, count, minSafety, seen) => {
        const { forced, tier, need } = freedom(pool, count, seen);
        const safe = (list: readonly PoolQuestion[]) => list.filter(({ safety }) => safety).length;
        const paper = draw(seed, pool, policy(count, minSafety), seen);
        expect(paper.filter((slot) => find(pool, slot)?.safety).length).toBeGreaterThanOrEqual(
          Math.min(minSafety, safe(forced) + Math.min(need, safe(tier))),
        );
      },
    ),
  );
});

test('modules of one size are drawn on evenly', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 30 }), (seed, count) => {
      const pool = poolOf([12, 12, 12], (index) => index % 4 === 0);
      const perModule = [0, 1, 2].map(
        (module) =>
          draw(seed, pool, policy(count, 1), {}).filter((slot) => find(pool, slot)?.module === `m${module}`).length,
      );
      expect(Math.max(...perModule) - Math.min(...perModule)).toBeLessThanOrEqual(1);
    }),
  );
});

test('papers in a row use every question once before any comes again, and then start over', () => {
  fc.assert(
    fc.property(fc.string(), anyPool, fc.integer({ min: 1, max: 20 }), (seed, pool, count) => {
      const seen: Record<string, number> = {};
      let asked = 0;
      for (let paper = 0; asked < pool.length * 2; paper += 1) {
        for (const slot of draw(`${seed}${paper}`, pool, policy(count, 2), seen)) {
          const key = find(pool, slot)?.key ?? '';
          seen[key] = (seen[key] ?? 0) + 1;
          asked += 1;
        }
        const times = pool.map(({ key }) => seen[key] ?? 0);
        expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test('options are shuffled but complete; true and false keep their order', () => {
  const pool = poolOf([10, 10]);
  const orders = new Set<string>();
  for (let seed = 0; seed < 30; seed += 1) {
    for (const slot of draw(`s${seed}`, pool, policy(20), {})) {
      const question = find(pool, slot);
      expect(slot.optionOrder.toSorted()).toEqual([...(question?.optionKeys ?? [])]);
      if (question?.kind === 'true-false') expect(slot.optionOrder).toEqual(['a', 'b']);
      else orders.add(slot.optionOrder.join(''));
    }
  }
  expect(orders.size).toBe(24);
});
