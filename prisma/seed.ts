import { demoPeople } from '#lib/account/demo.ts';
import type { Db } from '#lib/db/client.ts';
import { newId } from '#lib/ids.ts';

const enrolledInDemo = 'therapist@demo.afferent.example';

/** Plants the demonstration's people in an empty database; does nothing when anyone is there. */
export async function seedDemo(db: Db, at: Date): Promise<void> {
  if ((await db.user.count()) > 0) return;
  const course = await db.course.findFirst({
    where: { status: 'open' },
    orderBy: { position: 'asc' },
    select: {
      id: true,
      versions: {
        orderBy: { publishedAt: 'desc' },
        take: 1,
        select: { id: true, modules: { orderBy: { position: 'asc' }, take: 1, select: { slug: true } } },
      },
    },
  });
  for (const person of demoPeople) {
    const userId = newId();
    await db.user.create({
      data: {
        id: userId,
        email: person.email,
        emailVerifiedAt: at,
        role: person.role,
        createdAt: at,
      },
    });
    const version = course?.versions[0];
    if (person.email !== enrolledInDemo || !course || !version) continue;
    await db.enrolment.create({
      data: {
        id: newId(),
        userId,
        courseId: course.id,
        courseVersionId: version.id,
        source: 'grant',
        createdAt: at,
        events: { create: { id: newId(), kind: 'granted', at, reason: 'The demonstration begins here.' } },
        progress: {
          create: version.modules.map(({ slug }) => ({
            moduleSlug: slug,
            furthestMille: 1000,
            openedAt: at,
            lastSeenAt: at,
            completedAt: at,
          })),
        },
      },
    });
  }
}
