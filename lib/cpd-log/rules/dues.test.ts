import { expect, test } from 'vitest';
import { dueState, readDue } from './dues.ts';

const today = '2026-11-29';

test('a day that lapses needs its kind and its day; only something else needs a name', () => {
  expect(readDue({ kind: 'first-aid', label: '', dueOn: '2027-01-01' }, today)).toEqual({
    facts: { kind: 'first-aid', label: '', dueOn: '2027-01-01' },
  });
  expect(readDue({ kind: 'other', label: ' ', dueOn: '' }, today)).toEqual({
    faults: { label: 'label-missing', dueOn: 'day-missing' },
  });
  expect(readDue({ kind: 'pet', label: 'x'.repeat(81), dueOn: '2027-02-30' }, today)).toEqual({
    faults: { kind: 'no-such-kind', label: 'label-too-long', dueOn: 'not-a-day' },
  });
});

test('a name is one line: what breaks lines or is not seen does not enter', () => {
  const read = readDue({ kind: 'other', label: 'Working\r\nwith\u0000 children\u2028check', dueOn: today }, today);
  expect(read).toMatchObject({ facts: { label: 'Working with children check' } });
});

test('the last day itself still holds', () => {
  expect(dueState(today, today)).toEqual({ state: 'soon', daysLeft: 0 });
  expect(dueState('2026-11-28', today)).toEqual({ state: 'lapsed', daysLeft: -1 });
  expect(dueState('2027-01-28', today)).toEqual({ state: 'soon', daysLeft: 60 });
  expect(dueState('2027-01-29', today)).toEqual({ state: 'far', daysLeft: 61 });
});
