// Cache: none. It says what papers draw now.
import type { Tx } from '#lib/db/client.ts';
import { resolveVersion } from '../rules/correction/chain.ts';
import { readFactsPolicy } from '../stored.ts';
import { correctionsOfUnscoped } from './corrected.ts';
import { poolIdsUnscoped } from './load-pool.ts';

/** A course version that draws a question, or drew it until it was taken out. */
export type PoolPlace = {
  readonly courseVersionId: string;
  readonly version: string;
  readonly key: string;
  readonly state: 'in' | 'out';
  readonly questionCount: number;
  readonly poolSize: number;
};

/** Every course version that has, or had, what this question version stands for. */
export async function getPoolPlacesUnscoped(tx: Tx, questionVersionId: string, at: Date): Promise<PoolPlace[]> {
  const { courseId, key } = await tx.questionVersion.findUniqueOrThrow({
    where: { id: questionVersionId },
    select: { courseId: true, key: true },
  });
  const corrections = await correctionsOfUnscoped(tx, [questionVersionId]);
  const versions = await tx.courseVersion.findMany({
    where: { courseId },
    orderBy: { publishedAt: 'desc' },
    select: {
      id: true,
      version: true,
      facts: true,
      questions: { where: { questionVersion: { key } }, select: { questionVersionId: true } },
    },
  });
  const places: PoolPlace[] = [];
  for (const { id: courseVersionId, version, facts, questions } of versions) {
    const changes = await tx.poolChange.findMany({
      where: { courseVersionId, key, questionVersionId: { not: null } },
      select: { questionVersionId: true },
    });
    const known = [...questions, ...changes].flatMap((row) => row.questionVersionId ?? []);
    const isHere = known.some((id) => resolveVersion(id, corrections).versionId === questionVersionId);
    const pool = await poolIdsUnscoped(tx, courseVersionId, at);
    const inPool = pool.get(key);
    if (!isHere || (inPool !== undefined && inPool !== questionVersionId)) continue;
    const { questionCount } = readFactsPolicy(facts);
    const state = inPool === undefined ? 'out' : 'in';
    places.push({ courseVersionId, version, key, state, questionCount, poolSize: pool.size });
  }
  return places;
}
