// Cache: read from content/ once per process. Static pages are built from here, without a database.
import { knownCurrencies } from '../money.ts';
import type { Prices } from '../money.ts';
import { contentDir } from '../paths.ts';
import { loadContent } from './content/load.ts';
import type { Content } from './content/load.ts';
import { libraryOf } from './content/library.ts';
import { moduleMinutes } from './content/measure.ts';
import { coursePage, listedCourse } from './content/pages.ts';
import type { CertificatePolicy, Claim, ContentLibrary, MinutesWorking, Outcome, QuizPolicy } from './schema.ts';

export type SiteModule = {
  readonly slug: string;
  readonly title: string;
  readonly outline: readonly string[];
  /** Null while the module is being written. */
  readonly summary: string | null;
  readonly minutes: number | null;
  readonly isPreview: boolean;
};

/** A course as a list shows it. `prices` is null while it cannot be bought. */
export type SiteCourse = {
  readonly slug: string;
  readonly position: number;
  readonly status: 'open' | 'in-preparation';
  readonly version: string | null;
  readonly title: string;
  readonly summary: string;
  readonly outcomes: readonly Outcome[];
  readonly moduleCount: number;
  /** Minutes of CPD offered; null while in preparation. */
  readonly minutes: number | null;
  readonly prices: Prices | null;
  readonly reviewer: { readonly name: string; readonly role: string; readonly signedOn: string } | null;
};

/** A course as its own page shows it. */
export type SiteCoursePage = SiteCourse & {
  readonly audience: string;
  readonly modules: readonly SiteModule[];
  readonly restsOn: string;
  readonly minutesWorking: MinutesWorking | null;
  readonly difficulty: number;
  readonly difficultyReason: string;
  readonly quiz: QuizPolicy;
  readonly questionPool: number;
  readonly claimCount: number;
  readonly referenceCount: number;
  readonly certificatePolicy: CertificatePolicy;
  readonly reviewDueOn: string;
  readonly refundTerms: string;
  readonly accessMonths: number;
  readonly approvals: readonly string[];
  /** The free module at /courses/[slug]/preview, if there is one. */
  readonly preview: { readonly slug: string; readonly title: string } | null;
};

/** The pathway as its page shows it. `singlePrices`: its courses bought one by one, where each has a price. */
export type SitePathway = {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly courses: readonly SiteCourse[];
  readonly prices: Prices;
  readonly singlePrices: Prices;
  readonly minutes: number;
  readonly isForSale: boolean;
};

export type SitePreview = {
  readonly courseSlug: string;
  readonly courseTitle: string;
  readonly module: {
    readonly slug: string;
    readonly position: number;
    readonly title: string;
    readonly summary: string;
    readonly minutes: number;
    readonly source: string;
  };
  readonly moduleCount: number;
  readonly library: ContentLibrary;
};

export type SiteCounts = {
  readonly courses: number;
  readonly openCourses: number;
  readonly modules: number;
  readonly claims: number;
  readonly references: number;
  readonly questions: number;
};
export type SiteClaim = Claim & { readonly id: string };

const loaded = new Map<string, Content>();

/** The content folder, read once. A fault stops the build: `npm run content:check` names it. */
export function siteContent(dir: string = contentDir): Content {
  const known = loaded.get(dir);
  if (known) return known;
  const { content, faults } = loadContent(dir);
  if (faults.length > 0)
    throw new Error(
      `The content has faults:\n${faults.map((fault) => `${fault.file}:${fault.line} ${fault.message}`).join('\n')}`,
    );
  loaded.set(dir, content);
  return content;
}

/** Every course of the catalogue, in order. */
export function listSiteCourses(dir?: string): SiteCourse[] {
  return siteContent(dir).courses.map(listedCourse);
}

/** One course in full, or null when there is none of that name. */
export function getSiteCourse(slug: string, dir?: string): SiteCoursePage | null {
  const content = siteContent(dir);
  const course = content.courses.find(({ meta }) => meta.slug === slug);
  return course ? coursePage(course, content) : null;
}

/** The free module of a course with all it needs to be read, or null. */
export function getSitePreview(slug: string, dir?: string): SitePreview | null {
  const content = siteContent(dir);
  const course = content.courses.find(({ meta }) => meta.slug === slug);
  const module = course?.modules.find(({ isPreview }) => isPreview);
  if (!course || !module) return null;
  const { position, title, summary, source, words } = module;
  return {
    courseSlug: slug,
    courseTitle: course.meta.title,
    module: { slug: module.slug, position, title, summary, source, minutes: moduleMinutes(words) },
    moduleCount: course.meta.modules.length,
    library: libraryOf({ ...course, modules: [module], questions: [] }, content),
  };
}

/** The sum in each currency that all of them have a price in. */
export function addPrices(list: readonly Prices[]): Prices {
  const sums = knownCurrencies.flatMap((currency) => {
    const amounts = list.flatMap((prices) => prices[currency] ?? []);
    const isWhole = amounts.length === list.length && list.length > 0;
    return isWhole ? [[currency, amounts.reduce((total, amount) => total + amount, 0)]] : [];
  });
  return Object.fromEntries(sums) as Prices;
}

/** The courses sold together, with what they cost one by one; null where the content has no pathway. */
export function getSitePathway(dir?: string): SitePathway | null {
  const content = siteContent(dir);
  const meta = content.pathway?.meta;
  if (!meta) return null;
  const courses = meta.courses.flatMap((slug) => {
    const course = content.courses.find((candidate) => candidate.meta.slug === slug);
    return course ? [listedCourse(course)] : [];
  });
  const sum = (amountOf: (course: SiteCourse) => number) =>
    courses.reduce((total, course) => total + amountOf(course), 0);
  return {
    slug: meta.slug,
    title: meta.title,
    summary: meta.summary,
    courses,
    prices: meta.prices,
    singlePrices: addPrices(courses.map((course) => course.prices ?? {})),
    minutes: sum(({ minutes }) => minutes ?? 0),
    isForSale: courses.every(({ status }) => status === 'open'),
  };
}

/** Figures for the home page: only what can be counted in the content. */
export function siteCounts(dir?: string): SiteCounts {
  const content = siteContent(dir);
  return {
    courses: content.courses.length,
    openCourses: content.courses.filter(({ meta }) => meta.status === 'open').length,
    modules: content.courses.reduce((total, { modules }) => total + modules.length, 0),
    claims: content.claims.size,
    references: content.references.size,
    questions: content.courses.reduce((total, { questions }) => total + questions.length, 0),
  };
}

/** Every graded claim, for the evidence page. */
export function listSiteClaims(dir?: string): SiteClaim[] {
  return [...siteContent(dir).claims].map(([id, { value }]) => ({ id, ...value }));
}
