// Cache: none. A change to the pool holds from the next paper on.
import type { Tx } from '#lib/db/client.ts';
import { resolveVersion } from '../rules/correction/chain.ts';
import { currentPool } from '../rules/pool.ts';
import type { PoolQuestion } from '../rules/draw.ts';
import { optionKeysOf } from '../rules/parts.ts';
import { readQuestion } from '../stored.ts';
import { correctionsOfUnscoped } from './corrected.ts';

/**
 * The ids of the question versions that a paper of this course version draws from at `at`, by question key. A correction
 * holds whatever is published later: the faulty text, published again, stands for the corrected one.
 */
export async function poolIdsUnscoped(tx: Tx, courseVersionId: string, at: Date): Promise<ReadonlyMap<string, string>> {
  const published = await tx.courseVersionQuestion.findMany({
    where: { courseVersionId },
    select: { questionVersion: { select: { id: true, key: true } } },
  });
  const changes = await tx.poolChange.findMany({
    where: { courseVersionId, at: { lte: at } },
    select: { id: true, key: true, questionVersionId: true, at: true },
  });
  const pool = currentPool(
    published.map(({ questionVersion }) => questionVersion),
    changes,
  );
  const corrections = (await correctionsOfUnscoped(tx, [...pool.values()])).filter(
    (correction) => correction.at.getTime() <= at.getTime(),
  );
  for (const [key, id] of pool) {
    const { versionId, isVoid } = resolveVersion(id, corrections);
    if (isVoid) pool.delete(key);
    else pool.set(key, versionId);
  }
  return pool;
}

/** What a paper of this course version draws from at `at`: as published, with every change to the pool until then. */
export async function loadPoolUnscoped(tx: Tx, courseVersionId: string, at: Date): Promise<PoolQuestion[]> {
  const ids = await poolIdsUnscoped(tx, courseVersionId, at);
  const rows = await tx.questionVersion.findMany({
    where: { id: { in: [...ids.values()] } },
    select: { id: true, body: true },
  });
  return rows.map(({ id, body }) => {
    const question = readQuestion(body);
    const { key, kind, module, outcome, topic, safety, level } = question;
    return {
      questionVersionId: id,
      key,
      kind,
      module,
      outcome,
      topic,
      safety,
      level,
      optionKeys: optionKeysOf(question),
    };
  });
}
