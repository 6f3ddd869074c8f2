import type { Db } from '#lib/db/client.ts';
import { newSessionToken } from '#lib/auth/sessions.ts';
import { sessionEnd } from '#lib/auth/rules.ts';
import { newId, sha256 } from '#lib/ids.ts';

export type Enrolled = {
  readonly userId: string;
  readonly enrolmentId: string;
  /** The cookie of a running session. */
  readonly cookie: string;
};

/** So many therapists, each signed in and enrolled in a course with every module of it read. */
export async function enrolPeople(db: Db, slug: string, count: number, at: Date): Promise<Enrolled[]> {
  const course = await db.course.findUniqueOrThrow({
    where: { slug },
    select: { id: true, versions: { select: { id: true, modules: { select: { slug: true } } } } },
  });
  const version = course.versions[0];
  if (!version) throw new Error('the course has no version');
  const people = Array.from({ length: count }, () => ({
    userId: newId(),
    enrolmentId: newId(),
    token: newSessionToken(),
  }));
  await db.user.createMany({
    data: people.map(({ userId }) => ({
      id: userId,
      email: `${userId}@example.test`,
      emailVerifiedAt: at,
      legalName: 'Test Person',
      legalNameConfirmedAt: at,
      role: 'therapist' as const,
      createdAt: at,
    })),
  });
  await db.session.createMany({
    data: people.map(({ userId, token }) => ({
      id: newId(),
      tokenHash: sha256(token),
      userId,
      createdAt: at,
      lastSeenAt: at,
      expiresAt: sessionEnd(at, at),
    })),
  });
  await db.enrolment.createMany({
    data: people.map(({ userId, enrolmentId }) => ({
      id: enrolmentId,
      userId,
      courseId: course.id,
      courseVersionId: version.id,
      source: 'grant' as const,
      createdAt: at,
    })),
  });
  await db.moduleProgress.createMany({
    data: people.flatMap(({ enrolmentId }) =>
      version.modules.map((module) => ({
        enrolmentId,
        moduleSlug: module.slug,
        openedAt: at,
        lastSeenAt: at,
        completedAt: at,
        furthestMille: 1000,
      })),
    ),
  });
  return people.map(({ userId, enrolmentId, token }) => ({
    userId,
    enrolmentId,
    cookie: `afferent-session=${token}`,
  }));
}
