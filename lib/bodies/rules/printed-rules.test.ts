import { expect, test } from 'vitest';
import { bodyRule, hours, learningOf, membershipOf } from '#tests/support/bodies.ts';
import { standing } from './standing.ts';
import type { Learning, Membership } from './types.ts';
import type { BodyRule } from '../schema.ts';

// Each rule as it is printed by its body, in numbers; content/bodies must say the same (see bodies-content.test.ts).

const today = '2026-11-28';
const total = (rule: BodyRule, learning: readonly Learning[], membership: Partial<Membership> = {}) =>
  standing(rule, membershipOf(membership), learning, today);
const have = (of: ReturnType<typeof total>, id: string) => of.limits.find(({ limitId }) => limitId === id)?.haveUnits;

test('CNHC: 15 hours for one discipline, 10 of them on it; 10 more for each further one', () => {
  // cnhc.org.uk/articles/cpd-for-cnhc-registrants (2024)
  const rule = bodyRule({ quota: { kind: 'disciplines', first: 15, firstOnIt: 10, eachFurther: 10 } });
  const massage = { disciplines: ['Massage'] };
  expect(total(rule, [], massage).quotaUnits).toBe(15);
  expect(total(rule, [], { disciplines: ['Massage', 'Reflexology', ' massage '] }).quotaUnits).toBe(25);
  expect(total(rule, []).missing).toEqual(['disciplines']);
  const general = [hours(9, massage), hours(6, { relation: 'general' })];
  expect(total(rule, general, massage)).toMatchObject({
    verdict: 'open',
    totalUnits: 15,
    next: { kind: 'fill-minimum', label: 'On Massage', units: 1 },
  });
  expect(total(rule, [...general, hours(1)], massage).verdict).toBe('met');
});

test('CNHC: no more than one third of the hours on any single activity', () => {
  // cnhc.org.uk/articles/cpd-for-cnhc-registrants (2024): a third of 15 is 5
  const rule = bodyRule({
    quota: { kind: 'disciplines', first: 15, firstOnIt: 10, eachFurther: 10 },
    limits: [
      {
        id: 'single',
        label: 'Any single activity',
        kind: 'maximum',
        measure: { shareOfQuota: [1, 3] },
        isPerActivity: true,
      },
    ],
  });
  const one = total(rule, [hours(15)], { disciplines: ['Massage'] });
  expect(one).toMatchObject({ verdict: 'open', totalUnits: 5 });
  expect(one.activities[0]?.reasons).toEqual([
    { kind: 'over-maximum', limitId: 'single', label: 'Any single activity', lostUnits: 10 },
  ]);
  expect(total(rule, [hours(5), hours(5), hours(5)], { disciplines: ['Massage'] }).verdict).toBe('met');
});

test('Myotherapy Association Australia: at least 4 formal and up to 16 informal of 20', () => {
  // myotherapy.org.au/Membership/Professionaldevelopmentguidelines
  const rule = bodyRule({
    limits: [
      {
        id: 'formal',
        label: 'Formal',
        kind: 'minimum',
        measure: { units: 4 },
        where: { modes: ['in_person', 'online_live'] },
      },
      {
        id: 'informal',
        label: 'Informal',
        kind: 'maximum',
        measure: { units: 16 },
        where: { modes: ['online_self_paced', 'reading'] },
      },
    ],
  });
  const online = [hours(12), hours(12, { mode: 'reading' })];
  expect(total(rule, online)).toMatchObject({ verdict: 'open', totalUnits: 16 });
  expect(total(rule, [...online, hours(3, { mode: 'in_person' })])).toMatchObject({ verdict: 'open', totalUnits: 19 });
  expect(total(rule, [...online, hours(4, { mode: 'in_person' })])).toMatchObject({ verdict: 'met', totalUnits: 20 });
});

