// Cache: none. A link that is withdrawn is gone at the next request.
import type { Db } from '#lib/db/client.ts';
import type { Viewer } from '#lib/viewer.ts';
import type { ShareItem, VisitItem, VisitKind } from '../schema/pack.ts';

const select = {
  id: true,
  label: true,
  bodySlug: true,
  periodFrom: true,
  periodTo: true,
  includesReflections: true,
  includesEvidence: true,
  createdAt: true,
  expiresAt: true,
  withdrawnAt: true,
  visits: { where: { isRobot: false }, select: { at: true }, orderBy: { at: 'desc' }, take: 1 },
  _count: { select: { visits: { where: { isRobot: false } } } },
} as const;

function readShares(db: Db, viewer: Viewer, id?: string) {
  return db.auditShare.findMany({
    where: { userId: viewer.userId, ...(id === undefined ? {} : { id }) },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    select,
  });
}

const dayOf = (date: Date) => date.toISOString().slice(0, 10);

function stateOf(row: { expiresAt: Date; withdrawnAt: Date | null }, at: Date): ShareItem['state'] {
  if (row.withdrawnAt) return 'withdrawn';
  return row.expiresAt.getTime() <= at.getTime() ? 'expired' : 'open';
}

function itemOf(row: Awaited<ReturnType<typeof readShares>>[number], at: Date): ShareItem {
  const { periodFrom, periodTo, visits, _count, ...rest } = row;
  return {
    ...rest,
    period: { from: dayOf(periodFrom), to: dayOf(periodTo) },
    state: stateOf(row, at),
    visitCount: _count.visits,
    lastVisitAt: visits[0]?.at ?? null,
  };
}

/** The links that the viewer has made, newest first. Their tokens are not known to us. */
export async function listShares(db: Db, viewer: Viewer, at: Date): Promise<ShareItem[]> {
  return (await readShares(db, viewer)).map((row) => itemOf(row, at));
}

/** One link of the viewer's with its newest 200 visits; null for anyone else's. `id` is a UUID. */
export async function getShare(
  db: Db,
  viewer: Viewer,
  id: string,
  at: Date,
): Promise<{ share: ShareItem; visits: VisitItem[] } | null> {
  const [row] = await readShares(db, viewer, id);
  if (!row) return null;
  const visits = await db.auditShareVisit.findMany({
    where: { share: { id, userId: viewer.userId } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 200,
    select: { id: true, at: true, what: true, browser: true, isRobot: true },
  });
  return { share: itemOf(row, at), visits: visits.map((visit) => ({ ...visit, what: visit.what as VisitKind })) };
}
