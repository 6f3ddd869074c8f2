import type { Db } from '#lib/db/client.ts';
import { signEmbedded, signJwt } from '../badge/sign.ts';
import { statusListJson } from '../badge/status-list.ts';
import { getStatusListUnscoped } from '../queries/status-list.ts';
import { signingKeys } from './publish-keys.ts';

type Signed = { readonly changes: string; readonly json: string; readonly jwt: string };

const mostKept = 50;
const kept = new Map<string, Signed>();

/**
 * A status list, signed both ways; null where there is none. The list is read from the histories every time; it is signed anew
 * only when it has changed.
 */
export async function signedStatusList(db: Db, listId: number, appUrl: string): Promise<Signed | null> {
  const [facts, keys] = await Promise.all([getStatusListUnscoped(db, listId, appUrl), signingKeys(db)]);
  if (!facts) return null;
  const address = `${keys.rsa.kid} ${appUrl} ${listId}`;
  const changes = `${facts.changedAt.getTime()} ${facts.setIndexes.join(',')}`;
  const known = kept.get(address);
  if (known?.changes === changes) return known;
  const list = statusListJson(facts);
  const [embedded, jwt] = await Promise.all([signEmbedded(list, keys), signJwt(list, keys)]);
  const signed = { changes, json: `${JSON.stringify(embedded, null, 2)}\n`, jwt };
  if (kept.size >= mostKept) kept.clear();
  kept.set(address, signed);
  return signed;
}
