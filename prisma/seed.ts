import { demoPeople } from '#lib/account/demo.ts';
import type { Db } from '#lib/db/client.ts';
import { newId } from '#lib/ids.ts';
import { seedDemoLog } from './demo-log.ts';

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
  const ids = new Map(demoPeople.map(({ email }) => [email, newId()]));
  for (const person of demoPeople) {
    const userId = ids.get(person.email) ?? newId();
    await db.user.create({
      data: {
        id: userId,
        email: person.email,
        emailVerifiedAt: at,
        ...(person.email === enrolledInDemo ? { legalName: 'Demo Therapist', legalNameConfirmedAt: at } : {}),
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
  const admin = demoPeople.find(({ role }) => role === 'admin');
  const [therapistId, adminId] = [ids.get(enrolledInDemo), ids.get(admin?.email ?? '')];
  if (admin && therapistId && adminId)
    await seedDemoLog(db, { therapistId, admin: { id: adminId, email: admin.email } }, at);
}
