import { expect, test } from 'vitest';
import { isReminderHour } from './reminder-hour.ts';

test.each([
  ['2026-11-28T19:00:00Z', 'Australia/Melbourne', true],
  ['2026-11-28T18:59:00Z', 'Australia/Melbourne', false],
  ['2026-11-29T01:00:00Z', 'Australia/Melbourne', false],
  ['2026-11-28T06:00:00Z', 'Europe/London', true],
  ['2026-06-28T05:00:00Z', 'Europe/London', true],
  ['2026-11-28T05:00:00Z', 'Europe/London', false],
  ['2026-11-28T07:00:00Z', 'Nowhere/At-all', true],
])('at %s it is morning in %s: %s', (at, zone, isMorning) => {
  expect(isReminderHour(new Date(at), zone)).toBe(isMorning);
});
