import type { BodyRule, Selector } from '../schema.ts';
import type { Learning } from './types.ts';

/** A number that someone said or approved; null where it is none. */
const said = (units: number | null | undefined) =>
  typeof units === 'number' && Number.isFinite(units) && units >= 0 ? units : null;

/** Units that the body approved it for; null without an approval. */
export const approvedOf = (rule: BodyRule, learning: Learning) => said(learning.approvedUnits[rule.slug]);
/** The body's units that the member claims for it; null where they claim none. */
export const claimedOf = (rule: BodyRule, learning: Learning) => said(learning.claims[rule.slug]?.units);

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
