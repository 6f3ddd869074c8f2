import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayIn, endOfDayEverywhere } from '#lib/time/days.ts';
import type { RecordedStatus } from '../schema.ts';
import { monthsAfter, statusAt, statusSince } from './expiry.ts';

test.each([
  ['2026-11-20', 12, '2027-11-20'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2028-02-29', 12, '2029-02-28'],
  ['2028-02-29', 48, '2032-02-29'],
  ['2026-08-31', 6, '2027-02-28'],
  ['2026-10-31', 1, '2026-11-30'],
  ['2026-12-31', 2, '2027-02-28'],
  ['2026-11-30', 3, '2027-02-28'],
])('%s and %i months end on %s', (day, months, end) => {
  expect(monthsAfter(day, months)).toBe(end);
});

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('so many months later is in the right month, never later in it than the day began, and more months are never earlier', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 120 }), (from, months) => {
      const to = monthsAfter(from, months);
      const index = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
      expect(index(to) - index(from)).toBe(months);
      expect(Number(to.slice(8))).toBeLessThanOrEqual(Number(from.slice(8)));
      expect(monthsAfter(from, months + 1) > to).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('on its last day a certificate is valid in every zone; a day later, everywhere, it has expired', () => {
  const last = '2028-02-29';
  for (const zone of ['Etc/GMT+12', 'Pacific/Kiritimati', 'Australia/Sydney', 'Europe/London', 'America/Vancouver']) {
    const lastMoment = new Date(endOfDayEverywhere(last).getTime() - 1);
    expect(statusAt('valid', last, lastMoment), zone).toBe('valid');
    expect(dayIn(lastMoment, zone) >= last, zone).toBe(true);
    expect(dayIn(endOfDayEverywhere(last), zone) > last, zone).toBe(true);
  }
  expect(statusAt('valid', last, endOfDayEverywhere(last))).toBe('expired');
  expect(endOfDayEverywhere(last).toISOString()).toBe('2028-03-01T12:00:00.000Z');
});

test('only what the record calls valid expires, without an end nothing does, and what has expired stays so', () => {
  const recorded = fc.constantFrom<RecordedStatus>('valid', 'superseded', 'revoked');
  fc.assert(
    fc.property(recorded, fc.option(day), day, fc.nat({ max: 1e12 }), (record, until, moment, laterMs) => {
      const at = new Date(moment);
      const status = statusAt(record, until, at);
      if (record !== 'valid' || until === null) expect(status).toBe(record);
      if (status === 'expired') {
        expect(statusAt(record, until, new Date(at.getTime() + laterMs))).toBe('expired');
        expect(statusSince(status, until, new Date(0)) <= at).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});
