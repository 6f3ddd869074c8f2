// Cache: none. A link that is withdrawn is gone at the next request.
import { statusOf } from '#lib/certificate/rules.ts';
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

async function liveStatuses(db: Db, pack: Pack): Promise<Map<string, CertificateStatus>> {
  const rows = await db.certificate.findMany({
    where: { id: { in: pack.certificates.map(({ id }) => id) } },
    select: { id: true, events: { select: { kind: true }, orderBy: { seq: 'asc' } } },
  });
  return new Map(
    rows.flatMap(({ id, events }) => {
      const status = statusOf(events.map(({ kind }) => kind));
      return status ? [[id, status] as const] : [];
    }),
  );
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
    pack: withStatuses(pack, await liveStatuses(db, pack)),
  };
}
