import { currentViewer } from '#lib/auth/session.ts';
import { readEvidenceFor } from '#lib/cpd-log/queries/read-evidence.ts';
import { db } from '#lib/db/client.ts';
import { refuse } from '#lib/result.ts';
import { sendEvidence } from '../../send-evidence.ts';

/** A file of the viewer's that waits for its entry; for anyone else there is none. */
export async function GET(request: Request, { params }: { params: Promise<{ fileId: string }> }): Promise<Response> {
  const { fileId } = await params;
  const viewer = await currentViewer();
  if (!viewer) return sendEvidence(refuse('not-found'), false);
  const wantsView = new URL(request.url).searchParams.has('view');
  return sendEvidence(await readEvidenceFor(db(), viewer, fileId, { entryId: null }), wantsView);
}
