import type { Db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { didDocument } from '../badge/controller.ts';
import { multibaseOf } from '../badge/keys.ts';
import { profileJson } from '../badge/profile.ts';
import { listPublicKeysUnscoped } from '../queries/keys.ts';
import type { PublishedKey } from '../queries/keys.ts';
import { signingKeys } from './publish-keys.ts';

/** Every key that ever signed here. It publishes the present ones first, so that the list is never without them. */
export async function publishedKeys(db: Db): Promise<PublishedKey[]> {
  await signingKeys(db);
  return listPublicKeysUnscoped(db);
}

async function multikeys(db: Db): Promise<{ publicKeyMultibase: string }[]> {
  const keys = (await publishedKeys(db)).filter(({ algorithm }) => algorithm === 'EdDSA');
  return Promise.all(keys.map(async ({ publicJwk }) => ({ publicKeyMultibase: await multibaseOf(publicJwk) })));
}

/** What the issuer's address answers. */
export async function issuerProfile(db: Db) {
  const { appUrl, provider } = env();
  return profileJson({ appUrl, provider, keys: await multikeys(db) });
}

/** What /.well-known/did.json answers. */
export async function issuerDidDocument(db: Db) {
  return didDocument(env().appUrl, await multikeys(db));
}
