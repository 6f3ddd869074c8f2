import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accessEnds, isRunning, mayEnter } from './rules.ts';

const at = new Date('2026-11-20T01:00:00.000Z');
const later = new Date(at.getTime() + 1);

test('a running enrolment with access left may be entered', () => {
  expect(mayEnter({ accessUntil: later, endedAt: null, frozenAt: null }, at)).toBe('ok');
  expect(mayEnter({ accessUntil: null, endedAt: null, frozenAt: null }, at)).toBe('ok');
});

test('access ends at its moment, not after it', () => {
  expect(mayEnter({ accessUntil: at, endedAt: null, frozenAt: null }, at)).toBe('access-over');
});

test('an ended enrolment says ended, whatever its access', () => {
  expect(mayEnter({ accessUntil: later, endedAt: at, frozenAt: null }, at)).toBe('ended');
  expect(mayEnter({ accessUntil: at, endedAt: at, frozenAt: null }, later)).toBe('ended');
  expect(isRunning({ endedAt: at })).toBe(false);
});

test('a frozen enrolment says frozen, unless it has ended', () => {
  expect(mayEnter({ accessUntil: later, endedAt: null, frozenAt: at }, at)).toBe('frozen');
  expect(mayEnter({ accessUntil: at, endedAt: null, frozenAt: at }, at)).toBe('frozen');
  expect(mayEnter({ accessUntil: later, endedAt: at, frozenAt: at }, at)).toBe('ended');
});

test('access of 24 months ends on the same day two years later', () => {
  expect(accessEnds(at, 24).toISOString()).toBe('2028-11-20T01:00:00.000Z');
});

test('a day that the month lacks becomes its last day', () => {
  expect(accessEnds(new Date('2028-02-29T12:00:00.000Z'), 24).toISOString()).toBe('2030-02-28T12:00:00.000Z');
  expect(accessEnds(new Date('2026-08-31T00:00:00.000Z'), 6).toISOString()).toBe('2027-02-28T00:00:00.000Z');
});

test('more months never end access sooner, and the hour stays', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2020-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
      fc.integer({ min: 1, max: 120 }),
      (from, months) => {
        const end = accessEnds(from, months);
        expect(end.getTime()).toBeGreaterThan(from.getTime());
        expect(accessEnds(from, months + 1).getTime()).toBeGreaterThan(end.getTime());
        expect(end.toISOString().slice(10)).toBe(from.toISOString().slice(10));
      },
    ),
  );
});
