import fc from 'fast-check';
import { expect, test } from 'vitest';
import { policyOf } from '#tests/support/policy.ts';
import { agreedSentences } from '../messages/adjustment.ts';
import { adjustPolicy, applyGrants, changesAnything, noAdjustment } from './adjustment.ts';
import type { Grant } from './adjustment.ts';
import { deadlineFor, mayStart } from './policy.ts';

const at = new Date('2026-11-20T01:00:00.000Z');
const minutes = (count: number) => new Date(at.getTime() + count * 60_000);
const grant = (given: Partial<Grant> & { id: string }): Grant => ({
  courseId: null,
  extraTimePercent: 0,
  isUntimed: false,
  extraAttempts: 0,
  isWaitWaived: false,
  grantedAt: minutes(-100),
  validUntil: null,
  endedAt: null,
  ...given,
});

const anyTime = fc.option(fc.integer({ min: -200, max: 200 }).map(minutes), { nil: null });
const anyGrant: fc.Arbitrary<Grant> = fc.record({
  id: fc.uuid(),
  courseId: fc.constantFrom(null, 'here', 'elsewhere'),
  extraTimePercent: fc.integer({ min: 0, max: 300 }),
  isUntimed: fc.boolean(),
  extraAttempts: fc.integer({ min: 0, max: 20 }),
  isWaitWaived: fc.boolean(),
  grantedAt: fc.integer({ min: -300, max: 50 }).map(minutes),
  validUntil: anyTime,
  endedAt: anyTime,
});
const anyPolicy = fc
  .record({
    timeLimitMinutes: fc.option(fc.integer({ min: 1, max: 300 }), { nil: null }),
    attemptLimit: fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }),
    waitMinutesAfterFail: fc.array(fc.nat({ max: 3000 }), { maxLength: 4 }),
  })
  .map(policyOf);

test('the largest extra time counts and not the sum, all extra tries do, and one word is enough for the rest', () => {
  const grants = [
    grant({ id: 'b', extraTimePercent: 25, extraAttempts: 1 }),
    grant({ id: 'a', extraTimePercent: 50, extraAttempts: 2, courseId: 'here' }),
    grant({ id: 'c', isWaitWaived: true }),
    grant({ id: 'd', isUntimed: true, courseId: 'elsewhere' }),
  ];
  expect(applyGrants(grants, 'here', at)).toEqual({
    extraTimePercent: 50,
    isUntimed: false,
    extraAttempts: 3,
    isWaitWaived: true,
    ids: ['a', 'b', 'c'],
  });
  expect(applyGrants([], 'here', at)).toEqual(noAdjustment);
});

test('a grant holds to its last moment, and an end counts from its own', () => {
  const until = grant({ id: 'a', isUntimed: true, validUntil: minutes(10) });
  const ended = grant({ id: 'a', isUntimed: true, endedAt: minutes(10) });
  const holds = (each: Grant, when: Date) => applyGrants([each], 'here', when).isUntimed;
  expect([holds(until, minutes(10)), holds(until, new Date(minutes(10).getTime() + 1))]).toEqual([true, false]);
  expect([holds(ended, new Date(minutes(10).getTime() - 1)), holds(ended, minutes(10))]).toEqual([true, false]);
  expect(holds(grant({ id: 'a', isUntimed: true, grantedAt: minutes(1) }), at)).toBe(false);
});

test('one more grant never shortens the time, takes a try away or lengthens a wait', () => {
  const history = fc.array(fc.nat({ max: 100 }), { maxLength: 8 }).map((ends) => ({
    results: ends.map((end) => ({ finishedAt: minutes(-end), passed: false })),
    hasOpenAttempt: false,
  }));
  fc.assert(
    fc.property(anyPolicy, fc.array(anyGrant, { maxLength: 6 }), anyGrant, history, (policy, grants, more, past) => {
      const before = adjustPolicy(policy, applyGrants(grants, 'here', at));
      const after = adjustPolicy(policy, applyGrants([...grants, more], 'here', at));
      const ends = (given: typeof policy) => deadlineFor(given, at)?.getTime() ?? Infinity;
      expect(ends(after)).toBeGreaterThanOrEqual(ends(before));
      expect(ends(before)).toBeGreaterThanOrEqual(ends(policy));
      expect(after.attemptLimit ?? Infinity).toBeGreaterThanOrEqual(before.attemptLimit ?? Infinity);
      const [then, now] = [mayStart(past, before, at), mayStart(past, after, at)];
      if (then.kind === 'ok') expect(now.kind).toBe('ok');
      if (then.kind === 'wait') {
        expect(['ok', 'wait']).toContain(now.kind);
        if (now.kind === 'wait') expect(now.until.getTime()).toBeLessThanOrEqual(then.until.getTime());
      }
    }),
  );
});

test('the order in which grants are listed changes nothing, and an adjustment touches nothing but time, tries and waits', () => {
  fc.assert(
    fc.property(anyPolicy, fc.array(anyGrant, { maxLength: 6 }), (policy, grants) => {
      const applied = applyGrants(grants, 'here', at);
      expect(applyGrants(grants.toReversed(), 'here', at)).toEqual(applied);
      const {
        timeLimitMinutes: _t,
        attemptLimit: _a,
        waitMinutesAfterFail: _w,
        ...rest
      } = adjustPolicy(policy, applied);
      expect(policy).toMatchObject(rest);
      expect(changesAnything(applied)).toBe(agreedSentences(applied, policy).length > 0);
    }),
  );
});

test('extra time is rounded up to whole minutes', () => {
  const policy = policyOf({ timeLimitMinutes: 45 });
  const adjusted = adjustPolicy(policy, { ...noAdjustment, extraTimePercent: 25 });
  expect(deadlineFor(adjusted, at)).toEqual(minutes(57));
});

test('what was agreed is said in words, with what it comes to', () => {
  const adjusted = { ...noAdjustment, extraTimePercent: 25, isWaitWaived: true };
  expect(agreedSentences(adjusted, { timeLimitMinutes: 57, attemptLimit: null })).toEqual([
    '25% extra time, no waiting between tries.',
    'A try takes 57 minutes at most.',
  ]);
  expect(
    agreedSentences(
      { ...noAdjustment, isUntimed: true, extraAttempts: 1 },
      { timeLimitMinutes: null, attemptLimit: 3 },
    ),
  ).toEqual(['No time limit, 1 extra try.', 'You have 3 tries in all.']);
  expect(agreedSentences(noAdjustment, policyOf())).toEqual([]);
});
