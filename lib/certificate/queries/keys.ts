import type { Db } from '#lib/db/client.ts';
import type { PublicJwk } from '../badge/keys.ts';

export type PublishedKey = {
  readonly kid: string;
  readonly algorithm: string;
  readonly publicJwk: PublicJwk;
  readonly retiredAt: Date | null;
};

const select = { kid: true, algorithm: true, publicJwk: true, retiredAt: true } as const;

/** Unscoped on purpose: public keys are for everyone. The ones in use first, then every older one. */
export async function listPublicKeysUnscoped(db: Db): Promise<PublishedKey[]> {
  const rows = await db.credentialKey.findMany({
    orderBy: [{ retiredAt: { sort: 'desc', nulls: 'first' } }, { createdAt: 'desc' }, { kid: 'asc' }],
    select,
  });
  return rows.map((row) => ({ ...row, publicJwk: row.publicJwk as PublicJwk }));
}

/** One public key by its thumbprint. */
export async function getPublicKeyUnscoped(db: Db, kid: string): Promise<PublishedKey | null> {
  const row = await db.credentialKey.findUnique({ where: { kid }, select });
  return row ? { ...row, publicJwk: row.publicJwk as PublicJwk } : null;
}
