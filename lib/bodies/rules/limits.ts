import type { BodyRule, Limit } from '../schema.ts';
import type { Learning, Membership, MissingFact } from './types.ts';
import { type Grains, toGrains } from './grains.ts';
import { isSelected } from './selected.ts';

/** A limit of the rule as it holds for one member. */
export type HeldLimit = {
  readonly id: string;
  readonly label: string;
  readonly kind: 'minimum' | 'maximum';
  readonly isPerActivity: boolean;
  /** Null where the measure hangs on a quota that is not known. */
  readonly grains: Grains | null;
  readonly isOn: (learning: Learning) => boolean;
};

const key = (text: string) => text.trim().toLowerCase();

/** The member's therapies, each once. */
export function therapiesOf(membership: Membership): string[] {
  const seen = new Map(
    membership.disciplines.filter((text) => text.trim() !== '').map((text) => [key(text), text.trim()]),
  );
  return [...seen.values()];
}

/** True for the part of a quota that is asked on one therapy. */
export const isTherapyLimit = (limitId: string) => limitId.startsWith('therapy-');

/** What the quota comes to for this member; null where it is not known, not in units, or a fact is missing. */
export function quotaOf(rule: BodyRule, membership: Membership): { units: number | null; missing: MissingFact[] } {
  const { quota } = rule;
  if (quota.kind === 'units') return { units: quota.units, missing: [] };
  if (quota.kind === 'levels') {
    const level = quota.levels.find((each) => each.key === membership.level);
    return level ? { units: level.units, missing: [] } : { units: null, missing: ['level'] };
  }
  if (quota.kind === 'disciplines') {
    const count = therapiesOf(membership).length;
    if (count === 0) return { units: null, missing: ['disciplines'] };
    return { units: quota.first + quota.eachFurther * (count - 1), missing: [] };
  }
  return { units: null, missing: quota.kind === 'unknown' ? ['quota'] : [] };
}

/**
 * So much of the quota on each therapy. Learning that names no therapy counts on the only one of a member who has one, where it
 * is directly on the work.
 */
function therapyLimits(rule: BodyRule, membership: Membership): HeldLimit[] {
  const { quota } = rule;
  if (quota.kind !== 'disciplines') return [];
  const therapies = therapiesOf(membership);
  return therapies.map((therapy, index) => ({
    id: `therapy-${index + 1}`,
    label: `On ${therapy}`,
    kind: 'minimum',
    isPerActivity: false,
    grains: toGrains(rule, index === 0 ? quota.firstOnIt : quota.eachFurther),
    isOn: ({ disciplines, relation }) =>
      disciplines.some((each) => each.trim() !== '')
        ? disciplines.some((each) => key(each) === key(therapy))
        : therapies.length === 1 && relation === 'direct',
  }));
}

function measureOf(rule: BodyRule, measure: Limit['measure'], quota: Grains | null): Grains | null {
  if ('units' in measure) return toGrains(rule, measure.units);
  const [part, whole] = measure.shareOfQuota;
  return quota === null || !(whole > 0) || !(part > 0) ? null : Math.floor((quota * part) / whole);
}

/** Every limit that holds for a member, the rule's own first. */
export function limitsOf(rule: BodyRule, membership: Membership, quota: Grains | null): HeldLimit[] {
  const own = rule.limits.map(({ id, label, kind, measure, where, isPerActivity = false }): HeldLimit => ({
    id,
    label,
    kind,
    isPerActivity: isPerActivity && kind === 'maximum',
    grains: measureOf(rule, measure, quota),
    isOn: (learning) => isSelected(rule, where, learning),
  }));
  return [...own, ...therapyLimits(rule, membership)];
}
