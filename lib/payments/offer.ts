import type { Db } from '#lib/db/client.ts';
import type { Currency } from '#lib/money.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import { shareOut } from './rules.ts';
import type { WishItem } from './rules/wanted-items.ts';
import type { PricedCourse, PricedItem } from './rules/pricing.ts';

type OfferRefusal = 'unknown-course' | 'not-for-sale' | 'price-missing';

const courseShape = (currency: Currency) =>
  ({
    id: true,
    slug: true,
    status: true,
    prices: { where: { currency }, select: { amountMinor: true } },
    versions: { orderBy: { publishedAt: 'desc' }, take: 1, select: { id: true, title: true, version: true } },
  }) as const;

type CourseRow = {
  readonly id: string;
  readonly slug: string;
  readonly status: string;
  readonly prices: readonly { readonly amountMinor: number }[];
  readonly versions: readonly { readonly id: string; readonly title: string; readonly version: string }[];
};

type BundleRow = {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly isForSale: boolean;
  readonly prices: readonly { readonly amountMinor: number }[];
  readonly courses: readonly { readonly course: CourseRow }[];
};

/**
 * What is for sale under these names, courses or bundles: the newest published versions at their price in one currency.
 * The courses of a bundle share its price by their own prices. The items come in the order in which they were asked for.
 */
export async function resolveItems(
  db: Db,
  wanted: readonly WishItem[],
  currency: Currency,
): Promise<Result<readonly PricedItem[], OfferRefusal>> {
  const slugs = { in: wanted.map(({ slug }) => slug) };
  const [courses, bundles] = await Promise.all([
    db.course.findMany({ where: { slug: slugs }, select: courseShape(currency) }),
    db.bundle.findMany({
      where: { slug: slugs },
      select: {
        id: true,
        slug: true,
        title: true,
        isForSale: true,
        prices: { where: { currency }, select: { amountMinor: true } },
        courses: { orderBy: { position: 'asc' }, select: { course: { select: courseShape(currency) } } },
      },
    }),
  ]);
  const items: PricedItem[] = [];
  for (const { slug, seats } of wanted) {
    const item = itemOf(
      courses.find((course) => course.slug === slug),
      bundles.find((bundle) => bundle.slug === slug),
      seats,
    );
    if (!item.ok) return item;
    items.push(item.value);
  }
  return ok(items);
}

function itemOf(
  course: CourseRow | undefined,
  bundle: BundleRow | undefined,
  seats: number,
): Result<PricedItem, OfferRefusal> {
  if (course) {
    const priced = pricedCourse(course);
    if (!priced.ok) return priced;
    const { slug } = course;
    return ok({ slug, title: priced.value.title, kind: 'course', bundleId: null, seats, courses: [priced.value] });
  }
  return bundle ? bundleItem(bundle, seats) : refuse('unknown-course');
}

function pricedCourse(course: CourseRow): Result<PricedCourse, 'not-for-sale' | 'price-missing'> {
  const version = course.versions[0];
  if (course.status !== 'open' || !version) return refuse('not-for-sale');
  const price = course.prices[0];
  if (!price) return refuse('price-missing');
  return ok({
    courseId: course.id,
    courseSlug: course.slug,
    title: version.title,
    courseVersionId: version.id,
    description: `${version.title} (version ${version.version})`,
    listMinor: price.amountMinor,
  });
}

function bundleItem(bundle: BundleRow, seats: number): Result<PricedItem, OfferRefusal> {
  if (!bundle.isForSale || bundle.courses.length === 0) return refuse('not-for-sale');
  const price = bundle.prices[0];
  if (!price) return refuse('price-missing');
  const courses: PricedCourse[] = [];
  for (const { course } of bundle.courses) {
    const priced = pricedCourse(course);
    if (!priced.ok) return priced;
    courses.push(priced.value);
  }
  const shares = shareOut(
    price.amountMinor,
    courses.map(({ listMinor }) => listMinor),
  );
  const { id: bundleId, slug, title } = bundle;
  return ok({
    slug,
    title,
    kind: 'bundle',
    bundleId,
    seats,
    courses: courses.map((course, index) => ({ ...course, listMinor: shares[index] ?? 0 })),
  });
}
