import type { BodyRule } from '../schema.ts';
import { type Grains, toUnits } from './grains.ts';
import type { HeldLimit } from './limits.ts';
import { isSelected } from './selected.ts';
import type { CountReason, Learning, Period } from './types.ts';
import { reckon } from './units.ts';

export type Weighed = {
  readonly learning: Learning;
  /** Before maximums; null where it cannot be reckoned. */
  readonly grains: Grains | null;
  /** What it can add at most on its own. */
  readonly most: Grains;
  readonly reasons: readonly CountReason[];
};

/** Why learning adds nothing, whatever its minutes; null where it may count. */
function refusal(rule: BodyRule, learning: Learning, period: Period): CountReason | null {
  if (!learning.stands) return { kind: 'revoked' };
  if (!(learning.completedOn >= period.from && learning.completedOn <= period.to)) return { kind: 'outside-period' };
  if (learning.claims[rule.slug]?.isExcluded) return { kind: 'taken-out-by-you' };
  const excluded = rule.excluded.find(({ where }) => isSelected(rule, where, learning));
  return excluded ? { kind: 'excluded', ruleId: excluded.id, why: excluded.why } : null;
}

/** The smallest maximum of a single activity that speaks of this one. */
function ownMaximum(limits: readonly HeldLimit[], learning: Learning) {
  return limits
    .filter(({ isPerActivity, grains, isOn }) => isPerActivity && grains !== null && isOn(learning))
    .toSorted((a, b) => (a.grains ?? 0) - (b.grains ?? 0))[0];
}

/** What one piece of learning can add at most on its own, and why no more. */
export function weigh(rule: BodyRule, limits: readonly HeldLimit[], period: Period, learning: Learning): Weighed {
  const { grains, reasons } = reckon(rule, learning);
  const refused = refusal(rule, learning, period);
  if (refused) return { learning, grains, most: 0, reasons: [refused] };
  if (grains === null) return { learning, grains, most: 0, reasons };
  const own = ownMaximum(limits, learning);
  if (!own || own.grains === null || grains <= own.grains) return { learning, grains, most: grains, reasons };
  const lostUnits = toUnits(rule, grains - own.grains);
  const over: CountReason = { kind: 'over-maximum', limitId: own.id, label: own.label, lostUnits };
  return { learning, grains, most: own.grains, reasons: [...reasons, over] };
}
