import { assertSameOrigin } from '#lib/auth/origin.ts';
import { currentViewer } from '#lib/auth/session.ts';
import { addEvidence } from '#lib/cpd-log/commands/add-evidence.ts';
import { evidenceStores } from '#lib/cpd-log/commands/stores.ts';
import { db } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';
import { askToSignIn, seeOther, sentFile } from '../../sent-file.ts';

const here = '/account/cpd/log/file';

/** Takes a photo or a PDF before there is an entry, and goes on to the form beside it. */
export async function POST(request: Request): Promise<Response> {
  await assertSameOrigin();
  const viewer = await currentViewer();
  if (!viewer) return askToSignIn(here);
  const sent = await sentFile(request);
  if (!sent.ok) return seeOther(`${here}?problem=${sent.reason}`);
  const added = await addEvidence(db(), viewer, evidenceStores(), { entryId: null, sent: sent.value }, now());
  return seeOther(added.ok ? `/account/cpd/log/new?file=${added.value.fileId}` : `${here}?problem=${added.reason}`);
}
