import type { BodyRule, Limit } from '../schema.ts';
import type { Found } from './found.ts';

/** The smallest quota that a member can have; null where it is not in units. */
function leastQuota({ quota }: BodyRule): number | null {
  if (quota.kind === 'units') return quota.units;
  if (quota.kind === 'levels') return Math.min(...quota.levels.map(({ units }) => units));
  return quota.kind === 'disciplines' ? quota.first : null;
}

/** A limit that asks for more than there is, or for what cannot be. */
export function ownLimit(rule: BodyRule, limit: Limit, index: number): Found[] {
  const at = ['limits', index];
  const quota = leastQuota(rule);
  const found: Found[] = [];
  if ('shareOfQuota' in limit.measure) {
    const [part, whole] = limit.measure.shareOfQuota;
    if (part > whole) found.push({ at, rule: 'limit', message: `${part} of ${whole} is more than the whole quota` });
    if (quota === null) found.push({ at, rule: 'limit', message: 'a share of a quota that is not known' });
  } else if (limit.kind === 'minimum' && quota !== null && limit.measure.units > quota) {
    found.push({ at, rule: 'limit', message: `at least ${limit.measure.units}, and only ${quota} are asked in all` });
  }
  if (limit.isPerActivity && limit.kind === 'minimum')
    found.push({ at, rule: 'limit', message: 'only a maximum can hold for each activity' });
  return found;
}

/** A minimum above the maximum for the same learning can never be met. */
export function opposed({ limits }: BodyRule): Found[] {
  const same = (a: Limit, b: Limit) => JSON.stringify(a.where ?? null) === JSON.stringify(b.where ?? null);
  const units = ({ measure }: Limit) => ('units' in measure ? measure.units : null);
  return limits.flatMap((least, index) => {
    const most = limits.find(
      (each) => each.kind === 'maximum' && !each.isPerActivity && least.kind === 'minimum' && same(each, least),
    );
    const [low, high] = [units(least), most ? units(most) : null];
    if (low === null || high === null || low <= high) return [];
    return [
      { at: ['limits', index], rule: 'limit', message: `at least ${low} and at most ${high} of the same learning` },
    ];
  });
}
