// Cache: none. The shelf is public, so it takes no viewer.
import type { Db } from '#lib/db/client.ts';
import { isCurrency } from '#lib/money.ts';
import type { Prices } from '#lib/money.ts';
import type { ShelfItem } from './rules/basket-view.ts';

const prices = { select: { currency: true, amountMinor: true } } as const;
const pricesOf = (rows: readonly { readonly currency: string; readonly amountMinor: number }[]): Prices =>
  Object.fromEntries(
    rows.filter(({ currency }) => isCurrency(currency)).map(({ currency, amountMinor }) => [currency, amountMinor]),
  );

/** Everything that can be put into a basket: courses, then bundles. */
export async function listShelf(db: Db): Promise<ShelfItem[]> {
  const [courses, bundles] = await Promise.all([
    db.course.findMany({
      where: { status: 'open' },
      orderBy: { position: 'asc' },
      select: {
        slug: true,
        prices,
        versions: { orderBy: { publishedAt: 'desc' }, take: 1, select: { title: true } },
      },
    }),
    db.bundle.findMany({
      where: { isForSale: true },
      orderBy: { slug: 'asc' },
      select: {
        slug: true,
        title: true,
        prices,
        courses: { orderBy: { position: 'asc' }, select: { course: { select: { slug: true, status: true } } } },
      },
    }),
  ]);
  return [
    ...courses.map((course) => ({
      slug: course.slug,
      kind: 'course' as const,
      title: course.versions[0]?.title ?? course.slug,
      href: `/courses/${course.slug}`,
      courses: [course.slug],
      isForSale: course.versions.length > 0,
      prices: pricesOf(course.prices),
    })),
    ...bundles.map((bundle) => ({
      slug: bundle.slug,
      kind: 'bundle' as const,
      title: bundle.title,
      href: '/pathway',
      courses: bundle.courses.map(({ course }) => course.slug),
      isForSale: bundle.courses.length > 0 && bundle.courses.every(({ course }) => course.status === 'open'),
      prices: pricesOf(bundle.prices),
    })),
  ];
}
