import { expect, test } from 'vitest';
import { isMemberNumber } from './member-number.ts';

test.each(['1', 'MA 12345', 'TB-10442', 'LMT/2026.7 (FL)', 'A#1'])('%s is a number with a body', (text) => {
  expect(isMemberNumber(text)).toBe(true);
});

test.each(['', ' 1', '1 ', '1\n2', '1\u202e2', '1\u200b2', '\u0000', '１２', '1, and 40 hours', 'x'.repeat(41)])(
  '%j is none',
  (text) => {
    expect(isMemberNumber(text)).toBe(false);
  },
);
