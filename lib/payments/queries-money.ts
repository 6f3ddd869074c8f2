import { assertAdmin } from '#lib/admin-guard.ts';
import type { Db } from '#lib/db/client.ts';
import { isId } from '#lib/paging.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { differenceSchema, sumsSchema } from './rules/reconcile/types.ts';
import type { ReconciliationDifference, ReconciliationSums } from './rules/reconcile/types.ts';

const keptRuns = 30;

export type RunItem = {
  readonly id: string;
  readonly from: Date;
  readonly until: Date;
  readonly ranAt: Date;
  /** Null: the nightly job. */
  readonly actor: string | null;
  readonly differenceCount: number;
};
export type RunDetail = RunItem & {
  readonly sums: ReconciliationSums;
  readonly differences: readonly ReconciliationDifference[];
};

const shape = { id: true, fromAt: true, untilAt: true, ranAt: true, actorId: true } as const;

/** The last comparisons of our books with the payment service's, newest first. */
export async function listRuns(db: Db, admin: AdminViewer): Promise<RunItem[]> {
  assertAdmin(admin);
  const rows = await db.reconciliation.findMany({
    orderBy: [{ ranAt: 'desc' }, { id: 'desc' }],
    take: keptRuns,
    select: { ...shape, differences: true },
  });
  const actors = await labelsOf(
    db,
    rows.map(({ actorId }) => actorId),
  );
  return rows.map(({ differences, ...row }) => ({
    ...itemOf(row, actors),
    differenceCount: Array.isArray(differences) ? differences.length : 0,
  }));
}

/** One comparison; the newest when none is named. Null when there is none. */
export async function getRun(db: Db, admin: AdminViewer, id: string | undefined): Promise<RunDetail | null> {
  assertAdmin(admin);
  if (id !== undefined && !isId(id)) return null;
  const row = await db.reconciliation.findFirst({
    ...(id === undefined ? {} : { where: { id } }),
    orderBy: [{ ranAt: 'desc' }, { id: 'desc' }],
    select: { ...shape, sums: true, differences: true },
  });
  if (!row) return null;
  const { sums, differences, ...rest } = row;
  const read = differenceSchema.array().catch([]).parse(differences);
  return {
    ...itemOf(rest, await labelsOf(db, [rest.actorId])),
    sums: sumsSchema.catch({ currencies: [], payouts: [] }).parse(sums),
    differences: read,
    differenceCount: read.length,
  };
}

type Row = { id: string; fromAt: Date; untilAt: Date; ranAt: Date; actorId: string | null };

function itemOf({ id, fromAt, untilAt, ranAt, actorId }: Row, actors: ReadonlyMap<string, string>) {
  const actor = actorId === null ? null : (actors.get(actorId) ?? 'an admin');
  return { id, from: fromAt, until: untilAt, ranAt, actor };
}

async function labelsOf(db: Db, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const users = await db.user.findMany({ where: { id: { in: wanted } }, select: { id: true, email: true } });
  return new Map(users.map(({ id, email }) => [id, email]));
}
