import type { Db } from '#lib/db/client.ts';
import type { Currency } from '#lib/money.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { Offer } from './schema.ts';

/** The newest published version of a course at its price in one currency, if it is for sale. */
export async function findOffer(
  db: Db,
  courseSlug: string,
  currency: Currency,
): Promise<Result<Offer, 'unknown-course' | 'not-for-sale' | 'price-missing'>> {
  const course = await db.course.findUnique({
    where: { slug: courseSlug },
    select: {
      id: true,
      status: true,
      prices: { where: { currency }, select: { amountMinor: true } },
      versions: { orderBy: { publishedAt: 'desc' }, take: 1, select: { id: true, title: true, version: true } },
    },
  });
  if (!course) return refuse('unknown-course');
  const version = course.versions[0];
  if (course.status !== 'open' || !version) return refuse('not-for-sale');
  const price = course.prices[0];
  if (!price) return refuse('price-missing');
  return ok({
    courseId: course.id,
    courseVersionId: version.id,
    courseSlug,
    description: `${version.title} (version ${version.version})`,
    currency,
    amountMinor: price.amountMinor,
  });
}
