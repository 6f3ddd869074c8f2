// Cache: none. Public: the catalogue belongs to no one, so these take no viewer.
import type { Db } from '../db/client.ts';
import { isCurrency } from '../money.ts';
import type { Prices } from '../money.ts';
import { emptyLibrary, factsOfVersion } from './facts.ts';
import type { SiteCounts, SiteCourse, SiteCoursePage, SitePreview } from './site.ts';

const courseSelect = { slug: true, outline: true, prices: { select: { currency: true, amountMinor: true } } } as const;
type Row = {
  readonly slug: string;
  readonly outline: unknown;
  readonly prices: readonly { readonly currency: string; readonly amountMinor: number }[];
};

/** `outline` is written by publishContent and by nothing else; prices come from their own table. */
function pageOf(row: Row): SiteCoursePage {
  const page = row.outline as SiteCoursePage;
  const prices: Prices = Object.fromEntries(
    row.prices
      .filter(({ currency }) => isCurrency(currency))
      .map(({ currency, amountMinor }) => [currency, amountMinor]),
  );
  return { ...page, slug: row.slug, prices: row.prices.length === 0 ? null : prices };
}

/** Every course, in order. */
export async function listCatalogue(db: Db): Promise<SiteCourse[]> {
  const rows = await db.course.findMany({ orderBy: { position: 'asc' }, select: courseSelect });
  return rows.map((row) => {
    const { slug, position, status, version, title, summary, outcomes, moduleCount, minutes, prices, reviewer } =
      pageOf(row);
    return { slug, position, status, version, title, summary, outcomes, moduleCount, minutes, prices, reviewer };
  });
}

/** One course in full, or null. */
export async function getCoursePage(db: Db, slug: string): Promise<SiteCoursePage | null> {
  const row = await db.course.findUnique({ where: { slug }, select: courseSelect });
  return row ? pageOf(row) : null;
}

/** The free module of the newest version of a course, or null. */
export async function getPreviewModule(db: Db, slug: string): Promise<SitePreview | null> {
  const version = await db.courseVersion.findFirst({
    where: { course: { slug } },
    orderBy: { publishedAt: 'desc' },
    select: {
      title: true,
      facts: true,
      modules: {
        orderBy: { position: 'asc' },
        select: {
          slug: true,
          position: true,
          title: true,
          summary: true,
          minutes: true,
          source: true,
          isPreview: true,
        },
      },
    },
  });
  const found = version?.modules.find(({ isPreview }) => isPreview);
  if (!version || !found) return null;
  const { isPreview: _isPreview, ...module } = found;
  return {
    courseSlug: slug,
    courseTitle: version.title,
    module,
    moduleCount: version.modules.length,
    library: factsOfVersion(version.facts).library ?? emptyLibrary,
  };
}

/** What can be counted in the catalogue as it stands. */
export async function countsForHome(db: Db): Promise<Omit<SiteCounts, 'claims' | 'references'>> {
  const pages = (await db.course.findMany({ select: courseSelect })).map(pageOf);
  const total = (count: (page: SiteCoursePage) => number) => pages.reduce((sum, page) => sum + count(page), 0);
  return {
    courses: pages.length,
    openCourses: total(({ status }) => (status === 'open' ? 1 : 0)),
    modules: total(({ modules }) => modules.filter(({ minutes }) => minutes !== null).length),
    questions: total(({ questionPool }) => questionPool),
  };
}
