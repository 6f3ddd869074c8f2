import type { HelpfulCourse } from '#components/cpd/next-step.tsx';
import type { Learning, Membership, Standing } from '#lib/bodies/rules/types.ts';
import { willCount } from '#lib/bodies/rules/will-count.ts';
import { listSiteCourses } from '#lib/catalogue/site.ts';
import type { SiteCourse } from '#lib/catalogue/site.ts';
import type { Overview } from '#lib/cpd-log/queries/standing.ts';

/** A course as its completion would stand in the log if it were finished today. */
function finished({ slug, title, minutes }: SiteCourse, today: string): Learning {
  return {
    id: `course:${slug}`,
    title,
    completedOn: today,
    minutes: minutes ?? 0,
    mode: 'online_self_paced',
    relation: 'direct',
    subjects: [],
    disciplines: [],
    isAssessed: true,
    approvedUnits: {},
    claims: {},
    stands: true,
  };
}

/** Our courses that are open, not in the log, and would bring this member nearer to the quota. At most three. */
export function helpfulCourses(
  { today, entries, learning }: Overview,
  membership: Membership,
  before: Standing,
): HelpfulCourse[] {
  if (before.next.kind !== 'fill-quota' && before.next.kind !== 'fill-minimum') return [];
  const held = new Set(entries.map(({ certificate }) => certificate?.courseSlug));
  return listSiteCourses()
    .filter(({ slug, status, minutes }) => status === 'open' && minutes !== null && !held.has(slug))
    .map((course) => {
      const { addsUnits } = willCount(before.rule, membership, learning, finished(course, today), today);
      return { slug: course.slug, title: course.title, addsUnits };
    })
    .filter(({ addsUnits }) => addsUnits > 0)
    .slice(0, 3);
}
