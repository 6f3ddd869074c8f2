import { createHash } from 'node:crypto';
import type { Db } from '#lib/db/client.ts';
import { issuerUrl, keyUrl } from '../badge/addresses.ts';
import { checkFile } from '../check/check-file.ts';
import { codeInPdf } from '../check/file/pdf.ts';
import { limits } from '../check/limits.ts';
import { multikeyOf } from '../check/proof/multikey.ts';
import type { KnownKey } from '../check/types.ts';
import { parseCode } from '../code.ts';
import type { PublicCertificate } from '../schema.ts';
import { answerFor } from '../upload/answer.ts';
import type { UploadAnswer } from '../upload/answer.ts';
import { getBadgeByIdUnscoped } from './badge.ts';
import { getCertificateByCodeUnscoped } from './by-code.ts';
import { listPublicKeysUnscoped } from './keys.ts';
import { certificateSelect, publicShape } from './shape.ts';

/** Our keys of now and before, under every name that a signature of ours gives them. */
async function ourKeys(db: Db, appUrl: string): Promise<KnownKey[]> {
  const issuer = issuerUrl(appUrl);
  const keys = await listPublicKeysUnscoped(db);
  return keys.flatMap(({ kid, publicJwk }) => {
    const multikey = multikeyOf(publicJwk);
    const names = [keyUrl(appUrl, kid), ...(multikey ? [`${issuer}#${multikey}`] : [])];
    return names.map((id) => ({ id, jwk: publicJwk, controllers: [issuer], mayAssert: true }));
  });
}

async function ofFile(db: Db, bytes: Uint8Array): Promise<PublicCertificate | null> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const row = await db.certificateFile.findFirst({
    where: { sha256 },
    select: { certificate: { select: certificateSelect } },
  });
  return row ? publicShape(row.certificate) : null;
}

async function ofBadge(db: Db, id: unknown, appUrl: string): Promise<PublicCertificate | null> {
  const prefix = `${appUrl}/credentials/`;
  if (typeof id !== 'string' || !id.startsWith(prefix)) return null;
  return (await getBadgeByIdUnscoped(db, id.slice(prefix.length), appUrl))?.found ?? null;
}

async function ofCode(db: Db, bytes: Uint8Array): Promise<PublicCertificate | null> {
  const parsed = parseCode(codeInPdf(Buffer.from(bytes)) ?? '');
  return parsed.ok ? getCertificateByCodeUnscoped(db, parsed.code) : null;
}

/**
 * Tells what a file is: ours, unaltered, still valid? Unscoped on purpose: whoever has the file has what it says. Nothing of it
 * is kept or logged, and nothing is fetched.
 */
export async function checkUploadUnscoped(
  db: Db,
  bytes: Uint8Array,
  { appUrl, at }: { readonly appUrl: string; readonly at: Date },
): Promise<UploadAnswer> {
  const report = await checkFile(bytes, { at, keys: await ourKeys(db, appUrl) });
  const isBare = report.credential === null && report.kind === 'pdf' && bytes.length <= limits.fileBytes;
  return answerFor({
    appUrl,
    report,
    sameFile: bytes.length === 0 ? null : await ofFile(db, bytes),
    sameBadge: await ofBadge(db, report.credential?.['id'], appUrl),
    sameCode: isBare ? await ofCode(db, bytes) : null,
  });
}
