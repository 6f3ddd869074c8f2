import type { BodyRule, Selector } from '../schema.ts';
import type { CountReason, Learning } from './types.ts';

/**
 * Sums are whole numbers of grains, so that three times twenty minutes is one hour and not 0.999. A grain is a thousandth of a
 * minute where the body's unit has minutes, else a sixty-thousandth of its unit.
 */
export type Grains = number;

/** Grains in one of the body's units. */
export function grainsOfUnit(rule: BodyRule): Grains {
  const { minutes } = rule.unit;
  return minutes !== null && minutes > 0 && minutes <= 1e6 ? Math.max(1, Math.round(minutes * 1000)) : 60_000;
}

const mostUnits = 1_000_000;

/** Grains of so many units, rounded down; anything that is no amount is 0. */
export function toGrains(rule: BodyRule, units: number): Grains {
  if (!(units > 0)) return 0;
  return Math.floor(Math.min(units, mostUnits) * grainsOfUnit(rule) + 1e-6);
}

/** Units of so many grains. */
export function toUnits(rule: BodyRule, grains: Grains): number {
  return grains / grainsOfUnit(rule);
}

/** Minutes of learning as they count: never less than none, and no more than a life. */
export function soundMinutes(minutes: number): number {
  return minutes > 0 ? Math.min(minutes, 50_000_000) : 0;
}

/** A number that someone said or approved; null where it is none. */
const said = (units: number | null | undefined) =>
  typeof units === 'number' && Number.isFinite(units) && units >= 0 ? units : null;

const approvedOf = (rule: BodyRule, learning: Learning) => said(learning.approvedUnits[rule.slug]);
const claimedOf = (rule: BodyRule, learning: Learning) => said(learning.claims[rule.slug]?.units);

/** Whether a piece of learning is what a limit or an exclusion speaks of. */
export function isSelected(rule: BodyRule, where: Selector | undefined, learning: Learning): boolean {
  if (!where) return true;
  const isApproved = () => approvedOf(rule, learning) !== null || claimedOf(rule, learning) !== null;
  return (
    (where.modes?.includes(learning.mode) ?? true) &&
    (where.relations?.includes(learning.relation) ?? true) &&
    (where.subjects?.some((subject) => learning.subjects.includes(subject)) ?? true) &&
    (where.isAssessed === undefined || where.isAssessed === learning.isAssessed) &&
    (where.isApproved === undefined || where.isApproved === isApproved())
  );
}

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
