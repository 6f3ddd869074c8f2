import { addMonths, dayBefore, nextDay } from './days.ts';
import type { Day, Period } from './types.ts';

/** Where learning never lapses, a balance reaches back to this day. */
export const everSince: Day = '1900-01-01';

/** What counts of a balance on a day: from the first day whose learning has not lapsed. */
function rollingPeriod(months: number | null, to: Day): Period {
  if (months === null || !(months >= 1)) return { from: everSince, to };
  let from = addMonths(to, -months);
  while (addMonths(from, months) <= to && from <= to) from = nextDay(from);
  return { from, to };
}

/** Balances one before another, newest first. */
export function rollingPeriods(months: number | null, today: Day, count: number): Period[] {
  const periods = [rollingPeriod(months, today)];
  for (let more = months === null ? 0 : count - 1; more > 0; more -= 1) {
    periods.push(rollingPeriod(months, dayBefore(periods.at(-1)?.from ?? today)));
  }
  return periods;
}
