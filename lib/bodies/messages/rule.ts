import { numberText, unitsText } from '../messages.ts';
import type { BodyRule } from '../schema.ts';
import { cycleText } from './cycle.ts';
import { orList } from './limit.ts';

/** How much is asked: "20 CPE points"; "30, 40 or 50 CPE points, by level". */
export function quotaText(rule: BodyRule): string {
  const { quota, unit } = rule;
  switch (quota.kind) {
    case 'units':
      return unitsText(rule, quota.units);
    case 'levels':
      return `${orList(quota.levels.map((level) => numberText(level.units)))} ${unit.many}, by level`;
    case 'disciplines':
      return `${unitsText(rule, quota.first)}, and ${numberText(quota.eachFurther)} more for each further therapy`;
    case 'tasks':
      return 'Tasks instead of hours';
    case 'unknown':
      return 'How much was not found';
    case 'none':
      return 'No CPD asked';
  }
}

/** Number, unit and period in one line: "20 CPE points from 1 July to 30 June". */
export function inOneLine(rule: BodyRule): string {
  const asked = quotaText(rule);
  const when = cycleText(rule);
  if (when === '' || rule.quota.kind === 'unknown') return asked;
  return ['units', 'tasks'].includes(rule.quota.kind) ? `${asked} ${when}` : `${asked}, ${when}`;
}

/** What one unit is. */
export function unitText({ unit }: BodyRule): string {
  if (unit.minutes !== null) return `One ${unit.one.replace(/ of .*$/, '')} is ${unit.minutes} minutes of learning.`;
  return unit.table
    ? `${unit.many} go by the kind of learning, as in the table below.`
    : `How many minutes make one ${unit.one} could not be verified.`;
}

/** What happens to more than is asked. */
export function carryOverText(rule: BodyRule): string {
  const { carryOver } = rule;
  switch (carryOver.kind) {
    case 'none':
      return 'Nothing carries over.';
    case 'capped':
      return `At most ${unitsText(rule, carryOver.maxUnits)} carry over into the next period.`;
    case 'all':
      return 'All that is over carries on into the next period.';
    case 'unknown':
      return 'Whether anything carries over was not found, so we carry nothing.';
  }
}

/** Whether words of your own about the learning are asked for. */
export function reflectionText({ reflection }: BodyRule): string {
  if (reflection.isAsked === 'no') return 'Not asked for.';
  if (reflection.isAsked === 'unknown') return 'Whether it is asked for was not found.';
  if (reflection.shape === 'cnhc-steps') return 'Asked for, in four steps: need, learning, use, review.';
  return reflection.shape === 'cmtbc-goals' ? 'Asked for: goals, and what changed.' : 'Asked for, in your own words.';
}
