import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { questionLevels } from '#lib/catalogue/schema.ts';
import { siteContent } from '#lib/catalogue/site.ts';
import { blueprintOf } from '#tests/support/policy.ts';
import { draw } from './draw.ts';
import type { PoolQuestion } from './draw.ts';
import { optionKeysOf } from './parts.ts';

type Of = (question: PoolQuestion) => string;
const level: Of = (question) => question.level;
const moduleOf: Of = ({ module }) => module;
const outcome: Of = (question) => question.outcome;
const topic: Of = (question) => question.topic;

const count = (questions: readonly PoolQuestion[], of: Of, name: string) =>
  questions.filter((question) => of(question) === name).length;
const names = (questions: readonly PoolQuestion[], of: Of) => [...new Set(questions.map(of))];

/** A pool that holds the levels in the shares given, spread over modules, outcomes and topics. */
function poolWith(shares: readonly number[], factor: number): PoolQuestion[] {
  const levels = shares.flatMap((share, index) =>
    Array.from({ length: share * factor }, () => questionLevels[index] ?? 'recall'),
  );
  return levels.map((each, index) => ({
    questionVersionId: `v${String(index).padStart(4, '0')}`,
    key: `q-${index}`,
    kind: 'single',
    module: `m${(index * 7) % 5}`,
    outcome: `o${(index * 11) % 6}`,
    topic: `t${(index * 13) % 24}`,
    safety: (index * 3) % 10 < 3,
    level: each,
    optionKeys: ['a', 'b', 'c'],
  }));
}

const paperOf = (pool: readonly PoolQuestion[], slots: ReturnType<typeof draw>) => {
  const byId = new Map(pool.map((question) => [question.questionVersionId, question]));
  return slots.flatMap(({ questionVersionId }) => byId.get(questionVersionId) ?? []);
};

/** Papers until every question was asked once; the last one may begin the pool anew. */
function papersUntilSpent(pool: readonly PoolQuestion[], policy: Parameters<typeof draw>[2], seed: string) {
  const seen: Record<string, number> = {};
  const papers: PoolQuestion[][] = [];
  while (pool.some(({ key }) => seen[key] === undefined)) {
    const paper = paperOf(pool, draw(`${seed} ${papers.length}`, pool, policy, seen));
    for (const { key } of paper) seen[key] = (seen[key] ?? 0) + 1;
    papers.push(paper);
  }
  return papers;
}

test('where the pool holds the levels in the shares of the blueprint, every paper until it is spent has them within rounding', () => {
  const shares = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 }))
    .map((parts) => [...parts]);
  fc.assert(
    fc.property(fc.string(), shares, fc.integer({ min: 6, max: 24 }), (seed, parts, questionCount) => {
      const total = parts.reduce((sum, part) => sum + part, 0);
      const pool = poolWith(parts, 5);
      const levels = Object.fromEntries(
        parts.map((part, index) => [questionLevels[index] ?? '', Math.floor((part * 100) / total)]),
      );
      for (const paper of papersUntilSpent(pool, { questionCount, blueprint: blueprintOf(0, { levels }) }, seed)) {
        for (const [index, part] of parts.entries()) {
          const got = count(paper, level, questionLevels[index] ?? '');
          expect(Math.abs(got - (part * paper.length) / total)).toBeLessThan(2);
        }
      }
      const first = paperOf(pool, draw(seed, pool, { questionCount, blueprint: blueprintOf(0, { levels }) }, {}));
      for (const [index, part] of parts.entries())
        expect(
          Math.abs(count(first, level, questionLevels[index] ?? '') - (part * first.length) / total),
        ).toBeLessThanOrEqual(1);
    }),
    { numRuns: 15 },
  );
});

test('a share that the pool does not hold is met as long as the pool can', () => {
  const pool = poolWith([2, 6, 2], 5);
  const policy = { questionCount: 10, blueprint: blueprintOf(0, { levels: { judgement: 50 } }) };
  const paper = paperOf(pool, draw('s', pool, policy, {}));
  expect(count(paper, level, 'judgement')).toBe(5);
  expect(count(paper, level, 'application')).toBeGreaterThan(count(paper, level, 'recall'));
});

