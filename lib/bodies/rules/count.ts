import type { BodyRule } from '../schema.ts';
import { allocate, maximumOver } from './allocate.ts';
import { inOrder } from './in-order.ts';
import type { HeldLimit } from './limits.ts';
import type { CountReason, CountedActivity, Learning, Period } from './types.ts';
import { type Weighed, weigh } from './weigh.ts';
import { type Grains, toUnits } from './grains.ts';

/** What the limits have of what counts. A maximum for each activity tells the largest one. */
function haveOf(limits: readonly HeldLimit[], counted: readonly { learning: Learning; counted: Grains }[]) {
  return new Map(
    limits.map((limit) => {
      const on = counted.filter(({ learning }) => limit.isOn(learning)).map((each) => each.counted);
      return [limit.id, limit.isPerActivity ? Math.max(0, ...on) : on.reduce((sum, each) => sum + each, 0)];
    }),
  );
}

export type Count = {
  readonly activities: readonly CountedActivity[];
  readonly grains: Grains;
  readonly have: ReadonlyMap<string, Grains>;
  readonly minutes: number;
};

/**
 * What each piece of learning adds in a period. Newest first; no minute is counted twice, though one activity may stand in
 * several minimums.
 * @param wanted what is still wanted of the quota; 0 where none is known
 */
export function count(
  rule: BodyRule,
  limits: readonly HeldLimit[],
  learning: readonly Learning[],
  period: Period,
  wanted: Grains,
): Count {
  const weighed = inOrder(learning).map((each) => weigh(rule, limits, period, each));
  const amounts = weighed.map(({ learning: each, most }) => ({ learning: each, grains: most }));
  const counted = allocate(limits, amounts, wanted);
  const together = weighed.map((each, index) => ({ ...each, counted: counted[index] ?? 0 }));
  const have = haveOf(limits, together);
  const activities = together.map((each) => activityOf(rule, limits, have, each));
  return {
    activities: activities.toReversed(),
    grains: together.reduce((sum, each) => sum + each.counted, 0),
    have,
    minutes: activities
      .filter(({ reasons }) => !reasons.some(({ kind }) => notLearnt.has(kind)))
      .reduce((sum, each) => sum + Math.max(0, Math.min(each.learning.minutes || 0, 50_000_000)), 0),
  };
}

const notLearnt = new Set<CountReason['kind']>(['revoked', 'outside-period', 'taken-out-by-you']);

function activityOf(
  rule: BodyRule,
  limits: readonly HeldLimit[],
  have: ReadonlyMap<string, Grains>,
  { learning, grains, most, reasons, counted }: Weighed & { counted: Grains },
): CountedActivity {
  const over = counted < most ? maximumOver(limits, learning, have) : null;
  const lost: CountReason[] = over
    ? [{ kind: 'over-maximum', limitId: over.id, label: over.label, lostUnits: toUnits(rule, most - counted) }]
    : [];
  const all = [...reasons, ...lost];
  return {
    learning,
    units: grains === null ? null : toUnits(rule, grains),
    countedUnits: toUnits(rule, counted),
    reasons: all.length > 0 ? all : [{ kind: 'counts' }],
  };
}
