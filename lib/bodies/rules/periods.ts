import type { BodyRule, Cycle } from '../schema.ts';
import { addMonths, dayBefore, dayOf, nextDay, readDay } from './days.ts';
import type { Day, Membership, MissingFact, Period } from './types.ts';

/** Where learning never lapses, a balance reaches back to this day. */
export const everSince: Day = '1900-01-01';

/** The n-th start of periods of so many years, which begin on one day of the year. */
type Starts = (index: number) => Day;

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
function startsOf(cycle: Cycle, membership: Membership): Starts | null {
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

/** Of periods one after another, the one that a day is in. */
function indexOf(starts: Starts, today: Day): number {
  const year = readDay(today)?.year ?? 2000;
  const first = readDay(starts(0))?.year ?? 2000;
  const years = Math.max(1, (readDay(starts(1))?.year ?? first + 1) - first);
  let index = Math.floor((year - first) / years) + 1;
  while (starts(index) > today && index > -10_000) index -= 1;
  return index;
}

/** The index that a cycle lets today be in: none before the member joined, none after the date that they told. */
function heldIndex(cycle: Cycle, index: number): number {
  if (cycle.kind === 'anniversary') return Math.max(0, index);
  if (cycle.kind === 'personal') return Math.min(0, index);
  return index;
}

/** What counts of a balance on a day: from the first day whose learning has not lapsed. */
function rollingPeriod(months: number | null, to: Day): Period {
  if (months === null || !(months >= 1)) return { from: everSince, to };
  let from = addMonths(to, -months);
  while (addMonths(from, months) <= to && from <= to) from = nextDay(from);
  return { from, to };
}

function rollingPeriods(months: number | null, today: Day, count: number): Period[] {
  const periods = [rollingPeriod(months, today)];
  for (let more = months === null ? 0 : count - 1; more > 0; more -= 1) {
    periods.push(rollingPeriod(months, dayBefore(periods.at(-1)?.from ?? today)));
  }
  return periods;
}

/**
 * The period that a day is in, and the ones before it, newest first; empty where the rule has none or lacks a fact. No day is
 * in two periods and none is left out between them. A personal date that has passed gives the period which ended with it.
 * @param count at most 60
 */
export function periodsUpTo(rule: BodyRule, membership: Membership, today: Day, count: number): Period[] {
  const wanted = Math.min(60, Math.max(0, Math.trunc(count) || 0));
  const { cycle } = rule;
  if (!readDay(today) || wanted === 0) return [];
  if (cycle.kind === 'rolling') return rollingPeriods(cycle.months, today, wanted);
  const starts = startsOf(cycle, membership);
  if (!starts) return [];
  const newest = heldIndex(cycle, indexOf(starts, today));
  const oldest = cycle.kind === 'anniversary' ? 0 : -Infinity;
  return Array.from({ length: wanted }, (_, back) => newest - back)
    .filter((index) => index >= oldest)
    .map((index) => ({ from: starts(index), to: dayBefore(starts(index + 1)) }));
}

/** What the member has to tell before there is a period, and a personal date that has passed. */
export function missingForPeriod(rule: BodyRule, membership: Membership, today: Day): MissingFact[] {
  const { kind } = rule.cycle;
  if (kind === 'anniversary' && !readDay(membership.joinedOn)) return ['joined-on'];
  if (kind === 'personal') {
    const isKnown = readDay(membership.cycleEndsOn) !== null && (membership.cycleEndsOn ?? '') >= today;
    return isKnown ? [] : ['cycle-ends-on'];
  }
  if (kind === 'none' && rule.quota.kind !== 'none') return ['cycle'];
  return [];
}
