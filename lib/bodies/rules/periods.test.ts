import { expect, test } from 'vitest';
import fc from 'fast-check';
import { bodyRule, hours, membershipOf } from '#tests/support/bodies.ts';
import type { Cycle } from '../schema.ts';
import { addMonths, dayBefore, daysLeft, nextDay } from './days.ts';
import { futureLapses } from './lapses.ts';
import { periodsUpTo, standing } from './standing.ts';
import type { Membership } from './types.ts';

const periods = (cycle: Cycle, today: string, count = 1, membership: Partial<Membership> = {}) =>
  periodsUpTo(bodyRule({ cycle }), membershipOf(membership), today, count).map(({ from, to }) => `${from} ${to}`);

test('the calendar year and the financial year end at midnight of their last day', () => {
  const calendar: Cycle = { kind: 'fixed', startsOn: '01-01', years: 1 };
  expect(periods(calendar, '2026-12-31', 2)).toEqual(['2026-01-01 2026-12-31', '2025-01-01 2025-12-31']);
  const financial: Cycle = { kind: 'fixed', startsOn: '07-01', years: 1 };
  expect(periods(financial, '2026-06-30')).toEqual(['2025-07-01 2026-06-30']);
  expect(periods(financial, '2026-07-01')).toEqual(['2026-07-01 2027-06-30']);
});

test('a cycle of several years is counted from a year in which one starts', () => {
  // Florida: to 31 August of each odd year. MTAA: 2025 to 2027.
  const florida: Cycle = { kind: 'fixed', startsOn: '09-01', years: 2, anchorYear: 2025 };
  expect(periods(florida, '2025-08-31')).toEqual(['2023-09-01 2025-08-31']);
  expect(periods(florida, '2027-08-31', 2)).toEqual(['2025-09-01 2027-08-31', '2023-09-01 2025-08-31']);
  expect(periods({ kind: 'fixed', startsOn: '01-01', years: 3, anchorYear: 2025 }, '2027-12-31')).toEqual([
    '2025-01-01 2027-12-31',
  ]);
});

test('who joined on 29 February has a year to the last day of February', () => {
  const anniversary: Cycle = { kind: 'anniversary', years: 1 };
  const joined = { joinedOn: '2024-02-29' };
  expect(periods(anniversary, '2025-02-28', 9, joined)).toEqual(['2024-02-29 2025-02-28']);
  expect(periods(anniversary, '2025-03-01', 9, joined)[0]).toBe('2025-03-01 2026-02-28');
  expect(periods(anniversary, '2028-02-29', 1, joined)).toEqual(['2028-02-29 2029-02-28']);
  expect(periods(anniversary, '2026-02-28', 9, { joinedOn: '2024-03-31' })).toEqual([
    '2025-03-31 2026-03-30',
    '2024-03-31 2025-03-30',
  ]);
});

test('a personal date ends its period, and once it has passed the next one is asked for', () => {
  const personal: Cycle = { kind: 'personal', years: 2 };
  const ends = { cycleEndsOn: '2028-02-29' };
  expect(periods(personal, '2026-03-01', 2, ends)).toEqual(['2026-03-01 2028-02-29', '2024-03-01 2026-02-28']);
  expect(periods(personal, '2026-02-28', 1, ends)).toEqual(['2024-03-01 2026-02-28']);
  expect(periods(personal, '2028-03-01', 1, ends)).toEqual(['2026-03-01 2028-02-29']);
  const passed = standing(bodyRule({ cycle: personal }), membershipOf(ends), [], '2028-03-01');
  expect(passed).toMatchObject({ verdict: 'missed', daysLeft: 0, missing: ['cycle-ends-on'] });
  expect(passed.next).toEqual({ kind: 'tell', fact: 'cycle-ends-on' });
});

