import type { Tx } from '../db/client.ts';
import { newId } from '../ids.ts';
import { canonicalJson } from './content/hash.ts';
import type { Content } from './content/load.ts';
import { libraryOf } from './content/library.ts';
import { emptyLibrary, factsOfVersion } from './facts.ts';
import { endStopped } from './messages.ts';
import { readingOf } from './reading.ts';
import { searchSections } from './search-sections.ts';

type Passage = {
  readonly kind: 'course' | 'preview' | 'claim' | 'term' | 'module';
  readonly courseSlug: string | null;
  readonly courseVersionId: string | null;
  readonly moduleSlug: string | null;
  readonly href: string;
  readonly title: string;
  readonly heading: string;
  readonly text: string;
};

const forEveryone = { courseSlug: null, courseVersionId: null, moduleSlug: null } as const;

function coursePassages(content: Content): Passage[] {
  return content.courses.map(({ meta }) => ({
    ...forEveryone,
    kind: 'course',
    courseSlug: meta.slug,
    href: `/courses/${meta.slug}`,
    title: meta.title,
    heading: meta.title,
    text: [
      meta.summary,
      ...meta.outcomes.map(({ text }) => text),
      ...meta.modules.flatMap(({ outline }) => outline),
    ].join(' '),
  }));
}

function previewPassages(content: Content): Passage[] {
  return content.courses.flatMap((course) => {
    const module = course.modules.find(({ isPreview }) => isPreview);
    if (!module || course.meta.status !== 'open') return [];
    const href = `/courses/${course.meta.slug}/preview`;
    const library = libraryOf({ ...course, modules: [module], questions: [] }, content);
    return searchSections(module.title, readingOf(module.source, library)).map(
      ({ anchor, heading, text }): Passage => ({
        ...forEveryone,
        kind: 'preview',
        courseSlug: course.meta.slug,
        moduleSlug: module.slug,
        href: anchor === null ? href : `${href}#${anchor}`,
        title: module.title,
        heading,
        text,
      }),
    );
  });
}

function claimPassages(content: Content): Passage[] {
  return [...content.claims].flatMap(([id, { value }]) => {
    const course = content.courses.find(({ modules }) =>
      modules.some(({ uses }) => uses.claim.some(({ name }) => name === id)),
    );
    if (!course) return [];
    const { design, sample, result, limits } = value.restsOn;
    return [
      {
        ...forEveryone,
        kind: 'claim' as const,
        courseSlug: course.meta.slug,
        href: `/courses/${course.meta.slug}/evidence#${id}`,
        title: value.statement,
        heading: value.statement,
        text: [value.taught, design, sample, result, limits]
          .filter((part) => part !== 'Not applicable')
          .map(endStopped)
          .join(' '),
      },
    ];
  });
}

function termPassages(content: Content): Passage[] {
  return [...content.glossary.values()].map(({ value }) => ({
    ...forEveryone,
    kind: 'term',
    href: `/glossary#${value.id}`,
    title: value.term,
    heading: [value.term, ...(value.also ?? [])].join(', '),
    text: value.definition,
  }));
}

async function store(tx: Tx, passages: readonly Passage[]): Promise<void> {
  await tx.searchPassage.createMany({ data: passages.map((passage) => ({ id: newId(), ...passage })) });
}

const fingerprint = (passages: readonly object[]) => passages.map(canonicalJson).toSorted().join('\n');

/** The versions that nobody can search yet, from what was published: older ones too, whose text left the content long ago. */
async function storeVersions(tx: Tx): Promise<void> {
  const known = await tx.searchPassage.findMany({
    where: { courseVersionId: { not: null } },
    distinct: ['courseVersionId'],
    select: { courseVersionId: true },
  });
  const versions = await tx.courseVersion.findMany({
    where: { id: { notIn: known.flatMap(({ courseVersionId }) => courseVersionId ?? []) } },
    select: {
      id: true,
      facts: true,
      course: { select: { slug: true } },
      modules: { orderBy: { position: 'asc' }, select: { slug: true, title: true, source: true } },
    },
  });
  for (const { id, facts, course, modules } of versions) {
    const library = factsOfVersion(facts).library ?? emptyLibrary;
    const passages = modules.flatMap(({ slug, title, source }) =>
      searchSections(title, readingOf(source, library)).map(({ anchor, heading, text }): Passage => {
        const href = `/learn/${course.slug}/${slug}`;
        return {
          kind: 'module',
          courseSlug: course.slug,
          courseVersionId: id,
          moduleSlug: slug,
          href: anchor === null ? href : `${href}#${anchor}`,
          title,
          heading,
          text,
        };
      }),
    );
    await store(tx, passages);
  }
}

/** Makes what was published findable: what everyone may read anew, what belongs to a version once. */
export async function publishSearch(tx: Tx, content: Content): Promise<void> {
  const wanted = [
    ...coursePassages(content),
    ...previewPassages(content),
    ...claimPassages(content),
    ...termPassages(content),
  ];
  const stored = await tx.searchPassage.findMany({ where: { courseVersionId: null }, omit: { id: true } });
  if (fingerprint(stored) !== fingerprint(wanted)) {
    await tx.searchPassage.deleteMany({ where: { courseVersionId: null } });
    await store(tx, wanted);
  }
  await storeVersions(tx);
}
