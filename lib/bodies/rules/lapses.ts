import type { BodyRule } from '../schema.ts';
import { addMonths } from './days.ts';
import { standing } from './standing.ts';
import type { Day, Learning, Membership } from './types.ts';

/** Units that drop out of a rolling balance on a day, and the balance from that day if nothing is added. */
export type Lapse = { readonly on: Day; readonly units: number; readonly balanceUnits: number };

/** What lapses when, of what counts today; the soonest first. Empty where the body has no rolling balance, or no months for it. */
export function futureLapses(
  rule: BodyRule,
  membership: Membership,
  learning: readonly Learning[],
  today: Day,
): Lapse[] {
  const { cycle } = rule;
  if (cycle.kind !== 'rolling' || cycle.months === null) return [];
  const { months } = cycle;
  const now = standing(rule, membership, learning, today);
  const counting = now.activities.filter(({ countedUnits }) => countedUnits > 0).map((each) => each.learning);
  const days = [...new Set(counting.map(({ completedOn }) => addMonths(completedOn, months)))].toSorted();
  const carriedInOn = membership.carriedInOn ?? today;
  let before = now.totalUnits;
  return days.map((on) => {
    const balanceUnits = standing(rule, { ...membership, carriedInOn }, counting, on).totalUnits;
    const units = before - balanceUnits;
    before = balanceUnits;
    return { on, units, balanceUnits };
  });
}