test('tasks of a window belong to the year that ends when it closes', () => {
  // CMTO: 1 September to 31 October
  const cycle: Cycle = { kind: 'window', opensOn: '09-01', closesOn: '10-31' };
  expect(periods(cycle, '2026-10-31')).toEqual(['2025-11-01 2026-10-31']);
  expect(periods(cycle, '2026-11-01')).toEqual(['2026-11-01 2027-10-31']);
  const rule = bodyRule({ cycle, quota: { kind: 'tasks', tasks: [{ key: 'plan', label: 'A learning plan' }] } });
  expect(standing(rule, membershipOf(), [hours(3)], '2026-06-30')).toMatchObject({
    verdict: 'tasks',
    minutes: 180,
    next: { kind: 'do-tasks', by: '2026-10-31' },
  });
});

test('what counts in a rolling balance lapses after its months, at the end of a shorter month too', () => {
  const rolling: Cycle = { kind: 'rolling', months: 1 };
  expect(periods(rolling, '2026-02-27')).toEqual(['2026-01-28 2026-02-27']);
  expect(periods(rolling, '2026-02-28')).toEqual(['2026-02-01 2026-02-28']);
  const rule = bodyRule({ cycle: { kind: 'rolling', months: 12 }, quota: { kind: 'units', units: 3 } });
  const learning = [hours(2, { completedOn: '2025-12-01' }), hours(1, { completedOn: '2026-06-30' })];
  const balance = (today: string) => standing(rule, membershipOf(), learning, today).totalUnits;
  expect([balance('2026-11-30'), balance('2026-12-01'), balance('2027-06-30')]).toEqual([3, 1, 0]);
  expect(futureLapses(rule, membershipOf(), learning, '2026-11-28')).toEqual([
    { on: '2026-12-01', units: 2, balanceUnits: 1 },
    { on: '2027-06-30', units: 1, balanceUnits: 0 },
  ]);
  expect(futureLapses(bodyRule(), membershipOf(), learning, '2026-11-28')).toEqual([]);
});

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const monthDay = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map((pair) => pair.map((part) => String(part).padStart(2, '0')).join('-'));
const years = fc.integer({ min: 1, max: 5 });
const cycle: fc.Arbitrary<Cycle> = fc.oneof(
  fc.record({
    kind: fc.constant('fixed' as const),
    startsOn: monthDay,
    years,
    anchorYear: fc.integer({ min: 2000, max: 2030 }),
  }),
  fc.record({ kind: fc.constant('anniversary' as const), years }),
  fc.record({ kind: fc.constant('personal' as const), years }),
  fc.record({ kind: fc.constant('rolling' as const), months: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ kind: fc.constant('window' as const), opensOn: monthDay, closesOn: monthDay }),
);

test('periods leave no day out and count none twice, and today is in the newest', () => {
  fc.assert(
    fc.property(cycle, day, day, (of, today, told) => {
      const rule = { ...bodyRule(), cycle: of };
      const found = periodsUpTo(rule, membershipOf({ joinedOn: told, cycleEndsOn: told }), today, 6);
      const reaches = of.kind === 'anniversary' ? today >= told : of.kind === 'personal' ? today <= told : true;
      for (const [index, { from, to }] of found.entries()) {
        expect(from <= to).toBe(true);
        const older = found[index + 1];
        if (older) expect(nextDay(older.to)).toBe(from);
      }
      if (reaches) expect((found[0]?.from ?? '') <= today && today <= (found[0]?.to ?? '')).toBe(true);
      expect(found.length).toBeGreaterThan(0);
    }),
    { numRuns: 200 },
  );
});

test('days follow each other as the calendar has them', () => {
  fc.assert(
    fc.property(day, (text) => {
      const next = new Date(new Date(`${text}T00:00:00Z`).getTime() + 86_400_000).toISOString().slice(0, 10);
      expect([nextDay(text), dayBefore(next), daysLeft(text, next)]).toEqual([next, text, 2]);
    }),
    { numRuns: 200 },
  );
  expect([addMonths('2024-01-31', 1), addMonths('2026-01-31', -11)]).toEqual(['2024-02-29', '2025-02-28']);
  expect([nextDay('2026-02-30'), daysLeft('x', '2026-01-01')]).toEqual(['2026-02-30', null]);
});
