import type { SiteCourse, SiteCoursePage, SiteModule } from '../site.ts';
import { libraryOf } from './library.ts';
import type { Content, CourseContent } from './load.ts';
import { courseMinutes, moduleMinutes } from './measure.ts';

/** A course as a list shows it. */
export function listedCourse(course: CourseContent): SiteCourse {
  const { meta } = course;
  const isOpen = meta.status === 'open';
  return {
    slug: meta.slug,
    position: meta.position,
    status: meta.status,
    version: meta.version,
    title: meta.title,
    summary: meta.summary,
    outcomes: meta.outcomes,
    moduleCount: meta.modules.length,
    minutes: isOpen ? courseMinutes(course).offered : null,
    prices: isOpen ? (meta.prices ?? null) : null,
    reviewer: meta.reviewer,
  };
}

function siteModules(course: CourseContent): SiteModule[] {
  return course.meta.modules.map((outline) => {
    const written = course.modules.find((module) => module.slug === outline.slug);
    return {
      slug: outline.slug,
      title: written?.title ?? outline.title,
      outline: outline.outline,
      summary: written?.summary ?? null,
      minutes: written ? moduleMinutes(written.words) : null,
      isPreview: written?.isPreview ?? false,
    };
  });
}

/** A course as its own page shows it. */
export function coursePage(course: CourseContent, content: Content): SiteCoursePage {
  const { meta } = course;
  const library = libraryOf(course, content);
  const preview = course.modules.find((module) => module.isPreview);
  return {
    ...listedCourse(course),
    audience: meta.audience,
    modules: siteModules(course),
    restsOn: meta.restsOn,
    minutesWorking: meta.status === 'open' ? courseMinutes(course) : null,
    difficulty: meta.difficulty,
    difficultyReason: meta.difficultyReason,
    quiz: meta.quiz,
    questionPool: course.questions.length,
    claimCount: Object.keys(library.claims).length,
    referenceCount: Object.keys(library.references).length,
    certificatePolicy: meta.certificatePolicy,
    reviewDueOn: meta.reviewDueOn,
    refundTerms: meta.refundTerms,
    accessMonths: meta.accessMonths,
    approvals: meta.approvals,
    preview: preview ? { slug: preview.slug, title: preview.title } : null,
  };
}
