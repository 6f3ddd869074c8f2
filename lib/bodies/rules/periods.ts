import type { BodyRule, Cycle } from '../schema.ts';
import { dayBefore, readDay } from './days.ts';
import { rollingPeriods } from './rolling.ts';
import { startsOf, type Starts } from './starts.ts';
import type { Day, Membership, MissingFact, Period } from './types.ts';

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
