// Cache: none. A therapist's own progress, read anew for every request.
import { emptyLibrary, factsOfVersion } from '#lib/catalogue/facts.ts';
import type { Db } from '#lib/db/client.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import { mayEnter } from '../rules.ts';
import { areAllRead, courseMille, minutesLeft, moduleStates, nextModule } from './rules.ts';
import type { EntryRefusal, LearningCourse, ModuleRow, ReadableModule } from './schema.ts';

const select = {
  id: true,
  accessUntil: true,
  endedAt: true,
  frozenAt: true,
  course: { select: { slug: true } },
  courseVersion: {
    select: {
      id: true,
      title: true,
      version: true,
      modules: {
        orderBy: { position: 'asc' },
        select: { slug: true, position: true, title: true, summary: true, minutes: true },
      },
    },
  },
  progress: { select: { moduleSlug: true, anchor: true, furthestMille: true, lastSeenAt: true, completedAt: true } },
} as const;

type Row = {
  readonly id: string;
  readonly accessUntil: Date | null;
  readonly endedAt: Date | null;
  readonly frozenAt: Date | null;
  readonly course: { readonly slug: string };
  readonly courseVersion: {
    readonly id: string;
    readonly title: string;
    readonly version: string;
    readonly modules: readonly Omit<ModuleRow, 'minutesLeft' | 'state' | 'furthestMille' | 'anchor'>[];
  };
  readonly progress: readonly {
    readonly moduleSlug: string;
    readonly anchor: string | null;
    readonly furthestMille: number;
    readonly lastSeenAt: Date;
    readonly completedAt: Date | null;
  }[];
};

function present(row: Row, at: Date): LearningCourse {
  const { modules, title, version } = row.courseVersion;
  const entry = mayEnter(row, at);
  const marks = new Map(row.progress.map((mark) => [mark.moduleSlug, mark]));
  const states = moduleStates(modules, marks);
  const rows = modules.map((module): ModuleRow => {
    const mark = marks.get(module.slug);
    return {
      ...module,
      minutesLeft: minutesLeft(module.minutes, mark),
      state: states.get(module.slug) ?? 'locked',
      furthestMille: mark?.furthestMille ?? 0,
      anchor: mark?.anchor ?? null,
    };
  });
  const seen = row.progress.map(({ lastSeenAt }) => lastSeenAt.getTime());
  return {
    enrolmentId: row.id,
    courseVersionId: row.courseVersion.id,
    slug: row.course.slug,
    title,
    version,
    accessUntil: row.accessUntil,
    isOpen: entry === 'ok',
    isFrozen: entry === 'frozen',
    modules: rows,
    mille: courseMille(modules, marks),
    minutesLeft: rows.reduce((sum, module) => sum + module.minutesLeft, 0),
    nextModule: nextModule(modules, states),
    isQuizOpen: areAllRead(states),
    lastSeenAt: row.progress.find(({ lastSeenAt }) => lastSeenAt.getTime() === Math.max(...seen))?.lastSeenAt ?? null,
  };
}

/** Every course the viewer may still study, the one last opened first. */
export async function listMyLearning(db: Db, viewer: Viewer, at: Date): Promise<LearningCourse[]> {
  const rows = await db.enrolment.findMany({
    where: { userId: viewer.userId, endedAt: null },
    orderBy: { createdAt: 'desc' },
    select,
  });
  const courses = rows.map((row) => present(row, at));
  return courses.toSorted((a, b) => (b.lastSeenAt?.getTime() ?? 0) - (a.lastSeenAt?.getTime() ?? 0));
}

/** One course of the viewer's with the state of its modules, in the version the enrolment pins. */
export async function getLearningCourse(
  db: Db,
  viewer: Viewer,
  courseSlug: string,
  at: Date,
): Promise<Result<LearningCourse, 'not-enrolled' | 'access-over' | 'frozen'>> {
  const row = await db.enrolment.findFirst({
    where: { userId: viewer.userId, endedAt: null, course: { slug: courseSlug } },
    select,
  });
  if (!row) return refuse('not-enrolled');
  const course = present(row, at);
  if (course.isFrozen) return refuse('frozen');
  return course.isOpen ? ok(course) : refuse('access-over');
}

/** A module to read, or why not. The text of a locked module is not loaded. */
export async function getReadableModule(
  db: Db,
  viewer: Viewer,
  courseSlug: string,
  moduleSlug: string,
  at: Date,
): Promise<Result<ReadableModule, EntryRefusal>> {
  const found = await getLearningCourse(db, viewer, courseSlug, at);
  if (!found.ok) return found;
  const course = found.value;
  const index = course.modules.findIndex(({ slug }) => slug === moduleSlug);
  const module = course.modules[index];
  if (!module) return refuse('no-such-module');
  if (module.state === 'locked') return refuse('locked');
  const enrolment = await db.enrolment.findFirst({
    where: { id: course.enrolmentId, userId: viewer.userId, endedAt: null },
    select: {
      courseVersion: { select: { facts: true, modules: { where: { slug: moduleSlug }, select: { source: true } } } },
    },
  });
  const source = enrolment?.courseVersion.modules[0]?.source;
  if (!enrolment || source === undefined) return refuse('no-such-module');
  const next = course.modules[index + 1];
  return ok({
    course,
    module,
    source,
    library: factsOfVersion(enrolment.courseVersion.facts).library ?? emptyLibrary,
    next: next ? { slug: next.slug, title: next.title } : null,
  });
}
