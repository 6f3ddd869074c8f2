import type { Day, Learning } from './types.ts';

type Course = { readonly slug: string; readonly title: string; readonly minutes: number | null };

/** No line of a log has this id. */
export const candidateId = 'this-course';

/**
 * One of our courses as its completion enters the log: online at one's own pace, with an assessment, directly on the work, its
 * minutes as on the certificate.
 * @param approvedUnits by body slug, from the registry
 */
export function candidateOf(course: Course, approvedUnits: Readonly<Record<string, number>>, today: Day): Learning {
  return {
    id: candidateId,
    title: course.title,
    completedOn: today,
    minutes: course.minutes ?? 0,
    mode: 'online_self_paced',
    relation: 'direct',
    subjects: [],
    disciplines: [],
    isAssessed: true,
    approvedUnits,
    claims: {},
    stands: true,
  };
}
