import type { BodyRule } from '../schema.ts';
import { effectsOf, type LimitEffect } from './limit-effects.ts';
import { standing } from './standing.ts';
import type { CountReason, CountedActivity, Day, Learning, Membership, Standing } from './types.ts';

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
