import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { durationText, mostMinutes, parseDuration } from './duration.ts';

describe('how long something took', () => {
  test.each([
    ['1.5 h', 90],
    ['1,5h', 90],
    ['1.5', 90],
    ['1:30', 90],
    ['0:45', 45],
    ['1 h 30', 90],
    ['1h30', 90],
    ['1 h 30 min', 90],
    ['1 hour and 5 minutes', 65],
    ['2 hrs', 120],
    ['90', 90],
    ['15', 15],
    ['90 min', 90],
    ['2 min', 2],
    ['  3 H  ', 180],
    ['7.25 hours', 435],
  ])('reads %j as %i minutes', (text, minutes) => {
    expect(parseDuration(text)).toEqual({ ok: true, minutes });
  });

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['2', 'which-unit'],
    ['14', 'which-unit'],
    ['all day', 'unclear'],
    ['1:75', 'unclear'],
    ['-2 h', 'unclear'],
    ['1e3 h', 'unclear'],
    ['0 min', 'too-short'],
    ['0:00', 'too-short'],
    ['1501 h', 'too-long'],
    ['9999 h', 'too-long'],
  ])('refuses %j: %s', (text, fault) => {
    expect(parseDuration(text)).toEqual({ ok: false, fault });
  });

  test('what is shown reads back as the same minutes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: mostMinutes }), (minutes) => {
        expect(parseDuration(durationText(minutes))).toEqual({ ok: true, minutes });
      }),
      { numRuns: 200 },
    );
  });

  test('answers for any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (text) => {
        const read = parseDuration(text);
        if (read.ok) expect(read.minutes).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 200 },
    );
  });
});
