import type { BodyRule } from '../schema.ts';

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
