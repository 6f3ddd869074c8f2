import type { Cycle } from '../schema.ts';
import { dayOf, nextDay, readDay } from './days.ts';
import type { Day, Membership } from './types.ts';

/** The n-th start of periods of so many years, which begin on one day of the year. */
export type Starts = (index: number) => Day;

const startsFrom =
  (year: number, month: number, day: number, years: number): Starts =>
  (index) =>
    dayOf(year + index * Math.max(1, Math.trunc(years) || 1), month, day);

/** Periods of which the one with index 0 has this last day. Those of 28 and 29 February end with the month. */
function startsAfter(lastDay: Day, years: number): Starts | null {
  const next = readDay(nextDay(lastDay));
  const starts = next && startsFrom(next.year, next.month, next.day, years);
  return starts && ((index) => starts(index - 1));
}

function monthDay(text: string): [number, number] {
  const [month, day] = text.split('-').map(Number);
  return [Math.min(12, Math.max(1, month || 1)), Math.min(31, Math.max(1, day || 1))];
}

/** Where a cycle's periods begin; null where it has none, rolls, or lacks what the member has to tell. */
export function startsOf(cycle: Cycle, membership: Membership): Starts | null {
  if (cycle.kind === 'fixed') {
    const [month, day] = monthDay(cycle.startsOn);
    return startsFrom(cycle.anchorYear ?? 2000, month, day, cycle.years);
  }
  if (cycle.kind === 'window') return startsAfter(dayOf(2000, ...monthDay(cycle.closesOn)), 1);
  if (cycle.kind === 'anniversary') {
    const joined = readDay(membership.joinedOn);
    return joined && startsFrom(joined.year, joined.month, joined.day, cycle.years);
  }
  if (cycle.kind === 'personal') {
    return readDay(membership.cycleEndsOn) && startsAfter(membership.cycleEndsOn ?? '', cycle.years);
  }
  return null;
}
