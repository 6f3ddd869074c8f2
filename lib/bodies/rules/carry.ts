import type { BodyRule } from '../schema.ts';
import { count } from './count.ts';
import { readDay } from './days.ts';
import { type HeldLimit } from './limits.ts';
import { periodsUpTo } from './periods.ts';
import type { Day, Learning, Membership, Period } from './types.ts';
import { type Grains, toGrains } from './grains.ts';

/** How many earlier periods are looked through for units to carry over. */
const periodsBack = 5;

/** What a period that ends with so much hands on to the next; null where the body's rule is not known. */
export function carriedOn(rule: BodyRule, total: Grains, quota: Grains | null): Grains | null {
  const { carryOver } = rule;
  if (carryOver.kind === 'none' || rule.cycle.kind === 'rolling') return 0;
  if (carryOver.kind === 'unknown' || quota === null) return null;
  const rest = Math.max(0, total - quota);
  return carryOver.kind === 'capped' ? Math.min(rest, toGrains(rule, carryOver.maxUnits)) : rest;
}

const isIn = (day: Day, { from, to }: Period) => day >= from && day <= to;

/** Units that the member brought from before the log, in the period that they told them in. */
function broughtIn(rule: BodyRule, membership: Membership, period: Period, today: Day): Grains {
  const on = readDay(membership.carriedInOn) ? (membership.carriedInOn ?? today) : today;
  return isIn(on, period) ? toGrains(rule, membership.carriedInUnits) : 0;
}

/**
 * What a period begins with: brought in by the member, and left over from up to five periods before it since they joined. What a
 * period has used for its own quota is not handed on, so no unit counts towards two quotas.
 */
export function carriedIn(
  rule: BodyRule,
  membership: Membership,
  learning: readonly Learning[],
  today: Day,
  period: Period,
  { quota, limits }: { quota: Grains | null; limits: readonly HeldLimit[] },
): Grains {
  const joined = readDay(membership.joinedOn) ? (membership.joinedOn ?? '') : '';
  const handsOn = quota !== null && (rule.carryOver.kind === 'capped' || rule.carryOver.kind === 'all');
  const earlier = handsOn ? periodsUpTo(rule, membership, period.to, periodsBack + 1).slice(1) : [];
  const carried = earlier
    .filter(({ to }) => to >= joined && to < period.from)
    .toReversed()
    .reduce((before, each) => {
      const start = before + broughtIn(rule, membership, each, today);
      const wanted = Math.max(0, (quota ?? 0) - start);
      const { grains } = count(rule, limits, learning, each, wanted);
      return carriedOn(rule, start + grains, quota) ?? 0;
    }, 0);
  return carried + broughtIn(rule, membership, period, today);
}
