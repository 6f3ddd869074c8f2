import { expect, test } from 'vitest';
import { bodyRule, hours, membershipOf } from '#tests/support/bodies.ts';
import type { BodyRule } from '../schema.ts';
import { standing } from './standing.ts';
import type { Membership } from './types.ts';

const today = '2026-11-28';
const at = (carryOver: BodyRule['carryOver'], byYear: Record<number, number>, membership: Partial<Membership> = {}) =>
  standing(
    bodyRule({ carryOver }),
    membershipOf(membership),
    Object.entries(byYear).map(([year, count]) => hours(count, { completedOn: `${year}-06-01` })),
    today,
  );

test('CMA: at most 10 of the points over 20 go on to the next period', () => {
  // cma.asn.au/members-area/cpe
  const capped = { kind: 'capped', maxUnits: 10 } as const;
  expect(at(capped, { 2025: 27, 2026: 5 })).toMatchObject({ carriedInUnits: 7, totalUnits: 12, carriesOnUnits: 0 });
  expect(at(capped, { 2025: 60, 2026: 10 })).toMatchObject({ verdict: 'met', carriedInUnits: 10, totalUnits: 20 });
  expect(at(capped, { 2025: 60, 2026: 25 }).carriesOnUnits).toBe(10);
  expect(at(capped, { 2025: 20, 2026: 5 }).carriedInUnits).toBe(0);
});

test('MTI: all that is over rolls on, and each year takes its own 20 out of it', () => {
  // massagetraining.co.uk (2021)
  expect(at({ kind: 'all' }, { 2024: 55, 2025: 0 })).toMatchObject({ carriedInUnits: 15, carriesOnUnits: 0 });
  expect(at({ kind: 'all' }, { 2023: 55 })).toMatchObject({ carriedInUnits: 0, totalUnits: 0 });
});

test('nothing carries over where the body says so or where its rule is not known', () => {
  expect(at({ kind: 'none' }, { 2025: 40 })).toMatchObject({ carriedInUnits: 0, carriesOnUnits: 0 });
  expect(at({ kind: 'unknown' }, { 2025: 40 })).toMatchObject({ carriedInUnits: 0, carriesOnUnits: null });
});

test('units from before the log count once: in the period in which they were told', () => {
  const told = { carriedInUnits: 6, carriedInOn: '2026-03-01' };
  expect(at({ kind: 'none' }, { 2026: 4 }, told)).toMatchObject({ carriedInUnits: 6, totalUnits: 10 });
  expect(at({ kind: 'none' }, { 2026: 4 }, { ...told, carriedInOn: '2025-12-31' }).carriedInUnits).toBe(0);
  expect(at({ kind: 'all' }, { 2025: 18, 2026: 4 }, { ...told, carriedInOn: '2025-12-31' }).carriedInUnits).toBe(4);
});

test('learning from before the membership carries nothing on', () => {
  expect(at({ kind: 'all' }, { 2025: 40 }, { joinedOn: '2026-01-15' }).carriedInUnits).toBe(0);
  expect(at({ kind: 'all' }, { 2025: 40 }, { joinedOn: '2025-01-15' }).carriedInUnits).toBe(20);
});
