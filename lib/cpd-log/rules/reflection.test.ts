import { expect, test } from 'vitest';
import { bodies } from '#lib/bodies/load.ts';
import { claimBodyOf } from './claims.ts';
import { entryShapesFor, readAnswers, windowYear } from './reflection.ts';

const rulesOf = (...slugs: string[]) => slugs.flatMap((slug) => bodies().get(slug) ?? []);

test('the shape is the one that a therapist’s bodies ask for, and three questions where none does', () => {
  expect(entryShapesFor([])).toEqual(['free']);
  expect(entryShapesFor(rulesOf('anta'))).toEqual(['free']);
  expect(entryShapesFor(rulesOf('anta', 'cnhc'))).toEqual(['cnhc-steps']);
  expect(entryShapesFor(rulesOf('cmtbc'))).toEqual(['free']);
});

test('answers are kept by their question; empty and unknown ones are not, and a long one is said', () => {
  expect(readAnswers('free', { learned: ' Much ', change: ' ', hat: 'x' })).toEqual({
    ok: true,
    answers: { learned: 'Much' },
  });
  expect(readAnswers('cnhc-steps', { need: 'x'.repeat(5_001) })).toEqual({ ok: false, tooLong: ['need'] });
});

test.each([
  ['10-31', '2026-10-31', '2025-11-01', '2026-10-31'],
  ['10-31', '2026-11-01', '2026-11-01', '2027-10-31'],
  ['02-29', '2027-12-01', '2027-03-01', '2028-02-29'],
  ['12-31', '2026-06-01', '2026-01-01', '2026-12-31'],
])('a window that closes on %s has %s in the year from %s to %s', (closesOn, today, from, to) => {
  expect(windowYear(closesOn, today)).toEqual({ from, to });
});

test('units are asked for where time alone does not tell them', () => {
  const asks = [...bodies().values()].filter((rule) => claimBodyOf(rule).claimsUnits !== null).map(({ slug }) => slug);
  expect(asks).toContain('mma');
  expect(asks).not.toContain('cnhc');
  expect(asks).not.toContain('anta');
});
