import { currentViewer } from '#lib/auth/session.ts';
import { readEvidenceFor } from '#lib/cpd-log/queries/read-evidence.ts';
import { db } from '#lib/db/client.ts';
import { refuse } from '#lib/result.ts';
import { sendEvidence } from '../../../send-evidence.ts';

type Given = { params: Promise<{ id: string; fileId: string }> };

/** A file of one of the viewer's own entries; for anyone else there is none. */
export async function GET(request: Request, { params }: Given): Promise<Response> {
  const { id, fileId } = await params;
  const viewer = await currentViewer();
  if (!viewer) return sendEvidence(refuse('not-found'), false);
  const wantsView = new URL(request.url).searchParams.has('view');
  return sendEvidence(await readEvidenceFor(db(), viewer, fileId, { entryId: id }), wantsView);
}
