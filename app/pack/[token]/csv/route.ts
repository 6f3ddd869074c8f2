import { packCsv } from '#lib/cpd-log/pack/csv.ts';
import { packName } from '#lib/cpd-log/pack/file-names.ts';
import { dispositionOf } from '#lib/cpd-log/rules/evidence.ts';
import { env } from '#lib/env.ts';
import { noFile, sharedFileHeaders } from '../answers.ts';
import { openShare } from '../open-share.ts';

export const dynamic = 'force-dynamic';

/** The shared pack as CSV. */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const opened = await openShare((await params).token, 'csv');
  if (opened.kind !== 'pack') return noFile(opened);
  const { pack } = opened.share;
  return new Response(packCsv(pack, env().appUrl), {
    headers: sharedFileHeaders('text/csv; charset=utf-8', dispositionOf('attachment', `${packName(pack)}.csv`)),
  });
}
