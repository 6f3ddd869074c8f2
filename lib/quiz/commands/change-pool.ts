import { recordAudit } from '#lib/audit/record.ts';
import type { Db, Tx } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { newId } from '#lib/ids.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { correctionsOfCourseUnscoped } from '../queries/corrected.ts';
import { getPoolPlacesUnscoped } from '../queries/pool-places.ts';
import type { PoolPlace } from '../queries/pool-places.ts';
import type { PoolRefusal } from '../messages/correction.ts';
import type { PoolActInput } from '../rules/correction/input.ts';
import { mayCorrect, spareQuestions } from '../rules/correction/may.ts';
import { lockCourse } from './correct-question.ts';

function placesFor(act: PoolActInput['act'], places: readonly PoolPlace[]): Result<readonly PoolPlace[], PoolRefusal> {
  const wanted = places.filter(({ state }) => state === (act === 'retire' ? 'in' : 'out'));
  if (wanted.length === 0) return refuse(act === 'retire' ? 'not-in-a-pool' : 'in-every-pool');
  const isTooSmall = act === 'retire' && wanted.some((place) => spareQuestions(place) === 0);
  return isTooSmall ? refuse('pool-too-small') : ok(wanted);
}

async function write(tx: Tx, admin: AdminViewer, places: readonly PoolPlace[], input: PoolActInput, at: Date) {
  const { act, reason, questionVersionId } = input;
  await tx.poolChange.createMany({
    data: places.map(({ courseVersionId, key }) => ({
      id: newId(),
      courseVersionId,
      key,
      questionVersionId: act === 'retire' ? null : questionVersionId,
      cause: act,
      at,
      actorId: admin.userId,
      actorLabel: admin.label,
      reason,
    })),
  });
  const detail = { key: places[0]?.key ?? '', courseVersions: places.map(({ version }) => version) };
  const action = act === 'retire' ? 'question.retired' : 'question.restored';
  await recordAudit(tx, admin, { action, subjectType: 'question', subjectId: questionVersionId, reason, detail }, at);
}

/**
 * Takes a question out of every pool that draws it, or puts it back into every pool it was taken from. No pool falls
 * below what a paper needs. Papers that carry it already keep it.
 */
export async function changePool(
  db: Db,
  admin: AdminViewer,
  input: PoolActInput,
  at: Date,
): Promise<Result<{ readonly pools: number }, PoolRefusal>> {
  return transact<Result<{ pools: number }, PoolRefusal>>(db, async (tx) => {
    const version = await tx.questionVersion.findUnique({
      where: { id: input.questionVersionId },
      select: { id: true, courseId: true },
    });
    if (!version) return refuse('not-found');
    await lockCourse(tx, version.courseId);
    const may = mayCorrect(version.id, await correctionsOfCourseUnscoped(tx, version.courseId));
    if (may !== 'ok') return refuse(may);
    const places = placesFor(input.act, await getPoolPlacesUnscoped(tx, version.id, at));
    if (!places.ok) return places;
    await write(tx, admin, places.value, input, at);
    return ok({ pools: places.value.length });
  });
}
