import type { BodyRule } from '../schema.ts';
import { dayOf, readDay } from './days.ts';
import { standing } from './standing.ts';
import type { CountReason, CountedActivity, Day, Learning, Membership, Standing } from './types.ts';

/** What a piece of learning would do to one limit. */
export type LimitEffect = {
  readonly limitId: string;
  readonly label: string;
  readonly kind: 'minimum' | 'maximum';
  readonly limitUnits: number | null;
  readonly beforeUnits: number;
  readonly afterUnits: number;
};

export type WillCount = {
  readonly before: Standing;
  readonly after: Standing;
  /** The course as it would stand in the log. */
  readonly activity: CountedActivity;
  /** By how much the total would rise; 0 where it is refused, over a maximum, or cannot be reckoned. */
  readonly addsUnits: number;
  /**
   * "adds": something counts. "refused": the body does not take it. "full": a maximum is reached. "unknown": what it is worth is
   * not verified. "nothing-asked" and "tasks": the body counts no units.
   */
  readonly outcome: 'adds' | 'refused' | 'full' | 'unknown' | 'nothing-asked' | 'tasks';
  /** Only limits that speak of it. */
  readonly effects: readonly LimitEffect[];
};

const refusals = new Set<CountReason['kind']>(['excluded', 'revoked', 'taken-out-by-you', 'outside-period']);

function outcomeOf(rule: BodyRule, addsUnits: number, { units, reasons }: CountedActivity): WillCount['outcome'] {
  if (rule.quota.kind === 'none') return 'nothing-asked';
  if (rule.quota.kind === 'tasks') return 'tasks';
  if (reasons.some(({ kind }) => refusals.has(kind))) return 'refused';
  if (units === null) return 'unknown';
  return addsUnits > 0 ? 'adds' : 'full';
}

/**
 * What a course would add if it were finished today. The candidate's id must be none of the log's; where its period cannot be
 * known yet, it is reckoned as if one began today.
 */
export function willCount(
  rule: BodyRule,
  membership: Membership,
  learning: readonly Learning[],
  candidate: Learning,
  today: Day,
): WillCount {
  const finished: Learning = { ...candidate, completedOn: today };
  const before = standing(rule, membership, learning, today);
  const period = before.period && before.period.to >= today ? before.period : { from: today, to: today };
  const start = period === before.period ? before : standing(rule, membership, learning, today, period);
  const after = standing(rule, membership, [...learning, finished], today, period);
  const activity = after.activities.find((each) => each.learning.id === finished.id) ?? {
    learning: finished,
    units: null,
    countedUnits: 0,
    reasons: [{ kind: 'unit-unknown' }],
  };
  const addsUnits = Math.max(0, after.totalUnits - start.totalUnits);
  return {
    before: start,
    after,
    activity,
    addsUnits,
    outcome: outcomeOf(rule, addsUnits, activity),
    effects: effectsOf(rule, start, after, activity),
  };
}

/** Limits that rise with it, and maximums that keep it from rising. */
function effectsOf(rule: BodyRule, before: Standing, after: Standing, { reasons }: CountedActivity): LimitEffect[] {
  const over = new Set(reasons.flatMap((reason) => (reason.kind === 'over-maximum' ? [reason.limitId] : [])));
  const perActivity = new Set(rule.limits.filter(({ isPerActivity }) => isPerActivity).map(({ id }) => id));
  return after.limits
    .map(({ limitId, label, kind, limitUnits, haveUnits }) => ({
      limitId,
      label,
      kind,
      limitUnits,
      beforeUnits: before.limits.find((each) => each.limitId === limitId)?.haveUnits ?? 0,
      afterUnits: haveUnits,
    }))
    .filter(
      ({ limitId, beforeUnits, afterUnits }) =>
        over.has(limitId) || (!perActivity.has(limitId) && afterUnits > beforeUnits),
    );
}

/** A membership that begins today, for someone whose own is not known. */
export function newMembership(
  rule: BodyRule,
  today: Day,
  told: { readonly level: string | null; readonly disciplines: readonly string[] },
): Membership {
  const at = readDay(today);
  const isPersonal = rule.cycle.kind === 'personal' && at !== null;
  return {
    bodySlug: rule.slug,
    level: told.level,
    disciplines: told.disciplines,
    joinedOn: today,
    cycleEndsOn: isPersonal ? dayOf(at.year + 1, at.month, at.day) : null,
    carriedInUnits: 0,
  };
}
