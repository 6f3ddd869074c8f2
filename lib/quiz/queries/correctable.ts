// Cache: none. What counts today decides what may be corrected.
import { assertAdmin } from '#lib/admin-guard.ts';
import type { Db } from '#lib/db/client.ts';
import { isId } from '#lib/paging.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { resolveVersion } from '../rules/correction/chain.ts';
import type { KeyField } from '../rules/correction/fields.ts';
import { keyFields } from '../rules/correction/key.ts';
import { mayCorrect } from '../rules/correction/may.ts';
import { readQuestion } from '../stored.ts';
import { correctionsOfUnscoped } from './corrected.ts';
import { getPoolPlacesUnscoped } from './pool-places.ts';
import type { PoolPlace } from './pool-places.ts';

export type CorrectableQuestion = {
  readonly questionVersionId: string;
  readonly key: string;
  readonly kind: string;
  readonly courseSlug: string;
  readonly moduleSlug: string;
  readonly stem: string;
  readonly fields: readonly KeyField[];
  readonly state: 'ok' | 'corrected-since' | 'void';
  /** The version that counts today. */
  readonly currentVersionId: string;
  readonly places: readonly PoolPlace[];
};

/** A question version with its key, what counts in its place, and the pools that draw it; null when there is none. */
export async function getCorrectableQuestion(
  db: Db,
  admin: AdminViewer,
  id: string,
  at: Date,
): Promise<CorrectableQuestion | null> {
  assertAdmin(admin);
  if (!isId(id)) return null;
  const row = await db.questionVersion.findUnique({
    where: { id },
    select: { id: true, key: true, kind: true, moduleSlug: true, body: true, course: { select: { slug: true } } },
  });
  if (!row) return null;
  const { course, body, id: questionVersionId, ...version } = row;
  const corrections = await correctionsOfUnscoped(db, [questionVersionId]);
  const question = readQuestion(body);
  return {
    ...version,
    questionVersionId,
    courseSlug: course.slug,
    stem: question.stem,
    fields: keyFields(question),
    state: mayCorrect(questionVersionId, corrections),
    currentVersionId: resolveVersion(questionVersionId, corrections).versionId,
    places: await getPoolPlacesUnscoped(db, questionVersionId, at),
  };
}
