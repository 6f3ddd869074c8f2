import { readNetworkAddress } from '#lib/auth/browser.ts';
import { createNetworkLimit } from '#lib/auth/network-limit.ts';
import { packName } from '#lib/cpd-log/pack/file-names.ts';
import { packPdf } from '#lib/cpd-log/pack/pdf.ts';
import { readAppendix } from '#lib/cpd-log/queries/pack-evidence.ts';
import { dispositionOf } from '#lib/cpd-log/rules/evidence.ts';
import { db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { noFile, sharedFileHeaders } from '../answers.ts';
import { openShare } from '../open-share.ts';

export const dynamic = 'force-dynamic';

/** A large pack keeps the server busy for a second or two. */
const mayMake = createNetworkLimit(60);

/** The shared pack as a PDF. */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  if (!(await mayMake(await readNetworkAddress()))) return noFile({ kind: 'too-many' });
  const opened = await openShare((await params).token, 'pdf');
  if (opened.kind !== 'pack') return noFile(opened);
  const { pack, ownerId } = opened.share;
  const pdf = packPdf(pack, env().appUrl, await readAppendix(db(), ownerId, pack));
  return new Response(new Uint8Array(pdf), {
    headers: sharedFileHeaders('application/pdf', dispositionOf('attachment', `${packName(pack)}.pdf`)),
  });
}
