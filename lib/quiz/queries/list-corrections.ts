// Cache: none. The numbers grow while papers are marked again.
import { z } from 'zod';
import { assertAdmin } from '#lib/admin-guard.ts';
import type { Db } from '#lib/db/client.ts';
import { isId, paged, rowsOf } from '#lib/paging.ts';
import type { Paged } from '#lib/paging.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import type { KeyChange } from '../rules/correction/key.ts';

export type CorrectionItem = {
  readonly id: string;
  readonly key: string;
  readonly courseSlug: string;
  readonly fromVersionId: string;
  readonly toVersionId: string | null;
  readonly kind: 'key' | 'void';
  readonly changes: readonly KeyChange[];
  readonly reason: string;
  readonly at: Date;
  readonly actorLabel: string;
  /** Papers that were marked again for it so far. */
  readonly regraded: number;
  readonly changed: number;
  readonly becamePasses: number;
};

const changesSchema = z.array(z.object({ label: z.string(), before: z.string(), after: z.string() })).catch([]);

async function countsOf(db: Db, ids: readonly string[]) {
  const rows = await db.$queryRaw<{ id: string; regraded: number; changed: number; becamePasses: number }[]>`
    SELECT "correctionId" AS "id", count(*)::int AS "regraded",
      (count(*) FILTER (WHERE "isChanged"))::int AS "changed",
      (count(*) FILTER (WHERE "becamePass"))::int AS "becamePasses"
    FROM "AttemptRegrade" WHERE "correctionId" = ANY(${[...ids]}::uuid[]) GROUP BY 1`;
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** Every correction, newest first, with what it did; those of one question when its version is given. */
export async function listCorrections(
  db: Db,
  admin: AdminViewer,
  { page, questionVersionId }: { readonly page: number; readonly questionVersionId?: string },
): Promise<Paged<CorrectionItem>> {
  assertAdmin(admin);
  const version =
    questionVersionId !== undefined && isId(questionVersionId)
      ? await db.questionVersion.findUnique({ where: { id: questionVersionId }, select: { courseId: true, key: true } })
      : null;
  const where = version ?? {};
  const total = await db.questionCorrection.count({ where });
  const rows = await db.questionCorrection.findMany({ where, orderBy: { at: 'desc' }, ...rowsOf(page) });
  const counts = await countsOf(
    db,
    rows.map(({ id }) => id),
  );
  const courses = await db.course.findMany({
    where: { id: { in: rows.map(({ courseId }) => courseId) } },
    select: { id: true, slug: true },
  });
  const slugs = new Map(courses.map(({ id, slug }) => [id, slug]));
  const items = rows.map(({ courseId, changed, kind, actorId: _actorId, ...row }): CorrectionItem => ({
    ...row,
    kind: kind === 'void' ? 'void' : 'key',
    courseSlug: slugs.get(courseId) ?? '',
    changes: changesSchema.parse(changed),
    ...(counts.get(row.id) ?? { regraded: 0, changed: 0, becamePasses: 0 }),
  }));
  return paged(items, total, page);
}
