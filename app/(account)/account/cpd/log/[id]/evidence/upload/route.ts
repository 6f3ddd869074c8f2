import { assertSameOrigin } from '#lib/auth/origin.ts';
import { currentViewer } from '#lib/auth/session.ts';
import { addEvidence } from '#lib/cpd-log/commands/add-evidence.ts';
import { evidenceStores } from '#lib/cpd-log/commands/stores.ts';
import { db } from '#lib/db/client.ts';
import { isId } from '#lib/paging.ts';
import { now } from '#lib/time/clock.ts';
import { askToSignIn, seeOther, sentFile } from '../../../sent-file.ts';

/** Takes a photo or a PDF for an entry. A route and not an action, because actions take small bodies only. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  await assertSameOrigin();
  const { id } = await params;
  if (!isId(id)) return new Response('There is no such entry.', { status: 404 });
  const here = `/account/cpd/log/${id}`;
  const viewer = await currentViewer();
  if (!viewer) return askToSignIn(here);
  const sent = await sentFile(request);
  if (!sent.ok) return seeOther(`${here}?problem=${sent.reason}`);
  const added = await addEvidence(db(), viewer, evidenceStores(), { entryId: id, sent: sent.value }, now());
  if (!added.ok && added.reason === 'not-found') return new Response('There is no such entry.', { status: 404 });
  return seeOther(added.ok ? `${here}?done=file#evidence` : `${here}?problem=${added.reason}`);
}
