import type { Db, Tx } from '../db/client.ts';
import { transact } from '../db/transaction.ts';
import { newId } from '../ids.ts';
import type { Fault } from './content/fault.ts';
import { canonicalJson, contentHash, versionHash } from './content/hash.ts';
import { libraryOf } from './content/library.ts';
import { loadContent } from './content/load.ts';
import type { Content, CourseContent } from './content/load.ts';
import { courseMinutes, moduleMinutes } from './content/measure.ts';
import { coursePage } from './content/pages.ts';
import { publishBundles } from './publish-bundle.ts';
import { publishSearch } from './publish-search.ts';
import type { CourseVersionFacts } from './schema.ts';

export type PublishedCourse = {
  readonly slug: string;
  readonly version: string | null;
  readonly change: 'published' | 'unchanged' | 'in-preparation';
};
/** What publishing did, or why nothing at all was published. */
export type PublishOutcome =
  | { readonly ok: true; readonly courses: readonly PublishedCourse[] }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Two instances that start together publish one after the other. */
const publishLock = 20_261_120;

class Refused extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.message);
    this.fault = fault;
  }
}

function factsOf(course: CourseContent, content: Content): CourseVersionFacts {
  const { meta } = course;
  const {
    quiz,
    certificatePolicy,
    reviewer,
    reviewDueOn,
    restsOn,
    audience,
    accessMonths,
    certificateValidMonths,
    approvals,
    difficultyReason,
    refundTerms,
  } = meta;
  return {
    minutes: courseMinutes(course),
    quiz,
    certificatePolicy,
    reviewer,
    reviewDueOn,
    restsOn,
    audience,
    accessMonths,
    ...(certificateValidMonths === undefined ? {} : { certificateValidMonths }),
    approvals,
    difficultyReason,
    refundTerms,
    library: libraryOf(course, content),
    handouts: course.handouts.map(({ slug, title, summary, source }) => ({ slug, title, summary, source })),
  };
}

/** The course's own row: created once, written again only when something in it changed. */
async function writeCourse(tx: Tx, course: CourseContent, content: Content, at: Date): Promise<string> {
  const { slug, position } = course.meta;
  const status = course.meta.status === 'open' ? ('open' as const) : ('in_preparation' as const);
  const outline = coursePage(course, content);
  const data = { position, status, outline: JSON.parse(JSON.stringify(outline)), updatedAt: at };
  const row = await tx.course.findUnique({
    where: { slug },
    select: { id: true, position: true, status: true, outline: true },
  });
  if (!row) {
    const id = newId();
    await tx.course.create({ data: { id, slug, ...data } });
    return id;
  }
  const same =
    row.position === position && row.status === status && canonicalJson(row.outline) === canonicalJson(outline);
  if (!same) await tx.course.update({ where: { id: row.id }, data, select: { id: true } });
  return row.id;
}

async function writePrices(tx: Tx, courseId: string, course: CourseContent): Promise<void> {
  const wanted: Record<string, number> = course.meta.status === 'open' ? course.meta.prices : {};
  const stored = await tx.coursePrice.findMany({ where: { courseId }, select: { currency: true, amountMinor: true } });
  if (
    canonicalJson(Object.fromEntries(stored.map(({ currency, amountMinor }) => [currency, amountMinor]))) ===
    canonicalJson(wanted)
  )
    return;
  await tx.coursePrice.deleteMany({ where: { courseId } });
  await tx.coursePrice.createMany({
    data: Object.entries(wanted).map(([currency, amountMinor]) => ({ courseId, currency, amountMinor })),
  });
}

