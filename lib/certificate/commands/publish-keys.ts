import type { Db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { dataDir } from '#lib/paths.ts';
import { now } from '#lib/time/clock.ts';
import { keySetIn, signingKeysOf } from '../badge/keys.ts';
import type { SigningKeys } from '../badge/keys.ts';

/**
 * Enters the public halves of the keys that sign now, and retires those that signed before. A key once entered is never taken
 * out: what it signed is checked with it for ever.
 */
export async function publishKeys(db: Db, keys: SigningKeys, at: Date): Promise<void> {
  const ours = [
    { kid: keys.rsa.kid, algorithm: 'RS256', publicJwk: keys.rsa.publicJwk },
    { kid: keys.ed25519.kid, algorithm: 'EdDSA', publicJwk: keys.ed25519.publicJwk },
  ];
  await db.credentialKey.createMany({ data: ours.map((key) => ({ ...key, createdAt: at })), skipDuplicates: true });
  const kids = ours.map(({ kid }) => kid);
  await db.credentialKey.updateMany({ where: { kid: { notIn: kids }, retiredAt: null }, data: { retiredAt: at } });
  await db.credentialKey.updateMany({
    where: { kid: { in: kids }, NOT: { retiredAt: null } },
    data: { retiredAt: null },
  });
}

const prepared = new WeakMap<Db, Promise<SigningKeys>>();

async function prepare(db: Db): Promise<SigningKeys> {
  const keys = await signingKeysOf(env().credentialKeys ?? keySetIn(dataDir), env().appUrl);
  await publishKeys(db, keys, now());
  return keys;
}

/** The keys that sign for this installation, published before the first signature. Read once a process. */
export async function signingKeys(db: Db): Promise<SigningKeys> {
  const known = prepared.get(db) ?? prepare(db);
  prepared.set(db, known);
  try {
    return await known;
  } catch (error) {
    prepared.delete(db);
    throw error;
  }
}
