import type { BodyRule } from '../schema.ts';
import type { CountedActivity, Standing } from './types.ts';

/** What a piece of learning would do to one limit. */
export type LimitEffect = {
  readonly limitId: string;
  readonly label: string;
  readonly kind: 'minimum' | 'maximum';
  readonly limitUnits: number | null;
  readonly beforeUnits: number;
  readonly afterUnits: number;
};

/** Limits that rise with it, and maximums that keep it from rising. */
export function effectsOf(
  rule: BodyRule,
  before: Standing,
  after: Standing,
  { reasons }: CountedActivity,
): LimitEffect[] {
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
