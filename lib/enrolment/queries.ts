import type { Db } from '#lib/db/client.ts';
import type { Viewer } from '#lib/viewer.ts';

export type RunningEnrolment = {
  readonly id: string;
  readonly courseId: string;
  readonly courseVersionId: string;
  readonly courseSlug: string;
  readonly courseTitle: string;
  readonly courseVersion: string;
  readonly createdAt: Date;
  readonly accessUntil: Date | null;
  readonly endedAt: Date | null;
  readonly frozenAt: Date | null;
};

export type MyEnrolment = RunningEnrolment & { readonly endReason: string | null };

const shape = {
  id: true,
  courseId: true,
  courseVersionId: true,
  createdAt: true,
  accessUntil: true,
  endedAt: true,
  endReason: true,
  frozenAt: true,
  course: { select: { slug: true } },
  courseVersion: { select: { title: true, version: true } },
} as const;

type Row = Omit<MyEnrolment, 'courseSlug' | 'courseTitle' | 'courseVersion'> & {
  readonly course: { readonly slug: string };
  readonly courseVersion: { readonly title: string; readonly version: string };
};

function present({ course, courseVersion, ...row }: Row): MyEnrolment {
  return { ...row, courseSlug: course.slug, courseTitle: courseVersion.title, courseVersion: courseVersion.version };
}

/** The viewer's enrolment in a course that nobody has ended; ask `mayEnter` whether access still runs. */
export async function getRunningEnrolment(
  db: Db,
  viewer: Viewer,
  courseSlug: string,
): Promise<RunningEnrolment | null> {
  const row = await db.enrolment.findFirst({
    where: { userId: viewer.userId, endedAt: null, course: { slug: courseSlug } },
    select: shape,
  });
  return row === null ? null : present(row);
}

/** Every enrolment of the viewer, running ones first, then the newest. */
export async function listMyEnrolments(db: Db, viewer: Viewer): Promise<MyEnrolment[]> {
  const rows = await db.enrolment.findMany({
    where: { userId: viewer.userId },
    orderBy: [{ endedAt: { sort: 'asc', nulls: 'first' } }, { createdAt: 'desc' }],
    select: shape,
  });
  return rows.map(present);
}
