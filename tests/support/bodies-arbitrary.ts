import fc from 'fast-check';
import type { Day, Learning, Membership } from '#lib/bodies/rules/types.ts';
import {
  modes,
  relations,
  subjects,
  type BodyRule,
  type Cycle,
  type Limit,
  type Selector,
} from '#lib/bodies/schema.ts';
import { bodyRule, learningOf } from './bodies.ts';

const few = { minLength: 1, maxLength: 3 };

/** Days about 2026, and now and then a text that is no day. */
export const anyDay: fc.Arbitrary<Day> = fc
  .oneof(
    {
      weight: 30,
      arbitrary: fc.date({ min: new Date('2023-01-01'), max: new Date('2028-12-31'), noInvalidDate: true }),
    },
    { weight: 1, arbitrary: fc.constantFrom('', '2026-02-30', 'today') },
  )
  .map((value) => (typeof value === 'string' ? value : value.toISOString().slice(0, 10)));

const anySelector: fc.Arbitrary<Selector> = fc.record(
  {
    modes: fc.uniqueArray(fc.constantFrom(...modes), few),
    relations: fc.uniqueArray(fc.constantFrom(...relations), few),
    subjects: fc.uniqueArray(fc.constantFrom(...subjects), few),
    isAssessed: fc.boolean(),
    isApproved: fc.boolean(),
  },
  { requiredKeys: [] },
);

const anyMeasure: fc.Arbitrary<Limit['measure']> = fc.oneof(
  fc.record({ units: fc.double({ min: 0.25, max: 20, noNaN: true }) }),
  fc.record({ shareOfQuota: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 3, max: 6 })) }),
);

const anyLimits: fc.Arbitrary<Limit[]> = fc
  .array(
    fc.record(
      {
        kind: fc.constantFrom('minimum' as const, 'maximum' as const),
        measure: anyMeasure,
        where: anySelector,
        isPerActivity: fc.boolean(),
      },
      { requiredKeys: ['kind', 'measure'] },
    ),
    { maxLength: 5 },
  )
  .map((limits) => limits.map((limit, index) => ({ id: `limit-${index}`, label: `Limit ${index}`, ...limit })));

const years = fc.integer({ min: 1, max: 5 });
const monthDay = fc.constantFrom('01-01', '07-01', '02-29', '12-31');
const anyCycle: fc.Arbitrary<Cycle> = fc.oneof(
  fc.record({ kind: fc.constant('fixed' as const), startsOn: monthDay, years, anchorYear: fc.constant(2024) }),
  fc.record({ kind: fc.constantFrom('anniversary' as const, 'personal' as const), years }),
  fc.record({ kind: fc.constant('rolling' as const), months: fc.option(fc.integer({ min: 1, max: 60 })) }),
  fc.record({ kind: fc.constant('window' as const), opensOn: monthDay, closesOn: monthDay }),
  fc.constant({ kind: 'none' as const }),
);

const anyQuota: fc.Arbitrary<BodyRule['quota']> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('units' as const), units: fc.double({ min: 0.5, max: 60, noNaN: true }) }),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'disciplines' as const, first: 15, firstOnIt: 10, eachFurther: 10 }) },
  {
    weight: 2,
    arbitrary: fc.constant<BodyRule['quota']>({
      kind: 'levels' as const,
      levels: [
        { key: 'one', label: 'One', units: 10 },
        { key: 'two', label: 'Two', units: 30 },
      ],
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom({ kind: 'unknown' as const }, { kind: 'none' as const }) },
);

const anyUnit: fc.Arbitrary<BodyRule['unit']> = fc
  .record(
    {
      minutes: fc.option(fc.constantFrom(60, 50, 120, 45.5)),
      roundDownTo: fc.constantFrom(1 as const, 0.5 as const, 0.25 as const),
      table: fc.array(
        fc.record({
          label: fc.constant('A kind'),
          where: anySelector,
          units: fc.double({ min: 0.5, max: 30, noNaN: true }),
        }),
        { minLength: 1, maxLength: 2 },
      ),
    },
    { requiredKeys: ['minutes'] },
  )
  .map((unit) => ({ one: 'unit', many: 'units', ...unit }));

/** Any rule that can be written, sensible or not. */
export const anyRule: fc.Arbitrary<BodyRule> = fc
  .record({
    unit: anyUnit,
    quota: anyQuota,
    cycle: anyCycle,
    limits: anyLimits,
    excluded: fc.array(fc.record({ id: fc.constant('out'), where: anySelector, why: fc.constant('Not this.') }), {
      maxLength: 1,
    }),
    carryOver: fc.constantFrom<BodyRule['carryOver']>(
      { kind: 'none' },
      { kind: 'capped', maxUnits: 10 },
      { kind: 'all' },
      { kind: 'unknown' },
    ),
  })
  .map((parts) => ({ ...bodyRule(), ...parts }));

const oddUnits = fc.oneof(fc.double({ min: 0, max: 20, noNaN: true }), fc.constantFrom(NaN, -3, Infinity));
const oddMinutes = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: 0, max: 1500 }) },
  { weight: 1, arbitrary: fc.constantFrom(NaN, -60, Infinity, 0.3) },
);

const anyOneLearning: fc.Arbitrary<Partial<Learning>> = fc.record({
  completedOn: anyDay,
  minutes: oddMinutes,
  mode: fc.constantFrom(...modes),
  relation: fc.constantFrom(...relations),
  subjects: fc.uniqueArray(fc.constantFrom(...subjects), { maxLength: 3 }),
  disciplines: fc.array(fc.constantFrom('Massage', 'Reflexology', ' '), { maxLength: 2 }),
  isAssessed: fc.boolean(),
  stands: fc.boolean(),
  approvedUnits: fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, fc.record({ 'a-body': oddUnits })),
  claims: fc.oneof(
    { weight: 3, arbitrary: fc.constant({}) },
    fc.record({ 'a-body': fc.record({ isExcluded: fc.boolean(), units: fc.option(oddUnits) }) }),
  ),
});

/** A log, each line with an id of its own. */
export const anyLog = (maxLength = 14): fc.Arbitrary<Learning[]> =>
  fc
    .array(anyOneLearning, { maxLength })
    .map((lines) => lines.map((line, index) => learningOf({ ...line, id: `line-${index}` })));

export const anyMembership: fc.Arbitrary<Membership> = fc.record({
  bodySlug: fc.constant('a-body'),
  level: fc.constantFrom(null, 'one', 'two', 'three'),
  disciplines: fc.array(fc.constantFrom('Massage', 'massage', 'Reflexology', ''), { maxLength: 3 }),
  joinedOn: fc.option(anyDay),
  cycleEndsOn: fc.option(anyDay),
  carriedInUnits: oddUnits,
  carriedInOn: fc.option(anyDay, { nil: null }),
});
