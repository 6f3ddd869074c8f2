// Cache: none. Read inside the transaction that imports, and afresh for each check.
import { contentHash } from '#lib/catalogue/content/hash.ts';
import { questionSchema } from '#lib/catalogue/question.ts';
import type { Tx } from '#lib/db/client.ts';
import { fingerprint } from '../exchange/finish.ts';
import type { ImportTarget } from '../exchange/plan.ts';
import type { KnownKeys } from '../exchange/schema.ts';
import { resolveVersion } from '../rules/correction/chain.ts';
import { correctionsOfCourseUnscoped } from './corrected.ts';
import { poolIdsUnscoped } from './load-pool.ts';

function idsIn(outcomes: unknown): string[] {
  if (!Array.isArray(outcomes)) return [];
  return outcomes.flatMap((outcome: unknown) =>
    typeof outcome === 'object' && outcome !== null && 'id' in outcome && typeof outcome.id === 'string'
      ? [outcome.id]
      : [],
  );
}

function referencesIn(facts: unknown): ReadonlySet<string> | null {
  const library = typeof facts === 'object' && facts !== null && 'library' in facts ? facts.library : null;
  const references =
    typeof library === 'object' && library !== null && 'references' in library ? library.references : null;
  return typeof references === 'object' && references !== null ? new Set(Object.keys(references)) : null;
}

export type Target = { readonly courseId: string; readonly target: ImportTarget; readonly known: KnownKeys };

/** The course version that a file is read into, with the keys in use; null when there is no such version. */
export async function importTargetUnscoped(tx: Tx, courseVersionId: string, at: Date): Promise<Target | null> {
  const version = await tx.courseVersion.findUnique({
    where: { id: courseVersionId },
    select: { courseId: true, outcomes: true, facts: true, modules: { select: { slug: true } } },
  });
  if (!version) return null;
  const { courseId, outcomes, facts, modules } = version;
  const ids = await poolIdsUnscoped(tx, courseVersionId, at);
  const rows = await tx.questionVersion.findMany({
    where: { courseId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, key: true, body: true },
  });
  const keys = await tx.questionVersion.findMany({ distinct: ['key'], select: { key: true } });
  const drawn = new Set(ids.values());
  // What papers draw now comes last, so that its key wins over an older question that asked the same.
  const inTurn = [...rows.filter(({ id }) => !drawn.has(id)), ...rows.filter(({ id }) => drawn.has(id))];
  const byContent = inTurn.flatMap(({ key, body }): [string, string][] => {
    const parsed = questionSchema.safeParse(body);
    return parsed.success ? [[fingerprint(parsed.data), key]] : [];
  });
  const pool = rows.flatMap(({ id, key, body }): [string, string][] =>
    drawn.has(id) ? [[key, contentHash(body)]] : [],
  );
  const corrections = await correctionsOfCourseUnscoped(tx, courseId);
  const faulty = rows.filter(({ id }) => {
    const { versionId, isVoid } = resolveVersion(id, corrections);
    return isVoid || versionId !== id;
  });
  return {
    courseId,
    target: {
      modules: new Set(modules.map(({ slug }) => slug)),
      outcomes: new Set(idsIn(outcomes)),
      references: referencesIn(facts),
      pool: new Map(pool),
      superseded: new Set(faulty.map(({ body }) => contentHash(body))),
    },
    known: { taken: new Set(keys.map(({ key }) => key)), byContent: new Map(byContent) },
  };
}
