import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bodyRule, hours } from '#tests/support/bodies.ts';
import { membershipOf } from '#tests/support/bodies.ts';
import type { Limit } from '../schema.ts';
import { standing } from './standing.ts';
import type { Learning } from './types.ts';

// Narrow enough that maximums are full in most cases and that every way of counting can be tried.

const today = '2026-11-28';
const two = <Value>(...values: readonly Value[]) => fc.subarray([...values], { minLength: 1, maxLength: 2 });
const where = fc.oneof(
  fc.record({ modes: two('reading' as const, 'online_self_paced' as const, 'in_person' as const) }),
  fc.record({ relations: two('direct' as const, 'general' as const) }),
  fc.record({ subjects: two('ethics' as const, 'laws' as const, 'self_care' as const) }),
);
const limits: fc.Arbitrary<Limit[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('minimum' as const, 'maximum' as const, 'maximum' as const),
      measure: fc.record({ units: fc.integer({ min: 1, max: 4 }) }),
      where,
    }),
    { minLength: 2, maxLength: 4 },
  )
  .map((found) => found.map((limit, index) => ({ id: `limit-${index}`, label: `Limit ${index}`, ...limit })));
const log = fc
  .array(
    fc.record({
      hours: fc.integer({ min: 1, max: 4 }),
      mode: fc.constantFrom('reading' as const, 'online_self_paced' as const, 'in_person' as const),
      relation: fc.constantFrom('direct' as const, 'general' as const),
      subjects: fc.subarray(['ethics' as const, 'laws' as const, 'self_care' as const]),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((lines) => lines.map(({ hours: count, ...rest }, index) => hours(count, { ...rest, id: `line-${index}` })));
const world = fc.tuple(limits, log, fc.integer({ min: 2, max: 10 }));

const isOn = ({ where: on }: Limit, { mode, relation, subjects }: Learning) =>
  (on?.modes?.includes(mode) ?? true) &&
  (on?.relations?.includes(relation) ?? true) &&
  (on?.subjects?.some((subject) => subjects.includes(subject)) ?? true);

const unitsOf = ({ measure }: Limit) => ('units' in measure ? measure.units : 0);

/** Every way of counting whole hours that keeps the maximums. */
function waysOf(held: readonly Limit[], lines: readonly Learning[]): number[][] {
  const all = lines.reduce<number[][]>(
    (ways, { minutes }) =>
      ways.flatMap((way) => Array.from({ length: minutes / 60 + 1 }, (_, count) => [...way, count])),
    [[]],
  );
  const on = (limit: Limit, way: readonly number[]) =>
    lines.reduce((sum, line, index) => sum + (isOn(limit, line) ? (way[index] ?? 0) : 0), 0);
  const isKept = (way: readonly number[]) =>
    held.every((limit) => limit.kind === 'minimum' || on(limit, way) <= unitsOf(limit));
  return all.filter(isKept);
}

test('nobody could count more towards the quota by hand, nor meet a rule that we say is not met', () => {
  fc.assert(
    fc.property(world, ([held, lines, quota]) => {
      const rule = bodyRule({ limits: held, quota: { kind: 'units', units: quota } });
      const found = standing(rule, membershipOf(), lines, today);
      const ways = waysOf(held, lines);
      const totals = ways.map((way) => way.reduce((sum, count) => sum + count, 0));
      expect(Math.min(found.totalUnits, quota)).toBeGreaterThanOrEqual(Math.min(Math.max(...totals), quota) - 1e-5);
      const isMet = (way: readonly number[], index: number) =>
        (totals[index] ?? 0) >= quota &&
        held.every(
          (limit) =>
            limit.kind === 'maximum' ||
            lines.reduce((sum, line, at) => sum + (isOn(limit, line) ? (way[at] ?? 0) : 0), 0) >= unitsOf(limit),
        );
      if (ways.some(isMet)) expect(found.verdict).toBe('met');
    }),
    { numRuns: 150 },
  );
});

test('learning that is added never takes away what was met, where maximums and minimums cross', () => {
  fc.assert(
    fc.property(world, ([held, lines, quota]) => {
      const rule = bodyRule({ limits: held, quota: { kind: 'units', units: quota } });
      const [before, after] = [lines.slice(1), lines].map((some) => standing(rule, membershipOf(), some, today));
      expect(Math.min(after?.totalUnits ?? 0, quota)).toBeGreaterThanOrEqual(
        Math.min(before?.totalUnits ?? 0, quota) - 1e-5,
      );
      if (before?.verdict === 'met') expect(after?.verdict).toBe('met');
    }),
    { numRuns: 200 },
  );
});
