import { findPackFile } from '#lib/cpd-log/queries/pack-evidence.ts';
import { dispositionOf } from '#lib/cpd-log/rules/evidence.ts';
import type { Pack } from '#lib/cpd-log/schema/pack.ts';
import { db } from '#lib/db/client.ts';
import { noFile, sharedFileHeaders } from '../../answers.ts';
import { openShare } from '../../open-share.ts';

export const dynamic = 'force-dynamic';

type Given = { params: Promise<{ token: string; id: string }> };

/** A file of the shared pack, where the link shows files: only one that the pack names, and still of the same bytes. */
export async function GET(_request: Request, { params }: Given): Promise<Response> {
  const { token, id } = await params;
  const fileOf = (pack: Pack) => (pack.includesEvidence ? pack.evidence.find((each) => each.id === id) : undefined);
  const opened = await openShare(token, 'evidence', (pack) => fileOf(pack) !== undefined);
  if (opened.kind !== 'pack') return noFile(opened);
  const { pack, ownerId } = opened.share;
  const file = fileOf(pack);
  const found = file ? await findPackFile(db(), ownerId, file.id) : null;
  if (!file || !found || (!found.ok && found.reason === 'not-found')) return noFile({ kind: 'ended' });
  if (!found.ok) return noFile({ kind: 'away' });
  return new Response(found.value.content, {
    headers: sharedFileHeaders(file.mediaType, dispositionOf('attachment', file.fileName)),
  });
}
