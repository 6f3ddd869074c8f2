import type { Prisma } from '#generated/client.ts';
import type { Db } from '#lib/db/client.ts';
import { newId, sha256 } from '#lib/ids.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import type { Pack, VisitKind } from '../schema/pack.ts';

const dayMs = 24 * 60 * 60 * 1000;
const mostOpen = 50;

const asDate = (day: string) => new Date(`${day}T00:00:00Z`);

export type NewShare = {
  readonly label: string;
  readonly days: number;
  readonly pack: Pack;
  /** 256 random bits; only its hash is kept, so it can be shown once. */
  readonly token: string;
};

/**
 * Makes a link that shows this pack, as it is now, to whoever holds the token, until it expires or is withdrawn. The pack is
 * the viewer's own: it comes from `buildPack` with the same viewer.
 */
export async function sharePack(
  db: Db,
  viewer: Viewer,
  { label, days, pack, token }: NewShare,
  at: Date,
): Promise<Result<{ id: string; expiresAt: Date }, 'too-many'>> {
  const open = await db.auditShare.count({
    where: { userId: viewer.userId, withdrawnAt: null, expiresAt: { gt: at } },
  });
  if (open >= mostOpen) return refuse('too-many');
  const id = newId();
  const expiresAt = new Date(at.getTime() + days * dayMs);
  await db.auditShare.create({
    data: {
      id,
      userId: viewer.userId,
      tokenHash: sha256(token),
      bodySlug: pack.body?.slug ?? null,
      periodFrom: asDate(pack.period.from),
      periodTo: asDate(pack.period.to),
      label,
      includesReflections: pack.includesReflections,
      includesEvidence: pack.includesEvidence,
      createdAt: at,
      expiresAt,
      pack: pack as unknown as Prisma.InputJsonValue,
    },
  });
  return ok({ id, expiresAt });
}

/** Ends a link of the viewer's at once. A link that has ended already stays as it was. */
export async function withdrawShare(
  db: Db,
  viewer: Viewer,
  shareId: string,
  at: Date,
): Promise<Result<null, 'not-found'>> {
  const share = await db.auditShare.findFirst({ where: { id: shareId, userId: viewer.userId }, select: { id: true } });
  if (!share) return refuse('not-found');
  await db.auditShare.updateMany({
    where: { id: shareId, userId: viewer.userId, withdrawnAt: null },
    data: { withdrawnAt: at },
  });
  return ok(null);
}

export type Visit = {
  readonly shareId: string;
  readonly what: VisitKind;
  readonly browser: string;
  readonly isRobot: boolean;
};

/** Notes that a link was opened. No address is kept, and nothing that tells one visitor from another. */
export async function recordVisit(db: Db, visit: Visit, at: Date): Promise<void> {
  await db.auditShareVisit.create({ data: { id: newId(), ...visit, at } });
}
