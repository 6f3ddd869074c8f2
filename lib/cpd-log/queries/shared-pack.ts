// Cache: none. A link that is withdrawn is gone at the next request.
import { certificateSelect, publicShape } from '#lib/certificate/queries/shape.ts';
import type { CertificateStatus } from '#lib/certificate/schema.ts';
import type { Db } from '#lib/db/client.ts';
import { sha256 } from '#lib/ids.ts';
import { withStatuses } from '../pack/rules/with-statuses.ts';
import type { Pack } from '../schema/pack.ts';

export type SharedPack = {
  readonly shareId: string;
  /** Whose it is: their own visits are not counted. Never shown. */
  readonly ownerId: string;
  readonly expiresAt: Date;
  readonly pack: Pack;
};

const tokenPattern = /^[A-Za-z0-9_-]{43}$/;

async function liveStatuses(db: Db, pack: Pack, at: Date): Promise<Map<string, CertificateStatus>> {
  const rows = await db.certificate.findMany({
    where: { id: { in: pack.certificates.map(({ id }) => id) } },
    select: certificateSelect,
  });
  return new Map(rows.map((row) => [row.id, publicShape(row, at).status]));
}

/**
 * What a link shows: the pack as it stood when the link was made, with each certificate's state as it is now. Null for a token
 * that was never given, has expired or was withdrawn: the three cannot be told apart. Open to whoever holds the token.
 */
export async function getSharedPackUnscoped(db: Db, token: string, at: Date): Promise<SharedPack | null> {
  if (!tokenPattern.test(token)) return null;
  const share = await db.auditShare.findFirst({
    where: { tokenHash: sha256(token), withdrawnAt: null, expiresAt: { gt: at } },
    select: { id: true, userId: true, expiresAt: true, pack: true },
  });
  if (!share?.pack) return null;
  const pack = share.pack as unknown as Pack;
  return {
    shareId: share.id,
    ownerId: share.userId,
    expiresAt: share.expiresAt,
    pack: withStatuses(pack, await liveStatuses(db, pack, at)),
  };
}
