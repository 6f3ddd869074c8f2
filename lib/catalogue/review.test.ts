import { expect, test } from 'vitest';
import { isReviewOverdue } from './rules.ts';

test.each([
  ['2027-11-20', '2027-11-19', false],
  ['2027-11-20', '2027-11-20', false],
  ['2027-11-20', '2027-11-21', true],
  ['2027-12-31', '2028-01-01', true],
  ['2027-11-20', '', false],
] as const)('a course to be reviewed by %s is overdue on %s: %s', (due, today, isOverdue) => {
  expect(isReviewOverdue(due, today)).toBe(isOverdue);
});
