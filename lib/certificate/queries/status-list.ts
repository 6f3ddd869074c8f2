import { Prisma } from '#generated/client.ts';
import type { Db } from '#lib/db/client.ts';
import type { StatusListFacts } from '../badge/status-list.ts';

/**
 * The set places of a status list, read from the histories: of certificates that are revoked or superseded, and of badges that
 * a reinstatement left behind. Null where there is no such list.
 */
export async function getStatusListUnscoped(db: Db, listId: number, appUrl: string): Promise<StatusListFacts | null> {
  const list = await db.statusList.findUnique({ where: { id: listId }, select: { createdAt: true } });
  if (!list) return null;
  const rows = await db.$queryRaw<{ index: number; changedAt: Date }[]>(Prisma.sql`
    SELECT c."statusIndex" AS "index", h."changedAt"
    FROM "Credential" c
    JOIN (
      SELECT e."certificateId",
        count(*) FILTER (WHERE e."kind" IN ('issued', 'reinstated')) AS "episode",
        (array_agg(e."kind" ORDER BY e."seq" DESC))[1] AS "newest",
        max(e."at") AS "changedAt"
      FROM "CertificateEvent" e
      WHERE e."certificateId" IN (
        SELECT "certificateId" FROM "CertificateEvent" WHERE "kind" IN ('revoked', 'superseded')
      )
      GROUP BY e."certificateId"
    ) h ON h."certificateId" = c."certificateId"
    WHERE c."statusListId" = ${listId} AND (c."episode" < h."episode" OR h."newest" IN ('revoked', 'superseded'))
    ORDER BY c."statusIndex"`);
  const newest = rows.reduce(
    (latest, { changedAt }) => Math.max(latest, changedAt.getTime()),
    list.createdAt.getTime(),
  );
  return {
    appUrl,
    listId,
    setIndexes: rows.map(({ index }) => index),
    changedAt: new Date(newest),
  };
}
