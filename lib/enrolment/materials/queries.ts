// Cache: none. Who may have the materials of a course is asked every time.
import { factsOfVersion } from '#lib/catalogue/facts.ts';
import type { HandoutPage, Outcome } from '#lib/catalogue/schema.ts';
import type { Db } from '#lib/db/client.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import { mayEnter } from '../rules.ts';
import type { HandbookSource, HandoutSource, MaterialRefusal } from './schema.ts';

type Pinned = { readonly courseVersionId: string };

/** The version that the viewer is enrolled in and may still read. */
async function pinnedVersion(
  db: Db,
  viewer: Viewer,
  courseSlug: string,
  at: Date,
): Promise<Result<Pinned, MaterialRefusal>> {
  const enrolment = await db.enrolment.findFirst({
    where: { userId: viewer.userId, endedAt: null, course: { slug: courseSlug } },
    select: { courseVersionId: true, accessUntil: true, endedAt: true, frozenAt: true },
  });
  if (!enrolment) return refuse('not-enrolled');
  const entry = mayEnter(enrolment, at);
  if (entry === 'ok') return ok(enrolment);
  return refuse(entry === 'frozen' ? 'frozen' : 'access-over');
}

/** What the handbook of the viewer's course is made from: the version they enrolled in. */
export async function getHandbookSource(
  db: Db,
  viewer: Viewer,
  courseSlug: string,
  at: Date,
): Promise<Result<HandbookSource, MaterialRefusal>> {
  const pinned = await pinnedVersion(db, viewer, courseSlug, at);
  if (!pinned.ok) return pinned;
  const version = await db.courseVersion.findUniqueOrThrow({
    where: { id: pinned.value.courseVersionId },
    select: {
      id: true,
      title: true,
      version: true,
      summary: true,
      outcomes: true,
      publishedAt: true,
      facts: true,
      modules: {
        orderBy: { position: 'asc' },
        select: { position: true, title: true, summary: true, source: true },
      },
    },
  });
  return ok({
    courseVersionId: version.id,
    courseTitle: version.title,
    version: version.version,
    summary: version.summary,
    outcomes: version.outcomes as unknown as readonly Outcome[],
    publishedAt: version.publishedAt,
    facts: factsOfVersion(version.facts),
    modules: version.modules,
  });
}

/** The pages for clients of the viewer's course. */
export async function listHandouts(
  db: Db,
  viewer: Viewer,
  courseSlug: string,
  at: Date,
): Promise<Result<readonly HandoutPage[], MaterialRefusal>> {
  const pinned = await pinnedVersion(db, viewer, courseSlug, at);
  if (!pinned.ok) return pinned;
  const version = await db.courseVersion.findUniqueOrThrow({
    where: { id: pinned.value.courseVersionId },
    select: { facts: true },
  });
  return ok(factsOfVersion(version.facts).handouts ?? []);
}

/** One page for clients of the viewer's course. */
export async function getHandout(
  db: Db,
  viewer: Viewer,
  input: { readonly courseSlug: string; readonly handoutSlug: string },
  at: Date,
): Promise<Result<HandoutSource, MaterialRefusal | 'no-such-handout'>> {
  const pinned = await pinnedVersion(db, viewer, input.courseSlug, at);
  if (!pinned.ok) return pinned;
  const version = await db.courseVersion.findUniqueOrThrow({
    where: { id: pinned.value.courseVersionId },
    select: { title: true, version: true, publishedAt: true, facts: true },
  });
  const handout = factsOfVersion(version.facts).handouts?.find(({ slug }) => slug === input.handoutSlug);
  if (!handout) return refuse('no-such-handout');
  const { title, publishedAt } = version;
  return ok({ courseTitle: title, version: version.version, publishedAt, handout });
}
