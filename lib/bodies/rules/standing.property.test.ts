import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyDay, anyLog, anyMembership, anyRule } from '#tests/support/bodies-arbitrary.ts';
import { futureLapses } from './lapses.ts';
import { standing } from './standing.ts';
import type { Learning, Standing, Verdict } from './types.ts';
import { soundMinutes } from './grains.ts';
import { willCount } from './will-count.ts';

const world = fc.tuple(anyRule, anyMembership, anyLog(), anyDay);
const runs = { numRuns: 200 };
/** Less than a thousandth of a minute of the largest unit. */
const crumb = 1e-5;

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

test('any rule and any log give an answer in which every number is one', () => {
  fc.assert(
    fc.property(world, ([rule, membership, log, today]) => {
      const found = standing(rule, membership, log, today);
      const numbers = [
        found.totalUnits,
        found.carriedInUnits,
        found.minutes,
        ...found.limits.map((each) => each.haveUnits),
      ];
      expect(numbers.every((each) => Number.isFinite(each) && each >= 0)).toBe(true);
      expect(found.activities).toHaveLength(log.length);
      futureLapses(rule, membership, log, today);
      const added = log[0] ? willCount(rule, membership, log.slice(1), log[0], today).addsUnits : 0;
      expect(added).toBeGreaterThanOrEqual(0);
    }),
    runs,
  );
});

test('an activity counts no more than it is worth, and is worth no more than its minutes', () => {
  fc.assert(
    fc.property(world, ([rule, membership, log, today]) => {
      for (const { learning, units, countedUnits } of standing(rule, membership, log, today).activities) {
        expect(countedUnits).toBeGreaterThanOrEqual(0);
        expect(countedUnits).toBeLessThanOrEqual(units ?? 0);
        const isReckoned =
          rule.unit.minutes !== null && !rule.unit.table && learning.approvedUnits['a-body'] === undefined;
        if (isReckoned && units !== null)
          expect(units).toBeLessThanOrEqual(soundMinutes(learning.minutes) / (rule.unit.minutes ?? 1) + crumb);
      }
    }),
    runs,
  );
});

test('the total is what was carried in and what counts; no maximum is passed', () => {
  fc.assert(
    fc.property(world, ([rule, membership, log, today]) => {
      const { totalUnits, carriedInUnits, activities, limits } = standing(rule, membership, log, today);
      expect(totalUnits).toBeCloseTo(carriedInUnits + sum(activities.map((each) => each.countedUnits)), 6);
      for (const { kind, limitUnits, haveUnits } of limits)
        if (kind === 'maximum' && limitUnits !== null) expect(haveUnits).toBeLessThanOrEqual(limitUnits);
    }),
    runs,
  );
});

test('revoked, excluded, taken out and outside the period add nothing', () => {
  const silent = new Set(['revoked', 'excluded', 'taken-out-by-you', 'outside-period']);
  fc.assert(
    fc.property(world, ([rule, membership, log, today]) => {
      const { activities } = standing(rule, membership, log, today);
      const out = activities.filter(({ reasons }) => reasons.some(({ kind }) => silent.has(kind)));
      expect(out.every(({ countedUnits }) => countedUnits === 0)).toBe(true);
      expect(activities.filter(({ learning }) => !learning.stands).every((each) => out.includes(each))).toBe(true);
    }),
    runs,
  );
});

test('the order of the log, and a line that comes twice, change nothing', () => {
  const plain = ({ activities, ...rest }: Standing) => ({
    ...rest,
    activities: activities.map(({ learning, ...each }) => ({ ...each, id: learning.id })),
  });
  fc.assert(
    fc.property(world, fc.nat(), ([rule, membership, log, today], seed) => {
      const turned = [...log.slice(seed % (log.length + 1)), ...log.slice(0, seed % (log.length + 1))].toReversed();
      const given = plain(standing(rule, membership, log, today));
      expect(plain(standing(rule, membership, turned, today))).toEqual(given);
      expect(plain(standing(rule, membership, [...log, ...log.slice(0, 3)], today))).toEqual(given);
    }),
    runs,
  );
});

const rank: Record<Verdict, number> = { missed: 0, open: 0, 'cannot-say': 0, tasks: 1, 'nothing-asked': 1, met: 2 };
const towardsQuota = ({ totalUnits, quotaUnits }: Standing) => Math.min(totalUnits, quotaUnits ?? Infinity);

test('one more piece of learning never takes away from the quota, from a verdict, or from what is carried on', () => {
  fc.assert(
    fc.property(world, ([rule, membership, log, today]) => {
      const before = standing(rule, membership, log.slice(1), today);
      const after = standing(rule, membership, log, today);
      expect(towardsQuota(after)).toBeGreaterThanOrEqual(towardsQuota(before) - crumb);
      expect(rank[after.verdict]).toBeGreaterThanOrEqual(rank[before.verdict]);
    }),
    { numRuns: 400 },
  );
});

test('without maximums that cross, one more piece of learning never lowers the total either', () => {
  fc.assert(
    fc.property(world, ([rule, membership, log, today]) => {
      const nested = {
        ...rule,
        limits: rule.limits.filter(
          ({ kind, isPerActivity }, index) => kind === 'minimum' || isPerActivity || index === 0,
        ),
      };
      const total = (lines: readonly Learning[]) => standing(nested, membership, lines, today).totalUnits;
      expect(total(log)).toBeGreaterThanOrEqual(total(log.slice(1)) - crumb);
    }),
    runs,
  );
});
