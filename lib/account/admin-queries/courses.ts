import type { Db } from '#lib/db/client.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { assertAdmin } from '#lib/admin-guard.ts';

export type CourseChoice = { readonly slug: string; readonly title: string; readonly version: string };

/** Courses that have a published version, by their newest title: what lists are filtered by and certificates issued for. */
export async function listCourseChoices(db: Db, admin: AdminViewer): Promise<CourseChoice[]> {
  assertAdmin(admin);
  const courses = await db.course.findMany({
    where: { versions: { some: {} } },
    orderBy: { position: 'asc' },
    select: {
      slug: true,
      versions: { orderBy: { publishedAt: 'desc' }, take: 1, select: { title: true, version: true } },
    },
  });
  return courses.flatMap(({ slug, versions: [newest] }) => (newest ? [{ slug, ...newest }] : []));
}
