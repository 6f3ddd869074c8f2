import { factsOfVersion } from '#lib/catalogue/facts.ts';
import type { Db } from '#lib/db/client.ts';
import { isCurrency } from '#lib/money.ts';
import type { CheckoutSummary } from './schema.ts';

const courseShape = {
  slug: true,
  status: true,
  outline: true,
  prices: { select: { currency: true, amountMinor: true } },
  versions: {
    orderBy: { publishedAt: 'desc' },
    take: 1,
    select: {
      title: true,
      summary: true,
      version: true,
      facts: true,
      minutesOffered: true,
      _count: { select: { modules: true } },
    },
  },
} as const;

type CourseRow = {
  readonly slug: string;
  readonly status: string;
  readonly outline: unknown;
  readonly prices: readonly { readonly currency: string; readonly amountMinor: number }[];
  readonly versions: readonly {
    readonly title: string;
    readonly summary: string;
    readonly version: string;
    readonly facts: unknown;
    readonly minutesOffered: number;
    readonly _count: { readonly modules: number };
  }[];
};

function pricesOf(prices: CourseRow['prices']): CheckoutSummary['prices'] {
  return Object.fromEntries(
    prices.filter(({ currency }) => isCurrency(currency)).map(({ currency, amountMinor }) => [currency, amountMinor]),
  );
}

function summaryOf(course: CourseRow): CheckoutSummary {
  const version = course.versions[0];
  const outline = course.outline as { title?: string; summary?: string };
  const title = version?.title ?? outline.title ?? course.slug;
  return {
    slug: course.slug,
    title,
    summary: version?.summary ?? outline.summary ?? '',
    isForSale: course.status === 'open' && version !== undefined,
    courses: [{ slug: course.slug, title, version: version?.version ?? null }],
    moduleCount: version?._count.modules ?? 0,
    minutesOffered: version?.minutesOffered ?? 0,
    accessMonths: version ? factsOfVersion(version.facts).accessMonths : 0,
    prices: pricesOf(course.prices),
  };
}

/** What the checkout page says about a course or a bundle, or null when there is none at this address. */
export async function getCheckoutSummary(db: Db, slug: string): Promise<CheckoutSummary | null> {
  const course = await db.course.findUnique({ where: { slug }, select: courseShape });
  if (course) return summaryOf(course);
  const bundle = await db.bundle.findUnique({
    where: { slug },
    select: {
      title: true,
      summary: true,
      isForSale: true,
      prices: { select: { currency: true, amountMinor: true } },
      courses: { orderBy: { position: 'asc' }, select: { course: { select: courseShape } } },
    },
  });
  if (!bundle) return null;
  const parts = bundle.courses.map((entry) => summaryOf(entry.course));
  const sum = (count: (part: CheckoutSummary) => number) => parts.reduce((total, part) => total + count(part), 0);
  return {
    slug,
    title: bundle.title,
    summary: bundle.summary,
    isForSale: bundle.isForSale && parts.length > 0 && parts.every(({ isForSale }) => isForSale),
    courses: parts.flatMap(({ courses }) => courses),
    moduleCount: sum(({ moduleCount }) => moduleCount),
    minutesOffered: sum(({ minutesOffered }) => minutesOffered),
    accessMonths: Math.min(...parts.map(({ accessMonths }) => accessMonths)),
    prices: pricesOf(bundle.prices),
  };
}
