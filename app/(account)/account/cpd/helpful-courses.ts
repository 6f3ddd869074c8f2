import type { HelpfulCourse } from '#components/cpd/next-step.tsx';
import { approvedUnitsOf, listHeldApprovals } from '#lib/bodies/queries/approvals.ts';
import { candidateOf } from '#lib/bodies/rules/candidate.ts';
import type { Learning } from '#lib/bodies/rules/types.ts';
import { willCount } from '#lib/bodies/rules/will-count.ts';
import { listSiteCourses } from '#lib/catalogue/site.ts';
import type { HeldStanding, Overview } from '#lib/cpd-log/queries/standing.ts';
import { fillsNext } from '#lib/cpd-log/rules/fills-next.ts';
import { db } from '#lib/db/client.ts';

export type Candidate = { readonly slug: string; readonly title: string; readonly learning: Learning };

/** Our courses that are open and not in the log, each as its completion would stand there. */
export async function candidates({ entries, today }: Overview): Promise<Candidate[]> {
  const held = new Set(entries.map(({ certificate }) => certificate?.courseSlug));
  const open = listSiteCourses().filter(
    ({ slug, status, minutes }) => status === 'open' && minutes !== null && !held.has(slug),
  );
  return Promise.all(
    open.map(async (course) => ({
      slug: course.slug,
      title: course.title,
      learning: candidateOf(course, approvedUnitsOf(await listHeldApprovals(db(), course.slug, today)), today),
    })),
  );
}

/** Those that would bring this member nearer to what is asked next if they were finished today. At most three. */
export function helpfulCourses(
  { learning, today }: Overview,
  { rule, membership, standing }: HeldStanding,
  courses: readonly Candidate[],
): HelpfulCourse[] {
  if (standing.next.kind !== 'fill-quota' && standing.next.kind !== 'fill-minimum') return [];
  return courses
    .map((course) => ({ ...course, effect: willCount(rule, membership, learning, course.learning, today) }))
    .filter(({ effect }) => fillsNext(standing, effect))
    .map(({ slug, title, effect }) => ({ slug, title, addsUnits: effect.addsUnits }))
    .slice(0, 3);
}
