// Cache: read from content/ once per process, like site.ts. Static pages are built from here.
import { libraryOf } from './content/library.ts';
import type { Content, CourseContent } from './content/load.ts';
import { formatReference, referenceUrl, shortReference } from './references.ts';
import { grades } from './schema.ts';
import type { Claim, Grade, Term } from './schema.ts';
import { siteContent } from './site.ts';

/** A source as the evidence pages show it; `url` is its DOI where it has one. */
export type EvidenceSource = {
  readonly key: string;
  readonly short: string;
  readonly text: string;
  readonly url: string | null;
};
export type EvidenceClaim = Omit<Claim, 'references'> & {
  readonly id: string;
  readonly sources: readonly EvidenceSource[];
  /** The modules that teach or correct it, in the order of the course. */
  readonly modules: readonly { readonly slug: string; readonly title: string; readonly position: number }[];
};
export type GradeCount = { readonly grade: Grade; readonly count: number };
export type CourseEvidence = {
  readonly slug: string;
  readonly title: string;
  readonly claims: readonly EvidenceClaim[];
  readonly counts: readonly GradeCount[];
};

function sourcesOf(claim: Claim, content: Content): EvidenceSource[] {
  return claim.references.flatMap((key) => {
    const reference = content.references.get(key)?.value;
    return reference
      ? [{ key, short: shortReference(reference), text: formatReference(reference), url: referenceUrl(reference) }]
      : [];
  });
}

function modulesOf(id: string, course: CourseContent): EvidenceClaim['modules'] {
  return course.modules
    .filter(({ uses }) => uses.claim.some(({ name }) => name === id))
    .map(({ slug, title, position }) => ({ slug, title, position }));
}

/** How many claims carry each grade, in the order from high to contradicted. */
export function countGrades(claims: readonly { readonly grade: Grade }[]): GradeCount[] {
  return grades.map((grade) => ({ grade, count: claims.filter((claim) => claim.grade === grade).length }));
}

/** Every graded claim of a course, in the order in which its modules first teach it; null for a course without text. */
export function getCourseEvidence(slug: string, dir?: string): CourseEvidence | null {
  const content = siteContent(dir);
  const course = content.courses.find(({ meta }) => meta.slug === slug);
  if (!course || course.modules.length === 0) return null;
  const library = libraryOf(course, content);
  const order = [...new Set(course.modules.flatMap(({ uses }) => uses.claim.map(({ name }) => name)))];
  const claims = order.flatMap((id) => {
    const claim = library.claims[id];
    if (!claim) return [];
    const { references: _references, ...rest } = claim;
    return [{ id, ...rest, sources: sourcesOf(claim, content), modules: modulesOf(id, course) }];
  });
  return { slug, title: course.meta.title, claims, counts: countGrades(claims) };
}

/** Every term that the courses explain, by the alphabet. */
export function listSiteTerms(dir?: string): Term[] {
  return [...siteContent(dir).glossary.values()]
    .map(({ value }) => value)
    .toSorted((one, other) => one.term.localeCompare(other.term, 'en-AU', { sensitivity: 'base' }));
}
