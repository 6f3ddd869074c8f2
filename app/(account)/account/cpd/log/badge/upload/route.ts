import { assertSameOrigin } from '#lib/auth/origin.ts';
import { currentViewer } from '#lib/auth/session.ts';
import { keepBadge } from '#lib/cpd-log/commands/import-badge.ts';
import { evidenceStores } from '#lib/cpd-log/commands/stores.ts';
import { db } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';
import { askToSignIn, seeOther, sentFile } from '../../sent-file.ts';

const here = '/account/cpd/log/badge';

/** Takes an Open Badge, and goes on to what it says and how its check went. */
export async function POST(request: Request): Promise<Response> {
  await assertSameOrigin();
  const viewer = await currentViewer();
  if (!viewer) return askToSignIn(here);
  const sent = await sentFile(request);
  if (!sent.ok) return seeOther(`${here}?problem=${sent.reason}`);
  const kept = await keepBadge(db(), viewer, evidenceStores(), sent.value, now());
  return seeOther(kept.ok ? `${here}?file=${kept.value.fileId}` : `${here}?problem=${kept.reason}`);
}
