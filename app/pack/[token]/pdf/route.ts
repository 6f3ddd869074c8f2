import { readNetworkAddress } from '#lib/auth/browser.ts';
import { createNetworkLimit } from '#lib/auth/network-limit.ts';
import { packName } from '#lib/cpd-log/pack/file-names.ts';
import { packPdfApart } from '#lib/cpd-log/pack/pdf-apart.ts';
import { readAppendix } from '#lib/cpd-log/queries/pack-evidence.ts';
import { dispositionOf } from '#lib/cpd-log/rules/evidence.ts';
import { db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { noFile, sharedFileHeaders } from '../answers.ts';
import { openShare } from '../open-share.ts';

export const dynamic = 'force-dynamic';

/** A large pack takes a second or two, and one is made after the other. */
const mayMake = createNetworkLimit(60);

/** The shared pack as a PDF. */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  if (!(await mayMake(await readNetworkAddress()))) return noFile({ kind: 'too-many' });
  const opened = await openShare((await params).token, 'pdf');
  if (opened.kind !== 'pack') return noFile(opened);
  const { pack, ownerId } = opened.share;
  const pdf = await packPdfApart(pack, env().appUrl, await readAppendix(db(), ownerId, pack));
  return new Response(pdf, {
    headers: sharedFileHeaders('application/pdf', dispositionOf('attachment', `${packName(pack)}.pdf`)),
  });
}
