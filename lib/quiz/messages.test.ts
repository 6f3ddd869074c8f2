import { expect, test } from 'vitest';
import { policyOf } from '#tests/support/policy.ts';
import { durationWords, percentWords, policySentences } from './messages.ts';

const policy = policyOf({ waitMinutesAfterFail: [10, 60, 1440] });

test('durations read as a person says them', () => {
  expect([0, 1, 10, 60, 90, 120, 1440, 2880, 1500].map(durationWords)).toEqual([
    '0 minutes',
    '1 minute',
    '10 minutes',
    '1 hour',
    '1 hour 30 minutes',
    '2 hours',
    '1 day',
    '2 days',
    '25 hours',
  ]);
});

test('percentages keep their tenth and drop a bare nought', () => {
  expect([800, 805, 1000, 0].map(percentWords)).toEqual(['80%', '80.5%', '100%', '0%']);
});

test('the policy in words names the number of questions, the pass mark and every wait', () => {
  const text = policySentences(policy).join(' ');
  for (const part of [
    '12 questions',
    '80%',
    'no time limit',
    '10 minutes after the first try',
    '1 hour after the second try',
    '1 day after the third and any later one',
  ])
    expect(text).toContain(part);
  expect(
    policySentences({ ...policy, waitMinutesAfterFail: [], timeLimitMinutes: 45, attemptLimit: 3 }).join(' '),
  ).toMatch(/45 minutes.*3 tries.*at once/);
});