test('ANTA: 20 in the calendar year, at least half of it on the accredited modality', () => {
  // australiannaturaltherapistsassociation.com.au, Continuing Professional Education
  const rule = bodyRule({
    limits: [
      {
        id: 'modality',
        label: 'On it',
        kind: 'minimum',
        measure: { shareOfQuota: [1, 2] },
        where: { relations: ['direct'] },
      },
    ],
  });
  const short = total(rule, [hours(9.5), hours(30, { relation: 'general' })]);
  expect(short).toMatchObject({ verdict: 'open', next: { kind: 'fill-minimum', units: 0.5 } });
  expect(total(rule, [hours(10), hours(10, { relation: 'general' })]).verdict).toBe('met');
});

const florida = bodyRule({
  slug: 'florida',
  unit: { one: 'hour of 50 minutes', many: 'hours of 50 minutes', minutes: 50 },
  quota: { kind: 'units', units: 24 },
  cycle: { kind: 'fixed', startsOn: '09-01', years: 2, anchorYear: 2025 },
  limits: [
    { id: 'in-person', label: 'In person', kind: 'minimum', measure: { units: 12 }, where: { modes: ['in_person'] } },
    { id: 'ethics', label: 'Ethics', kind: 'minimum', measure: { units: 2 }, where: { subjects: ['ethics'] } },
    { id: 'laws', label: 'Laws', kind: 'minimum', measure: { units: 2 }, where: { subjects: ['laws'] } },
    {
      id: 'online',
      label: 'Not in person',
      kind: 'maximum',
      measure: { units: 12 },
      where: { modes: ['online_self_paced'] },
    },
  ],
  excluded: [{ id: 'not-approved', where: { isApproved: false }, why: 'Only what a provider has reported counts.' }],
});
const reported = (units: number, changes: Partial<Learning> = {}) =>
  learningOf({ minutes: units * 50, approvedUnits: { florida: units }, ...changes });

test('Florida: 24 hours of 50 minutes to 31 August of odd years, 12 in person, 12 at most online, only what is reported', () => {
  // Rule 64B7-28.009; floridasmassagetherapy.gov, frequently asked questions
  const online = total(florida, [reported(20, { subjects: ['ethics', 'laws'] })]);
  expect(online).toMatchObject({ totalUnits: 12, period: { from: '2025-09-01', to: '2027-08-31' } });
  expect(total(florida, [hours(24, { mode: 'in_person' })]).totalUnits).toBe(0);
  const both = [reported(12, { subjects: ['ethics', 'laws'] }), reported(12, { mode: 'in_person' })];
  expect(total(florida, both)).toMatchObject({ verdict: 'met', totalUnits: 24 });
  expect(have(total(florida, both), 'ethics')).toBe(12);
});

test('where a maximum is full, the hours in a subject that is still wanted count first', () => {
  // Florida: 12 of 15 hours online can count, and 2 of them have to be on ethics and 2 on laws.
  const learning = [
    reported(13, { completedOn: '2026-01-01' }),
    reported(1, { completedOn: '2026-02-01', subjects: ['ethics'] }),
    reported(2, { completedOn: '2026-03-01', subjects: ['laws'] }),
    reported(12, { mode: 'in_person' }),
    reported(1, { mode: 'in_person', subjects: ['ethics'] }),
  ];
  expect(total(florida, learning)).toMatchObject({ verdict: 'met', totalUnits: 25 });
});

test('NCBTMB: 24 hours, 3 in ethics, at most 4 in self-care, in whole or half hours, only approved courses', () => {
  // ncbtmb.org, frequently asked questions
  const rule = bodyRule({
    slug: 'ncbtmb',
    unit: { one: 'CE hour', many: 'CE hours', minutes: 60, roundDownTo: 0.5 },
    quota: { kind: 'units', units: 24 },
    cycle: { kind: 'personal', years: 2 },
    limits: [
      { id: 'ethics', label: 'Ethics', kind: 'minimum', measure: { units: 3 }, where: { subjects: ['ethics'] } },
      {
        id: 'self-care',
        label: 'Self-care',
        kind: 'maximum',
        measure: { units: 4 },
        where: { subjects: ['self_care'] },
      },
    ],
    excluded: [{ id: 'not-approved', where: { isApproved: false }, why: 'Only approved courses.' }],
  });
  const ends = { cycleEndsOn: '2027-03-31' };
  const approved = (units: number, changes: Partial<Learning> = {}) =>
    hours(units, { approvedUnits: { ncbtmb: units }, ...changes });
  const care = approved(9, { subjects: ['self_care'] });
  expect(total(rule, [care, hours(5)], ends)).toMatchObject({
    totalUnits: 4,
    period: { from: '2025-04-01', to: '2027-03-31' },
  });
  expect(total(rule, [approved(3, { subjects: ['ethics'] }), approved(18), care], ends).verdict).toBe('met');
  const claimed = learningOf({ minutes: 100, claims: { ncbtmb: { isExcluded: false, units: 9 } } });
  expect(total(rule, [claimed], ends).activities[0]).toMatchObject({ units: 1.5, countedUnits: 1.5 });
});

