import { NextResponse } from 'next/server';
import { evidencePath, ownDataTables } from '#lib/account/messages/own-data-csv.ts';
import { readOwnData } from '#lib/account/queries/own-data.ts';
import { zipStream } from '#lib/account/zip-stream.ts';
import type { ZipEntry } from '#lib/account/zip-stream.ts';
import { currentViewer } from '#lib/auth/session.ts';
import { readEvidenceFor } from '#lib/cpd-log/queries/read-evidence.ts';
import { db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import type { Viewer } from '#lib/viewer.ts';

export const dynamic = 'force-dynamic';

async function* entriesOf(viewer: Viewer): AsyncGenerator<ZipEntry> {
  const data = await readOwnData(db(), viewer);
  const text = (name: string, content: string): ZipEntry => ({ name, content: Buffer.from(content, 'utf8') });
  yield text('data.json', JSON.stringify(data, null, 2));
  for (const [name, content] of Object.entries(ownDataTables(data))) yield text(name, content);
  for (const file of data.evidenceFiles) {
    const found = await readEvidenceFor(db(), viewer, file.id);
    const name = evidencePath(file);
    yield found.ok
      ? { name, content: found.value.content }
      : text(`${name}.txt`, 'This file could not be read just now. Try the download again later, or write to us.\n');
  }
}

/** All that we hold of the viewer, as one ZIP file made while it is sent: one file of evidence in memory at a time. */
export async function GET(): Promise<NextResponse> {
  const viewer = await currentViewer();
  if (!viewer) return NextResponse.redirect(new URL('/sign-in?next=%2Faccount%2Fsettings%2Fdata', env().appUrl), 303);
  return new NextResponse(zipStream(entriesOf(viewer)), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': 'attachment; filename="afferent-my-data.zip"',
      'Cache-Control': 'private, no-store',
      'X-Robots-Tag': 'noindex',
    },
  });
}
