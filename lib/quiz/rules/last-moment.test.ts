import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grantUntil, lastMomentOf } from './last-moment.ts';

test.each([
  ['2026-11-20', 'UTC', '2026-11-20T23:59:59.999Z'],
  ['2026-11-20', 'Australia/Sydney', '2026-11-20T12:59:59.999Z'],
  ['2026-11-20', 'Europe/London', '2026-11-20T23:59:59.999Z'],
  ['2026-03-29', 'Europe/London', '2026-03-29T22:59:59.999Z'],
  ['2026-04-05', 'Australia/Sydney', '2026-04-05T13:59:59.999Z'],
  ['2026-11-20', 'Pacific/Kiritimati', '2026-11-20T09:59:59.999Z'],
  ['2026-11-20', 'Pacific/Pago_Pago', '2026-11-21T10:59:59.999Z'],
  ['2026-11-20', 'No/Where', '2026-11-20T23:59:59.999Z'],
])('%s in %s ends at %s', (day, zone, moment) => {
  expect(lastMomentOf(day, zone)?.toISOString()).toBe(moment);
});

test.each(['2026-02-30', '2026-13-01', '', 'tomorrow', '20261120'])('“%s” is no day', (day) => {
  expect(lastMomentOf(day, 'UTC')).toBeNull();
});

test('the moment belongs to the day and the next millisecond does not', () => {
  const anyDay = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(anyDay, fc.constantFrom('Australia/Lord_Howe', 'Europe/London', 'America/St_Johns'), (date, zone) => {
      const day = date.toISOString().slice(0, 10);
      const end = lastMomentOf(day, zone);
      const read = (at: number) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(at));
      expect(end && [read(end.getTime()), read(end.getTime() + 1) > day]).toEqual([day, true]);
    }),
    { numRuns: 40 },
  );
});

test('a grant may end today and not yesterday, and need not end', () => {
  const at = new Date('2026-11-20T10:00:00.000Z');
  expect(grantUntil('', 'UTC', at)).toEqual({ ok: true, value: null });
  expect(grantUntil('2026-11-20', 'UTC', at)).toMatchObject({ ok: true });
  expect(grantUntil('2026-11-19', 'UTC', at)).toEqual({ ok: false, reason: 'until-past' });
  expect(grantUntil('2026-11-31', 'UTC', at)).toEqual({ ok: false, reason: 'until-unknown' });
});
