import { approvedUnitsOf, type HeldApproval } from '#lib/bodies/queries/approvals.ts';
import { candidateOf } from '#lib/bodies/rules/candidate.ts';
import { newMembership } from '#lib/bodies/rules/new-membership.ts';
import { willCount } from '#lib/bodies/rules/will-count.ts';
import type { BodyRule, CountsQuery } from '#lib/bodies/schema.ts';
import type { SiteCoursePage } from '#lib/catalogue/site.ts';

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];

/** The answer for someone of whom only the body is known: nothing logged, and a period that begins today. */
export function forVisitor(
  rule: BodyRule,
  course: SiteCoursePage,
  query: CountsQuery,
  approvals: readonly HeldApproval[],
  today: string,
) {
  const disciplines =
    query.therapies === 1
      ? ['your therapy']
      : Array.from({ length: query.therapies }, (_, index) => `your ${ordinals[index] ?? 'next'} therapy`);
  const membership = newMembership(rule, today, { level: query.level, disciplines });
  const candidate = candidateOf(course, approvedUnitsOf(approvals), today);
  return {
    rule,
    will: willCount(rule, membership, [], candidate, today),
    approvals: approvals.filter(({ bodySlug }) => bodySlug === rule.slug),
    isMine: false,
  };
}
