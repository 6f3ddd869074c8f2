import type { Db } from '#lib/db/client.ts';
import { newId } from '#lib/ids.ts';
import { createAdmin, publishTinyCourse, testStart } from '#tests/support/factories.ts';

/** What is for sale in every sequence. */
export const courseSlugs = ['prove-one', 'prove-two', 'prove-three'] as const;
export const bundleSlug = 'prove-bundle';
/** Everything off, and a quarter off. */
export const codes = { free: 'PROVE-FREE', quarter: 'PROVE-QUARTER' } as const;

/** Fills the database that all others are copied from. */
export async function openShop(db: Db): Promise<void> {
  const admin = await createAdmin(db, 'admin@example.test');
  const courses = [];
  for (const slug of courseSlugs) courses.push(await publishTinyCourse(db, { slug, questions: [] }));
  await db.bundle.create({
    data: {
      id: newId(),
      slug: bundleSlug,
      title: 'Two tiny courses',
      summary: 'For the proof.',
      isForSale: true,
      updatedAt: testStart,
      prices: { create: { currency: 'AUD', amountMinor: 9_901 } },
      courses: { create: courses.slice(0, 2).map(({ courseId }, position) => ({ courseId, position })) },
    },
  });
  for (const [code, percentOff] of [
    [codes.free, 100],
    [codes.quarter, 25],
  ] as const) {
    await db.promotionCode.create({
      data: {
        id: newId(),
        code,
        kind: 'percent',
        label: 'For the proof',
        percentOff,
        startsAt: testStart,
        createdAt: testStart,
        createdById: admin.id,
      },
    });
  }
}
