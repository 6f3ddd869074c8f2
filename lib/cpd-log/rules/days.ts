import type { Day } from '#lib/bodies/rules/types.ts';

const dayMs = 24 * 60 * 60_000;
const msOf = (day: Day) => Date.parse(`${day}T00:00:00Z`);

/** A calendar day that there is: 2027-02-29 is none. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = msOf(text);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text;
}

/** Whole days from one day to another; negative when the other is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((msOf(to) - msOf(from)) / dayMs);
}

/** The day so many days later. */
export function addDays(day: Day, days: number): Day {
  return new Date(msOf(day) + days * dayMs).toISOString().slice(0, 10);
}
