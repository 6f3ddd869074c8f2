import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deadlineFor, isTimeOver, mayStart, remainingSeconds, waitMinutesAfter } from './policy.ts';

const start = new Date('2026-11-20T01:00:00.000Z');
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const failed = (minutes: number) => ({ finishedAt: later(minutes), passed: false });
const policy = { attemptLimit: null, waitMinutesAfterFail: [10, 60, 1440] };

test('a first try may start at once', () => {
  expect(mayStart({ results: [], hasOpenAttempt: false }, policy, start)).toEqual({ kind: 'ok' });
});

test.each([
  [1, 10],
  [2, 60],
  [3, 1440],
  [4, 1440],
  [40, 1440],
])('after fail %i the wait is %i minutes, to the millisecond', (fails, minutes) => {
  const results = Array.from({ length: fails }, () => failed(0));
  const history = { results, hasOpenAttempt: false };
  expect(mayStart(history, policy, new Date(later(minutes).getTime() - 1))).toEqual({
    kind: 'wait',
    until: later(minutes),
  });
  expect(mayStart(history, policy, later(minutes))).toEqual({ kind: 'ok' });
});

test('the wait counts from the newest result, in whatever order they are listed', () => {
  expect(mayStart({ results: [failed(100), failed(0)], hasOpenAttempt: false }, policy, later(101))).toEqual({
    kind: 'wait',
    until: later(160),
  });
});

test('an empty list means no wait', () => {
  expect(
    mayStart({ results: [failed(0)], hasOpenAttempt: false }, { ...policy, waitMinutesAfterFail: [] }, start),
  ).toEqual({ kind: 'ok' });
  expect(waitMinutesAfter(0, [5])).toBe(0);
});

test('a pass, an open try and a used-up limit each close the door, in this order', () => {
  const passed = { finishedAt: start, passed: true };
  const limited = { ...policy, attemptLimit: 2 };
  expect(mayStart({ results: [failed(0), passed], hasOpenAttempt: true }, limited, later(9999))).toEqual({
    kind: 'already-passed',
  });
  expect(mayStart({ results: [failed(0), failed(1)], hasOpenAttempt: true }, limited, later(9999))).toEqual({
    kind: 'attempt-open',
  });
  expect(mayStart({ results: [failed(0), failed(1)], hasOpenAttempt: false }, limited, later(9999))).toEqual({
    kind: 'attempts-used',
  });
  expect(mayStart({ results: [failed(0)], hasOpenAttempt: false }, limited, later(9999))).toEqual({ kind: 'ok' });
});

test('with a rising list each further fail waits at least as long as the one before', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 5000 })), fc.integer({ min: 1, max: 30 }), (list, fails) => {
      const rising = list.toSorted((one, other) => one - other);
      expect(waitMinutesAfter(fails + 1, rising)).toBeGreaterThanOrEqual(waitMinutesAfter(fails, rising));
    }),
  );
});

test('once a try may start it may start at any later time', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 3000 }), { maxLength: 6 }),
      fc.nat({ max: 9000 }),
      fc.nat({ max: 9000 }),
      (fails, at, more) => {
        const history = { results: fails.map(failed), hasOpenAttempt: false };
        if (mayStart(history, policy, later(at)).kind === 'ok')
          expect(mayStart(history, policy, later(at + more)).kind).toBe('ok');
      },
    ),
  );
});

test('time is over after the deadline, not at it; without a limit never', () => {
  const deadline = deadlineFor({ timeLimitMinutes: 30 }, start);
  expect(deadline).toEqual(later(30));
  expect(isTimeOver(deadline, later(30))).toBe(false);
  expect(isTimeOver(deadline, new Date(later(30).getTime() + 1))).toBe(true);
  expect(remainingSeconds(deadline, later(29))).toBe(60);
  expect(remainingSeconds(deadline, later(31))).toBe(0);
  expect(deadlineFor({ timeLimitMinutes: null }, start)).toBeNull();
  expect(isTimeOver(null, later(1e6))).toBe(false);
  expect(remainingSeconds(null, start)).toBeNull();
});
