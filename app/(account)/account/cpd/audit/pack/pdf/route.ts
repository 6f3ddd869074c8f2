import { currentViewer } from '#lib/auth/session.ts';
import { packName } from '#lib/cpd-log/pack/file-names.ts';
import { packPdfApart } from '#lib/cpd-log/pack/pdf-apart.ts';
import { readAppendix } from '#lib/cpd-log/queries/pack-evidence.ts';
import { dispositionOf } from '#lib/cpd-log/rules/evidence.ts';
import { db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { fileHeaders, ownPack } from '../../own-pack.ts';

export const dynamic = 'force-dynamic';

/** The viewer's own pack as a PDF, with images of the evidence as its last pages. */
export async function GET(request: Request): Promise<Response> {
  const found = await ownPack(request, await currentViewer());
  if (!found.ok) return found.answer;
  const { pack, viewer } = found;
  const pdf = await packPdfApart(pack, env().appUrl, await readAppendix(db(), viewer.userId, pack));
  return new Response(pdf, {
    headers: fileHeaders('application/pdf', dispositionOf('attachment', `${packName(pack)}.pdf`)),
  });
}
