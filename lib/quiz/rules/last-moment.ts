import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';

const hourMilliseconds = 3_600_000;

function dayReader(timeZone: string): (at: Date) => string {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const format = new Intl.DateTimeFormat('en-CA', { ...options, timeZone });
  return (at) => format.format(at);
}

function readerFor(timeZone: string): (at: Date) => string {
  try {
    return dayReader(timeZone);
  } catch {
    return dayReader('UTC');
  }
}

/** The last millisecond of a calendar day in a time zone, whatever its clocks do that night. Null when there is no such day. */
export function lastMomentOf(day: string, timeZone: string): Date | null {
  const noon = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T12:00:00.000Z`) : null;
  if (!noon || Number.isNaN(noon.getTime()) || !noon.toISOString().startsWith(day)) return null;
  const dayAt = readerFor(timeZone);
  // Somewhere between these two the next day begins, in any zone there is.
  let still = noon.getTime() - 27 * hourMilliseconds;
  let next = noon.getTime() + 27 * hourMilliseconds;
  while (next - still > 1) {
    const middle = Math.floor((still + next) / 2);
    if (dayAt(new Date(middle)) > day) next = middle;
    else still = middle;
  }
  return new Date(still);
}

/** When a grant that is typed as a day ends: null without one. Not in the past. */
export function grantUntil(
  untilDay: string,
  timeZone: string,
  at: Date,
): Result<Date | null, 'until-unknown' | 'until-past'> {
  if (untilDay === '') return ok(null);
  const until = lastMomentOf(untilDay, timeZone);
  if (!until) return refuse('until-unknown');
  return until.getTime() < at.getTime() ? refuse('until-past') : ok(until);
}
