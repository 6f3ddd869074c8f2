import { expect, test } from 'vitest';
import { bodyOf } from '#lib/bodies/load.ts';
import { askedFacts, untoldFacts } from './asked-facts.ts';
import { readDisciplines, readMembership, readMilli } from './membership.ts';

const today = '2026-11-29';
const empty = { membershipNumber: '', level: '', disciplines: '', joinedOn: '', cycleEndsOn: '', carriedIn: '' };
const units = { quota: { kind: 'units', units: 20 } } as const;
const levels = {
  quota: {
    kind: 'levels',
    levels: [
      { key: 'massage', label: 'Massage', units: 30 },
      { key: 'remedial', label: 'Remedial', units: 40 },
    ],
  },
} as const;
const mutable = (rule: typeof levels | typeof units) =>
  structuredClone(rule) as unknown as Parameters<typeof readMembership>[0];

test('nothing but the body is needed to name it: what is not told is kept as not told', () => {
  expect(readMembership(mutable(units), empty, today)).toEqual({
    facts: {
      membershipNumber: null,
      level: null,
      disciplines: [],
      joinedOn: null,
      cycleEndsOn: null,
      carriedInMilli: 0,
    },
  });
});

test('every fault is said at its own field, all at once', () => {
  const typed = {
    membershipNumber: 'x'.repeat(41),
    level: 'master',
    disciplines: 'y'.repeat(61),
    joinedOn: '2027-02-29',
    cycleEndsOn: '2226-01-01',
    carriedIn: 'four',
  };
  expect(readMembership(mutable(levels), typed, today)).toEqual({
    faults: {
      membershipNumber: 'number-too-long',
      level: 'no-such-level',
      disciplines: 'discipline-too-long',
      joinedOn: 'not-a-day',
      cycleEndsOn: 'day-out-of-reach',
      carriedIn: 'not-a-number',
    },
  });
});

test('a number that certificates could not print is said at its field', () => {
  expect(readMembership(mutable(units), { ...empty, membershipNumber: '12\u202e34' }, today)).toEqual({
    faults: { membershipNumber: 'number-characters' },
  });
});

test('a member joined today at the latest', () => {
  expect(readMembership(mutable(units), { ...empty, joinedOn: today }, today)).toHaveProperty('facts');
  expect(readMembership(mutable(units), { ...empty, joinedOn: '2026-11-30' }, today)).toEqual({
    faults: { joinedOn: 'joined-in-future' },
  });
});

test('disciplines are words, one a line or between commas, each once', () => {
  expect(readDisciplines(' Remedial  massage\r\n\nAromatherapy, remedial massage;Reflexology')).toEqual([
    'Remedial massage',
    'Aromatherapy',
    'Reflexology',
  ]);
});

test.each([
  ['', 0],
  [' 4 ', 4000],
  ['2.5', 2500],
  ['2,75', 2750],
  ['0.001', 1],
  ['-1', null],
  ['1e3', null],
  ['0.0001', null],
])('units from before, "%s", are %s thousandths', (text, milli) => {
  expect(readMilli(text)).toBe(milli);
});

test('a rule asks for what it needs, and says what is missing', () => {
  const [fht, cnhc, mma, atms] = ['fht', 'cnhc', 'mma', 'atms'].map((slug) => bodyOf(slug));
  if (!fht || !cnhc || !mma || !atms) throw new Error('a body is gone');
  expect(askedFacts(fht)).toEqual(['joined-on']);
  expect(askedFacts(cnhc)).toEqual(['disciplines', 'cycle-ends-on']);
  expect(askedFacts(mma)).toEqual(['level']);
  expect(askedFacts(atms)).toEqual([]);
  const told = { level: 'gone', disciplines: ['Massage'], joinedOn: null, cycleEndsOn: null };
  expect(untoldFacts(cnhc, told)).toEqual(['cycle-ends-on']);
  expect(untoldFacts(mma, told)).toEqual(['level']);
  expect(untoldFacts(mma, { ...told, level: 'remedial' })).toEqual([]);
});