test('each outcome is asked, and no topic too often, wherever pool and paper have room for it', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 12, max: 24 }), (seed, questionCount) => {
      const pool = poolWith([3, 4, 3], 12);
      const blueprint = blueprintOf(3, { minPerOutcome: 2, maxPerTopic: 1 });
      const paper = paperOf(pool, draw(seed, pool, { questionCount, blueprint }, {}));
      for (const name of names(pool, outcome)) expect(count(paper, outcome, name)).toBeGreaterThanOrEqual(2);
      for (const name of names(paper, topic)) expect(count(paper, topic, name)).toBe(1);
    }),
    { numRuns: 12 },
  );
});

test('safety questions are not used up early: papers until the pool is spent have the same number of them, give or take one', () => {
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const pool = poolWith([3, 4, 3], 9);
      const papers = papersUntilSpent(pool, { questionCount: 15, blueprint: blueprintOf(2) }, seed);
      const safe = papers.map((paper) => paper.filter(({ safety }) => safety).length);
      expect(Math.max(...safe) - Math.min(...safe)).toBeLessThanOrEqual(1);
    }),
    { numRuns: 12 },
  );
});

test('the seed decides which questions come: over many papers each has its turn in the first', () => {
  const pool = poolWith([3, 4, 3], 6);
  const times = new Map<string, number>();
  const policy = { questionCount: 15, blueprint: blueprintOf(3, { minPerOutcome: 1, maxPerTopic: 2 }) };
  for (let seed = 0; seed < 120; seed += 1)
    for (const { questionVersionId } of draw(`s${seed}`, pool, policy, {}))
      times.set(questionVersionId, (times.get(questionVersionId) ?? 0) + 1);
  expect(times.size).toBe(pool.length);
  expect(Math.min(...times.values())).toBeGreaterThan(5);
  expect(Math.max(...times.values())).toBeLessThan(80);
});

test('a pool of a thousand questions is drawn from in bounded work', () => {
  const pool = poolWith([30, 40, 30], 10);
  const blueprint = blueprintOf(10, { levels: { recall: 30, judgement: 30 }, minPerOutcome: 2, maxPerTopic: 3 });
  const paper = paperOf(pool, draw('s', pool, { questionCount: 50, blueprint }, {}));
  expect(paper).toHaveLength(50);
  expect(questionLevels.map((name) => count(paper, level, name))).toEqual([15, 20, 15]);
});

describe.each(siteContent().courses.map(({ meta, questions }) => [meta.slug, { meta, questions }] as const))(
  'the pool of %s until it is spent',
  (_slug, { meta, questions }) => {
    const pool = questions.map(({ value }) => ({
      ...value,
      questionVersionId: value.key,
      optionKeys: optionKeysOf(value),
    }));
    const seeds = ['a', 'b', 'c'];
    const papers = seeds.flatMap((seed) => papersUntilSpent(pool, meta.quiz, seed));
    const { blueprint, questionCount } = meta.quiz;
    /** The farthest that any paper is from its proportion of the pool, in questions. */
    const strayOf = (of: Of) =>
      Math.max(
        ...papers.flatMap((paper) =>
          names(pool, of).map((name) =>
            Math.abs(count(paper, of, name) - (count(pool, of, name) * questionCount) / pool.length),
          ),
        ),
      );

    test('no paper falls below the safety minimum, leaves out an outcome or asks a topic more than once too often', () => {
      for (const paper of papers) {
        expect(paper).toHaveLength(questionCount);
        expect(paper.filter(({ safety }) => safety).length).toBeGreaterThanOrEqual(blueprint.minSafety);
        for (const { id } of meta.outcomes)
          expect(count(paper, outcome, id)).toBeGreaterThanOrEqual(blueprint.minPerOutcome);
        for (const name of names(paper, topic))
          expect(count(paper, topic, name)).toBeLessThanOrEqual((blueprint.maxPerTopic ?? Infinity) + 1);
      }
    });

    test('levels, safety, modules, outcomes and topics stay near their shares from the first paper to the last', () => {
      expect(strayOf(level)).toBeLessThan(1.5);
      expect(strayOf(({ safety }) => String(safety))).toBeLessThan(1.5);
      expect(strayOf(moduleOf)).toBeLessThan(2);
      expect(strayOf(outcome)).toBeLessThan(2.5);
      expect(strayOf(topic)).toBeLessThan(2);
    });
  },
);
