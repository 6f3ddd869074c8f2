import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from './days.ts';
import { dueReminders, lapseStages, quotaStages, stageAt } from './reminders.ts';
import type { ReminderFacts } from './reminders.ts';

const none: ReadonlySet<string> = new Set();
const firstAid = (dueOn: string): ReminderFacts => ({
  dues: [{ id: 'd1', kind: 'first-aid', label: '', dueOn }],
  periods: [],
});
const period = (endsOn: string, missing: readonly string[] | null): ReminderFacts => ({
  dues: [],
  periods: [{ bodySlug: 'atms', bodyName: 'ATMS', endsOn, missing }],
});
const keys = (facts: ReminderFacts, today: string, sent = none) =>
  dueReminders(facts, today, sent).map(({ key }) => key);

describe('a stage', () => {
  test.each([
    [61, null],
    [60, 60],
    [31, 60],
    [30, 30],
    [8, 30],
    [7, 7],
    [0, 7],
    [-1, 'after'],
    [-7, 'after'],
    [-8, null],
  ])('of a thing that lapses, %i days before its last: %s', (daysLeft, stage) => {
    expect(stageAt(lapseStages, daysLeft)).toBe(stage);
  });

  test.each([
    [91, null],
    [90, 90],
    [30, 30],
    [7, 7],
    [-1, null],
  ])('of a quota, %i days before the end: %s', (daysLeft, stage) => {
    expect(stageAt(quotaStages, daysLeft)).toBe(stage);
  });
});

test('first aid is told 60, 30 and 7 days before, and the day after, by leap days and months as they are', () => {
  const due = '2028-03-01';
  expect(keys(firstAid(due), '2028-01-01')).toEqual(['due:d1:2028-03-01:60']);
  expect(keys(firstAid(due), '2027-12-31')).toEqual([]);
  expect(keys(firstAid(due), '2028-01-31')).toEqual(['due:d1:2028-03-01:30']);
  expect(keys(firstAid(due), '2028-02-23')).toEqual(['due:d1:2028-03-01:7']);
  expect(keys(firstAid(due), '2028-03-02')).toEqual(['due:d1:2028-03-01:after']);
  expect(keys(firstAid(due), '2028-03-09')).toEqual([]);
});

test('a quota is told only when something is missing; the end of the period is told all the same', () => {
  expect(keys(period('2027-06-30', []), '2027-04-01')).toEqual([]);
  expect(keys(period('2027-06-30', ['4 CPE points']), '2027-04-01')).toEqual(['quota:atms:2027-06-30:90']);
  expect(keys(period('2027-06-30', []), '2027-05-31')).toEqual(['renewal:atms:2027-06-30:30']);
  expect(keys(period('2027-06-30', ['4 CPE points']), '2027-05-31')).toEqual([
    'quota:atms:2027-06-30:30',
    'renewal:atms:2027-06-30:30',
  ]);
  expect(keys(period('2027-06-30', null), '2027-05-31')).toEqual(['renewal:atms:2027-06-30:30']);
});

test('a changed day is another thing: what was told of the old one does not silence it', () => {
  const sent = new Set(keys(firstAid('2027-03-01'), '2027-02-01'));
  expect(keys(firstAid('2027-03-01'), '2027-02-01', sent)).toEqual([]);
  expect(keys(firstAid('2027-03-03'), '2027-02-01', sent)).toEqual(['due:d1:2027-03-03:30']);
});

test('a clock that goes back tells nothing again, and no earlier stage either', () => {
  const sent = new Set(['due:d1:2027-03-01:7']);
  expect(keys(firstAid('2027-03-01'), '2027-02-25', sent)).toEqual([]);
  expect(keys(firstAid('2027-03-01'), '2027-01-05', sent)).toEqual([]);
  expect(keys(firstAid('2027-03-01'), '2027-03-02', sent)).toEqual(['due:d1:2027-03-01:after']);
});

test('a day entered late is told once, at the stage it is at', () => {
  expect(keys(firstAid('2027-03-01'), '2027-02-26')).toEqual(['due:d1:2027-03-01:7']);
});

test('over any days, in any order and however often, no thing is told twice at a stage', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -20, max: 100 }), { minLength: 1, maxLength: 60 }), (offsets) => {
      const sent = new Set<string>();
      const told: string[] = [];
      for (const offset of offsets) {
        const fresh = keys(firstAid('2027-03-01'), addDays('2027-03-01', -offset), sent);
        told.push(...fresh);
        for (const key of fresh) sent.add(key);
      }
      expect(new Set(told).size).toBe(told.length);
    }),
    { numRuns: 150 },
  );
});

test('day after day without a gap, every stage is told exactly once', () => {
  const sent = new Set<string>();
  for (let offset = 100; offset >= -20; offset -= 1)
    for (const key of keys(firstAid('2028-02-29'), addDays('2028-02-29', -offset), sent)) sent.add(key);
  expect([...sent]).toEqual(['60', '30', '7', 'after'].map((stage) => `due:d1:2028-02-29:${stage}`));
});

test('days are counted by the calendar, over leap days and whatever a clock change does', () => {
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
  expect(daysBetween('2026-10-03', '2026-10-05')).toBe(2);
  expect(addDays('2028-02-29', 365)).toBe('2029-02-28');
});
