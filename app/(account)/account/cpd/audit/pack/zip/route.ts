import { currentViewer } from '#lib/auth/session.ts';
import { certificatePdf } from '#lib/certificate/pdf.ts';
import { getMine } from '#lib/certificate/queries/mine.ts';
import { packCsv } from '#lib/cpd-log/pack/csv.ts';
import { packName, safeFileName } from '#lib/cpd-log/pack/file-names.ts';
import { packPdfApart } from '#lib/cpd-log/pack/pdf-apart.ts';
import { withNoteOfMissing, zipStream } from '#lib/cpd-log/pack/zip.ts';
import type { ZipEntry } from '#lib/cpd-log/pack/zip.ts';
import { readAppendix, readPackFile } from '#lib/cpd-log/queries/pack-evidence.ts';
import type { Pack } from '#lib/cpd-log/schema/pack.ts';
import { dispositionOf } from '#lib/cpd-log/rules/evidence.ts';
import { db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import type { Viewer } from '#lib/viewer.ts';
import { fileHeaders, ownPack } from '../../own-pack.ts';

export const dynamic = 'force-dynamic';

/** Everything in one file: the PDF, the CSV, each certificate and each evidence file. */
export async function GET(request: Request): Promise<Response> {
  const found = await ownPack(request, await currentViewer());
  if (!found.ok) return found.answer;
  const { pack, viewer } = found;
  return new Response(zipStream(withNoteOfMissing(entriesOf(pack, viewer), `${packName(pack)}/Missing files.txt`)), {
    headers: fileHeaders('application/zip', dispositionOf('attachment', `${packName(pack)}.zip`)),
  });
}

function entriesOf(pack: Pack, viewer: Viewer): ZipEntry[] {
  const { appUrl } = env();
  const folder = packName(pack);
  return [
    {
      name: `${folder}/${folder}.pdf`,
      read: async () => packPdfApart(pack, appUrl, await readAppendix(db(), viewer.userId, pack)),
    },
    { name: `${folder}/${folder}.csv`, read: () => Promise.resolve(Buffer.from(packCsv(pack, appUrl))) },
    ...pack.certificates.map(({ id, number }) => ({
      name: `${folder}/certificates/${number}.pdf`,
      read: async () => {
        const mine = await getMine(db(), viewer, id);
        return mine ? certificatePdf(mine, appUrl) : null;
      },
    })),
    ...(pack.includesEvidence ? pack.evidence : []).map((file) => ({
      name: `${folder}/evidence/${safeFileName(`E${file.position} ${file.fileName}`)}`,
      read: () => readPackFile(db(), viewer.userId, file.id),
    })),
  ];
}