test('AMTA: first aid and home study without an assessment do not count', () => {
  // amtamassage.org, Continuing Education Requirements: 48 hours in 4 years
  const rule = bodyRule({
    quota: { kind: 'units', units: 48 },
    cycle: { kind: 'personal', years: 4 },
    excluded: [
      { id: 'first-aid', where: { subjects: ['first_aid'] }, why: 'First aid does not count.' },
      { id: 'home', where: { modes: ['online_self_paced'], isAssessed: false }, why: 'Only with an assessment.' },
    ],
  });
  const learning = [hours(8, { subjects: ['first_aid'] }), hours(8, { isAssessed: false }), hours(8)];
  expect(total(rule, learning, { cycleEndsOn: '2028-12-31' }).totalUnits).toBe(8);
});

test('IMTA: points by the kind of course, more with an assessment', () => {
  // The association's CPD record: one day 20, with assessment 25; first aid 30
  const rule = bodyRule({
    unit: {
      one: 'CPD point',
      many: 'CPD points',
      minutes: null,
      table: [
        { label: 'First aid', where: { subjects: ['first_aid'] }, units: 30 },
        {
          label: 'One day, assessed',
          where: { modes: ['in_person'], isAssessed: true },
          minMinutes: 240,
          maxMinutes: 480,
          units: 25,
        },
        { label: 'One day', where: { modes: ['in_person'] }, minMinutes: 240, maxMinutes: 480, units: 20 },
      ],
    },
    quota: { kind: 'units', units: 100 },
  });
  const day = (changes: Partial<Learning>) => hours(6, { mode: 'in_person', ...changes });
  const points = (each: Learning) => total(rule, [each]).totalUnits;
  expect([day({}), day({ isAssessed: false }), hours(4, { subjects: ['first_aid'] })].map(points)).toEqual([
    25, 20, 30,
  ]);
  expect(total(rule, [hours(6)])).toMatchObject({ verdict: 'cannot-say', totalUnits: 0, missing: ['unit'] });
});

test('Newfoundland and Labrador: one of its units is two hours', () => {
  const rule = bodyRule({ unit: { one: 'unit', many: 'units', minutes: 120 }, quota: { kind: 'units', units: 30 } });
  expect(total(rule, [hours(5)]).totalUnits).toBe(2.5);
});

test('MMA: 30, 40 or 50 by level; a level that is not told is asked for, and points are as the member was given them', () => {
  // CPE planner of Massage & Myotherapy Australia, 2021 to 2023
  const rule = bodyRule({
    unit: { one: 'CPE point', many: 'CPE points', minutes: null },
    quota: {
      kind: 'levels',
      levels: [
        { key: 'massage', label: 'Massage', units: 30 },
        { key: 'remedial', label: 'Remedial', units: 40 },
        { key: 'advanced', label: 'Advanced', units: 50 },
      ],
    },
    cycle: { kind: 'rolling', months: null },
  });
  expect(total(rule, []).missing).toEqual(['level']);
  const given = hours(2, { completedOn: '2019-01-01', claims: { 'a-body': { isExcluded: false, units: 40 } } });
  expect(total(rule, [given], { level: 'remedial' })).toMatchObject({ verdict: 'met', totalUnits: 40, daysLeft: null });
  expect(total(rule, [given], { level: 'advanced' })).toMatchObject({ verdict: 'open', quotaUnits: 50 });
});
