import { periodsUpTo, standing } from '#lib/bodies/rules/standing.ts';
import type { Day, Learning, Membership } from '#lib/bodies/rules/types.ts';
import type { BodyRule } from '#lib/bodies/schema.ts';
import { missingPhrases } from '../messages/standing.ts';
import { daysBetween } from './days.ts';
import type { EndingPeriod } from './reminders.ts';

/** No reminder speaks of a period that ends later, or ended earlier, than this many days from today. */
const ahead = 90;
const behind = 7;

/** The member's periods with one body that end soon or ended of late. A balance that rolls has no end to speak of. */
export function endingPeriods(
  rule: BodyRule,
  membership: Membership,
  learning: readonly Learning[],
  today: Day,
): EndingPeriod[] {
  if (rule.cycle.kind === 'rolling' || rule.cycle.kind === 'none' || rule.quota.kind === 'none') return [];
  return periodsUpTo(rule, membership, today, 2)
    .filter(({ to }) => daysBetween(today, to) <= ahead && daysBetween(to, today) <= behind)
    .map((period) => ({
      bodySlug: rule.slug,
      bodyName: rule.shortName,
      endsOn: period.to,
      missing: missingPhrases(standing(rule, membership, learning, today, period)),
    }));
}
