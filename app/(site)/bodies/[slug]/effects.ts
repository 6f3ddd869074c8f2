import { candidateOf } from '#lib/bodies/rules/candidate.ts';
import { newMembership } from '#lib/bodies/rules/new-membership.ts';
import { willCount } from '#lib/bodies/rules/will-count.ts';
import type { BodyRule } from '#lib/bodies/schema.ts';
import { listSiteCourses } from '#lib/catalogue/site.ts';

/** For a member whose period begins on the day of checking: a page that is built once has no today. */
export function effectsOf(rule: BodyRule) {
  const level = rule.quota.kind === 'levels' ? (rule.quota.levels[0]?.key ?? null) : null;
  const membership = newMembership(rule, rule.checkedOn, { level, disciplines: ['your therapy'] });
  return listSiteCourses()
    .filter(({ status }) => status === 'open')
    .map((course) => ({
      slug: course.slug,
      title: course.title,
      will: willCount(rule, membership, [], candidateOf(course, {}, rule.checkedOn), rule.checkedOn),
    }));
}
