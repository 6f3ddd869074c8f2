import { currentViewer } from '#lib/auth/session.ts';
import { packCsv } from '#lib/cpd-log/pack/csv.ts';
import { packName } from '#lib/cpd-log/pack/file-names.ts';
import { dispositionOf } from '#lib/cpd-log/rules/evidence.ts';
import { env } from '#lib/env.ts';
import { fileHeaders, ownPack } from '../../own-pack.ts';

export const dynamic = 'force-dynamic';

/** The viewer's own pack as CSV, one line an activity. */
export async function GET(request: Request): Promise<Response> {
  const found = await ownPack(request, await currentViewer());
  if (!found.ok) return found.answer;
  return new Response(packCsv(found.pack, env().appUrl), {
    headers: fileHeaders('text/csv; charset=utf-8', dispositionOf('attachment', `${packName(found.pack)}.csv`)),
  });
}
