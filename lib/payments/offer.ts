import type { Db } from '#lib/db/client.ts';
import type { Currency } from '#lib/money.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import { shareOut } from './rules.ts';
import type { Offer, OfferLine } from './schema.ts';

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

function lineOf(course: CourseRow): Result<OfferLine, 'not-for-sale' | 'price-missing'> {
  const version = course.versions[0];
  if (course.status !== 'open' || !version) return refuse('not-for-sale');
  const price = course.prices[0];
  if (!price) return refuse('price-missing');
  return ok({
    courseId: course.id,
    courseSlug: course.slug,
    courseVersionId: version.id,
    description: `${version.title} (version ${version.version})`,
    bundleId: null,
    listMinor: price.amountMinor,
    amountMinor: price.amountMinor,
  });
}

/**
 * What is for sale at an address, a course or a bundle of them: the newest published versions at their price in one
 * currency. The lines of a bundle share its price by the courses' own prices.
 */
export async function findOffer(db: Db, slug: string, currency: Currency): Promise<Result<Offer, OfferRefusal>> {
  const course = await db.course.findUnique({ where: { slug }, select: courseShape(currency) });
  if (!course) return findBundleOffer(db, slug, currency);
  const line = lineOf(course);
  if (!line.ok) return line;
  return ok({ slug, currency, amountMinor: line.value.amountMinor, lines: [line.value] });
}

async function findBundleOffer(db: Db, slug: string, currency: Currency): Promise<Result<Offer, OfferRefusal>> {
  const bundle = await db.bundle.findUnique({
    where: { slug },
    select: {
      id: true,
      isForSale: true,
      prices: { where: { currency }, select: { amountMinor: true } },
      courses: { orderBy: { position: 'asc' }, select: { course: { select: courseShape(currency) } } },
    },
  });
  if (!bundle) return refuse('unknown-course');
  if (!bundle.isForSale || bundle.courses.length === 0) return refuse('not-for-sale');
  const price = bundle.prices[0];
  if (!price) return refuse('price-missing');
  const lines: OfferLine[] = [];
  for (const { course } of bundle.courses) {
    const line = lineOf(course);
    if (!line.ok) return line;
    lines.push(line.value);
  }
  const shares = shareOut(
    price.amountMinor,
    lines.map(({ amountMinor }) => amountMinor),
  );
  return ok({
    slug,
    currency,
    amountMinor: price.amountMinor,
    lines: lines.map((line, index) => {
      const amountMinor = shares[index] ?? 0;
      return { ...line, bundleId: bundle.id, listMinor: amountMinor, amountMinor };
    }),
  });
}
