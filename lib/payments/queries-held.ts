import type { Db, Tx } from '#lib/db/client.ts';
import { mayEnter } from '#lib/enrolment/rules.ts';
import type { Viewer } from '#lib/viewer.ts';

export type HeldCourse = {
  readonly courseId: string;
  /** The payment for it is contested at the bank: nobody may enter now. */
  readonly isFrozen: boolean;
};

/** Those of the courses that the viewer is enrolled in and whose access is not over. */
export async function listHeldCourses(
  db: Db | Tx,
  viewer: Viewer,
  courseIds: readonly string[],
  at: Date,
): Promise<HeldCourse[]> {
  const enrolments = await db.enrolment.findMany({
    where: { userId: viewer.userId, endedAt: null, courseId: { in: [...courseIds] } },
    select: { courseId: true, accessUntil: true, endedAt: true, frozenAt: true },
  });
  return enrolments.flatMap(({ courseId, ...term }) => {
    const entry = mayEnter(term, at);
    return entry === 'ok' || entry === 'frozen' ? [{ courseId, isFrozen: entry === 'frozen' }] : [];
  });
}
