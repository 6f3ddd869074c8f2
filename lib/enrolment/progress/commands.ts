import type { Db } from '#lib/db/client.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import { getLearningCourse } from './queries.ts';
import type { EntryRefusal, LearningCourse, ModuleRow, Place } from './schema.ts';

type Where = { readonly courseSlug: string; readonly moduleSlug: string };

async function openModule(
  db: Db,
  viewer: Viewer,
  { courseSlug, moduleSlug }: Where,
  at: Date,
): Promise<Result<{ course: LearningCourse; module: ModuleRow }, EntryRefusal>> {
  const found = await getLearningCourse(db, viewer, courseSlug, at);
  if (!found.ok) return found;
  const module = found.value.modules.find(({ slug }) => slug === moduleSlug);
  if (!module) return refuse('no-such-module');
  return module.state === 'locked' ? refuse('locked') : ok({ course: found.value, module });
}

/**
 * Keeps where the viewer is in a module. The newest report says where to resume; the furthest point only moves on;
 * completion is not touched. One statement, so two devices cannot undo each other.
 */
export async function recordPlace(
  db: Db,
  viewer: Viewer,
  where: Where,
  place: Place,
  at: Date,
): Promise<Result<null, EntryRefusal>> {
  const found = await openModule(db, viewer, where, at);
  if (!found.ok) return found;
  await db.$executeRaw`
    INSERT INTO "ModuleProgress" AS mark ("enrolmentId", "moduleSlug", "anchor", "furthestMille", "activeSeconds", "openedAt", "lastSeenAt")
    VALUES (${found.value.course.enrolmentId}::uuid, ${where.moduleSlug}, ${place.anchor}, ${place.mille}, ${place.seconds}, ${at}, ${at})
    ON CONFLICT ("enrolmentId", "moduleSlug") DO UPDATE SET
      "anchor" = CASE WHEN EXCLUDED."lastSeenAt" >= mark."lastSeenAt" THEN EXCLUDED."anchor" ELSE mark."anchor" END,
      "furthestMille" = GREATEST(mark."furthestMille", EXCLUDED."furthestMille"),
      "activeSeconds" = mark."activeSeconds" + EXCLUDED."activeSeconds",
      "lastSeenAt" = GREATEST(mark."lastSeenAt", EXCLUDED."lastSeenAt")`;
  return ok(null);
}

/** Marks a module as read and says which one is next. Doing it again keeps the first date. */
export async function completeModule(
  db: Db,
  viewer: Viewer,
  where: Where,
  at: Date,
): Promise<Result<{ next: string | null }, EntryRefusal>> {
  const found = await openModule(db, viewer, where, at);
  if (!found.ok) return found;
  const { course, module } = found.value;
  await db.$executeRaw`
    INSERT INTO "ModuleProgress" AS mark ("enrolmentId", "moduleSlug", "furthestMille", "openedAt", "lastSeenAt", "completedAt")
    VALUES (${course.enrolmentId}::uuid, ${where.moduleSlug}, 1000, ${at}, ${at}, ${at})
    ON CONFLICT ("enrolmentId", "moduleSlug") DO UPDATE SET
      "furthestMille" = 1000,
      "lastSeenAt" = GREATEST(mark."lastSeenAt", EXCLUDED."lastSeenAt"),
      "completedAt" = COALESCE(mark."completedAt", EXCLUDED."completedAt")`;
  return ok({ next: course.modules.find(({ position }) => position > module.position)?.slug ?? null });
}