/** Stores the questions that are new or changed; returns the id of each question as it stands now. */
async function writeQuestions(tx: Tx, courseId: string, course: CourseContent, at: Date): Promise<string[]> {
  const wanted = course.questions.map(({ value }) => ({ value, hash: contentHash(value) }));
  const select = { id: true, key: true, contentHash: true } as const;
  const known = new Set(
    (await tx.questionVersion.findMany({ where: { courseId }, select })).map((row) => `${row.key} ${row.contentHash}`),
  );
  const fresh = wanted.filter(({ value, hash }) => !known.has(`${value.key} ${hash}`));
  await tx.questionVersion.createMany({
    data: fresh.map(({ value, hash }) => ({
      id: newId(),
      courseId,
      key: value.key,
      contentHash: hash,
      kind: value.kind,
      moduleSlug: value.module,
      outcome: value.outcome,
      topic: value.topic,
      level: value.level,
      safety: value.safety,
      body: JSON.parse(JSON.stringify(value)),
      createdAt: at,
    })),
  });
  const current = new Set(wanted.map(({ value, hash }) => `${value.key} ${hash}`));
  return (await tx.questionVersion.findMany({ where: { courseId }, select }))
    .filter((row) => current.has(`${row.key} ${row.contentHash}`))
    .map(({ id }) => id);
}

async function writeVersion(
  tx: Tx,
  courseId: string,
  course: CourseContent,
  content: Content,
  at: Date,
  version: string,
): Promise<PublishedCourse> {
  const { slug, title, summary, outcomes } = course.meta;
  const hash = versionHash(course, content);
  const stored = await tx.courseVersion.findUnique({
    where: { courseId_version: { courseId, version } },
    select: { contentHash: true },
  });
  if (stored?.contentHash === hash) return { slug, version, change: 'unchanged' };
  if (stored) {
    throw new Refused({
      file: course.file,
      line: course.lineOf(['version']),
      rule: 'version',
      message: `version ${version} of ${slug} is already published with other content: raise the version in course.yaml`,
    });
  }
  const facts = factsOf(course, content);
  const courseVersionId = newId();
  await tx.courseVersion.create({
    data: {
      id: courseVersionId,
      courseId,
      version,
      contentHash: hash,
      title,
      summary,
      outcomes,
      facts: JSON.parse(JSON.stringify(facts)),
      minutesOffered: facts.minutes.offered,
      publishedAt: at,
    },
    select: { id: true },
  });
  await tx.moduleVersion.createMany({
    data: course.modules.map((module) => ({
      id: newId(),
      courseVersionId,
      slug: module.slug,
      position: module.position,
      title: module.title,
      summary: module.summary,
      words: module.words,
      minutes: moduleMinutes(module.words),
      isPreview: module.isPreview,
      source: module.source,
    })),
  });
  const questions = await writeQuestions(tx, courseId, course, at);
  await tx.courseVersionQuestion.createMany({
    data: questions.map((questionVersionId) => ({ courseVersionId, questionVersionId })),
  });
  return { slug, version, change: 'published' };
}

async function publishCourse(tx: Tx, course: CourseContent, content: Content, at: Date): Promise<PublishedCourse> {
  const { meta } = course;
  const courseId = await writeCourse(tx, course, content, at);
  await writePrices(tx, courseId, course);
  if (meta.status !== 'open') return { slug: meta.slug, version: meta.version, change: 'in-preparation' };
  return writeVersion(tx, courseId, course, content, at, meta.version);
}

/**
 * Makes rows of the content folder: all courses or none. The same content twice changes nothing;
 * changed content under a version that is already published is refused.
 */
export async function publishContent(db: Db, dir: string, at: Date): Promise<PublishOutcome> {
  const { content, faults } = loadContent(dir);
  if (faults.length > 0) return { ok: false, faults };
  try {
    const courses = await transact(db, async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${publishLock}::bigint)`;
      const published: PublishedCourse[] = [];
      for (const course of content.courses) published.push(await publishCourse(tx, course, content, at));
      await publishBundles(tx, content, at);
      await publishSearch(tx, content);
      return published;
    });
    return { ok: true, courses };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, faults: [error.fault] };
    throw error;
  }
}
