// Cache: none. Reasons can be sensitive: only admins read them, and only here and in the audit trail.
import { assertAdmin } from '#lib/admin-guard.ts';
import type { Db } from '#lib/db/client.ts';
import { isId } from '#lib/paging.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { grantState } from '../rules/adjustment.ts';
import type { AdjustmentItem } from '../schema/adjustment.ts';

const present = (ids: readonly (string | null)[]) => [...new Set(ids.filter((id) => id !== null))];

/** Everything that was granted to a person in quizzes, newest first: in force, over and ended. */
export async function listAdjustments(db: Db, admin: AdminViewer, userId: string, at: Date): Promise<AdjustmentItem[]> {
  assertAdmin(admin);
  if (!isId(userId)) return [];
  const rows = await db.quizAdjustment.findMany({
    where: { userId },
    orderBy: [{ grantedAt: 'desc' }, { id: 'desc' }],
  });
  const [courses, admins] = await Promise.all([
    db.course.findMany({
      where: { id: { in: present(rows.map(({ courseId }) => courseId)) } },
      select: {
        id: true,
        slug: true,
        versions: { orderBy: { publishedAt: 'desc' }, take: 1, select: { title: true } },
      },
    }),
    db.user.findMany({
      where: { id: { in: present(rows.map(({ endedById }) => endedById)) } },
      select: { id: true, email: true },
    }),
  ]);
  const titles = new Map(courses.map(({ id, slug, versions }) => [id, versions[0]?.title ?? slug]));
  const labels = new Map(admins.map(({ id, email }) => [id, email]));
  return rows.map(({ userId: _userId, courseId, grantedById: _by, endedById, ...row }) => ({
    ...row,
    courseTitle: courseId === null ? null : (titles.get(courseId) ?? courseId),
    endedByLabel: endedById === null ? null : (labels.get(endedById) ?? null),
    state: grantState(row, at),
  }));
}
