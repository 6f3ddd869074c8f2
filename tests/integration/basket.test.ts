import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#lib/ids.ts';
import { listShelf } from '#lib/payments/queries-basket.ts';
import { quote } from '#lib/payments/queries-quote.ts';
import { wishOf } from '#lib/payments/rules/wish.ts';
import { now } from '#lib/time/clock.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { publishTinyCourse } from '#tests/support/factories.ts';
import type { TinyCourse } from '#tests/support/factories.ts';

let database: TestDatabase;
let course: TinyCourse;
let other: TinyCourse;
const bundleId = newId();
const bundleSlug = `bundle-${bundleId.slice(-8)}`;
beforeAll(async () => {
  database = await cloneDatabase();
  const { db } = database;
  course = await publishTinyCourse(db);
  other = await publishTinyCourse(db);
  await publishTinyCourse(db, { status: 'in_preparation' });
  await db.coursePrice.create({ data: { courseId: course.courseId, currency: 'NZD', amountMinor: 6_500 } });
  await db.bundle.create({
    data: {
      id: bundleId,
      slug: bundleSlug,
      title: 'Two tiny courses',
      summary: 'Both.',
      isForSale: true,
      updatedAt: now(),
      prices: { create: { currency: 'AUD', amountMinor: 9_900 } },
      courses: {
        create: [course, other].map(({ courseId }, index) => ({ courseId, position: index + 1 })),
      },
    },
  });
});
afterAll(() => database.drop());

test('the shelf holds what is for sale, with every price there is', async () => {
  const shelf = await listShelf(database.db);
  expect(shelf.filter(({ isForSale }) => isForSale).map(({ slug }) => slug)).toEqual([
    course.slug,
    other.slug,
    bundleSlug,
  ]);
  expect(shelf[0]?.prices).toEqual({ AUD: 5_900, GBP: 3_200, NZD: 6_500 });
  expect(shelf.at(-1)).toMatchObject({ courses: [course.slug, other.slug], prices: { AUD: 9_900 } });
});

test('a bundle with a course that is not open is not for sale', async () => {
  const { db } = database;
  await db.course.update({ where: { id: other.courseId }, data: { status: 'in_preparation' }, select: { id: true } });
  expect((await listShelf(db)).find(({ slug }) => slug === bundleSlug)?.isForSale).toBe(false);
  await db.course.update({ where: { id: other.courseId }, data: { status: 'open' }, select: { id: true } });
  expect((await listShelf(db)).find(({ slug }) => slug === bundleSlug)?.isForSale).toBe(true);
});

test('a wish is priced in any currency that has prices, by the data alone', async () => {
  const { db } = database;
  const wanted = (slug: string) => quote(db, null, wishOf({ slug, currency: 'NZD' }), now());
  expect(await wanted(course.slug)).toMatchObject({ ok: true, value: { totalMinor: 6_500, currency: 'NZD' } });
  expect(await wanted(other.slug)).toEqual({ ok: false, reason: 'price-missing' });
  expect(wishOf({ slug: course.slug, currency: 'NZD' }).countryCode).toBe('NZ');
});
