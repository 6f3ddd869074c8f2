import type { BodyRule } from '../schema.ts';
import { allocate, maximumOver } from './allocate.ts';
import type { HeldLimit } from './limits.ts';
import type { CountReason, CountedActivity, Learning, Period } from './types.ts';
import { type Grains, isSelected, reckon, toUnits } from './units.ts';

type Weighed = {
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

function weigh(rule: BodyRule, limits: readonly HeldLimit[], period: Period, learning: Learning): Weighed {
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

/** Oldest first; each id once, whatever the order in which the learning comes. */
function inOrder(learning: readonly Learning[]): Learning[] {
  const text = (each: Learning) => JSON.stringify(each);
  const order = (a: Learning, b: Learning) =>
    compare(a.completedOn, b.completedOn) || compare(a.id, b.id) || compare(text(a), text(b));
  const seen = new Set<string>();
  return learning.toSorted(order).filter(({ id }) => !seen.has(id) && seen.add(id));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** What the limits have of what counts. A maximum for each activity tells the largest one. */
export function haveOf(limits: readonly HeldLimit[], counted: readonly { learning: Learning; counted: Grains }[]) {
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
