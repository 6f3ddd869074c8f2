import type { BodyRule } from '../schema.ts';
import { type Grains, grainsOfUnit, soundMinutes, toGrains, toUnits } from './grains.ts';
import { approvedOf, claimedOf, isSelected } from './selected.ts';
import type { CountReason, Learning } from './types.ts';

export type Reckoned = {
  /** Null where the body's scale cannot be reckoned. */
  readonly grains: Grains | null;
  readonly reasons: readonly CountReason[];
};

/** By the first line of the body's table that fits; null without one. */
function byTable(rule: BodyRule, learning: Learning, minutes: number): Grains | null {
  const line = rule.unit.table?.find(
    ({ where, minMinutes = 0, maxMinutes = Infinity }) =>
      minutes >= minMinutes && minutes <= maxMinutes && isSelected(rule, where, learning),
  );
  return line ? toGrains(rule, line.units) : null;
}

/** By the minutes in a unit, or by the body's table; null where the rule has neither for it. */
function byScale(rule: BodyRule, learning: Learning): Grains | null {
  const minutes = soundMinutes(learning.minutes);
  const table = byTable(rule, learning, minutes);
  if (minutes === 0 && rule.unit.minutes !== null) return 0;
  if (table !== null) return table;
  return rule.unit.minutes === null ? null : Math.floor(minutes * 1000 + 1e-6);
}

function roundedDown(rule: BodyRule, grains: Grains): Reckoned {
  const step = rule.unit.roundDownTo;
  const grainsOfStep = step === undefined ? 1 : Math.max(1, Math.round(step * grainsOfUnit(rule)));
  const rest = grains % grainsOfStep;
  return {
    grains: grains - rest,
    reasons: rest === 0 ? [] : [{ kind: 'rounded-down', lostUnits: toUnits(rule, rest) }],
  };
}

/**
 * What one piece of learning is worth before any maximum: as the body approved it; else by its scale, and no more than the
 * member claims; else as claimed, where there is no scale.
 */
export function reckon(rule: BodyRule, learning: Learning): Reckoned {
  const approved = approvedOf(rule, learning);
  if (approved !== null) return { grains: toGrains(rule, approved), reasons: [{ kind: 'units-as-approved' }] };
  const claimed = claimedOf(rule, learning);
  const scaled = byScale(rule, learning);
  if (claimed !== null && (scaled === null || toGrains(rule, claimed) <= scaled)) {
    return { grains: toGrains(rule, claimed), reasons: [{ kind: 'units-claimed-by-you' }] };
  }
  return scaled === null ? { grains: null, reasons: [{ kind: 'unit-unknown' }] } : roundedDown(rule, scaled);
}
