import type { Db } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';
import type { TinyCourse } from '#tests/support/factories.ts';
import { createPaidOrder } from '#tests/support/orders.ts';
import { slug } from './people.ts';
import type { Person } from './people.ts';

/** The open course in its newest version, as the product published it. */
async function openCourse(db: Db): Promise<TinyCourse> {
  const course = await db.course.findUniqueOrThrow({
    where: { slug },
    select: { id: true, versions: { orderBy: { publishedAt: 'desc' }, take: 1, select: { id: true } } },
  });
  const [version] = course.versions;
  if (!version) throw new Error('the open course has no version');
  return { courseId: course.id, courseVersionId: version.id, slug };
}

/** A paid order of the open course for others: seats of a clinic, or one gift. Returns its id. */
export async function paidForOthers(db: Db, buyer: Person, purpose: 'seats' | 'gift', seats = 1): Promise<string> {
  const course = await openCourse(db);
  const { orderId } = await createPaidOrder(db, buyer, [course], { purpose, seats, at: now() });
  return orderId;
}
