import { fileTypeFromBuffer } from 'file-type';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import { scanPdf } from './scan-pdf.ts';
import type { FileRefusal } from '../rules/evidence.ts';

const accepted: Readonly<Record<string, { mediaType: string; extension: string }>> = {
  'image/jpeg': { mediaType: 'image/jpeg', extension: 'jpg' },
  'image/png': { mediaType: 'image/png', extension: 'png' },
  'image/apng': { mediaType: 'image/png', extension: 'png' },
  'image/webp': { mediaType: 'image/webp', extension: 'webp' },
  'image/heic': { mediaType: 'image/heic', extension: 'heic' },
  'image/heif': { mediaType: 'image/heic', extension: 'heic' },
  'application/pdf': { mediaType: 'application/pdf', extension: 'pdf' },
};

/** What a browser or a page builder would read as markup or a script, in small letters. */
const markup = ['<script', '<html', '<!doctype', '<iframe', '<?php'];
const testVirus = 'eicar-standard-antivirus-test-file';

const letters = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/** A second file inside the first: a PDF within a picture, or the end of a ZIP archive within either. */
function isTwoFiles(body: string, mediaType: string): boolean {
  const hasPdf = mediaType !== 'application/pdf' && body.slice(0, 4_096).includes('%PDF-');
  return hasPdf || body.slice(-65_557).includes('PK\u0005\u0006');
}

/**
 * What a file is by its content; its name and what the browser said of it do not count. Refused are other types, files that
 * are two things at once, markup, the test pattern of virus scanners, and PDFs that are locked or that run something. It is
 * no virus scanner.
 */
export async function scanEvidence(
  bytes: Uint8Array,
): Promise<Result<{ mediaType: string; extension: string }, FileRefusal>> {
  if (bytes.byteLength === 0) return refuse('file-missing');
  const body = letters(bytes);
  const small = body.toLowerCase();
  if (small.includes(testVirus)) return refuse('file-unsafe');
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const kind = found ? accepted[found.mime] : undefined;
  if (!kind) return refuse('file-type');
  if (kind.mediaType === 'application/pdf') {
    if (!body.startsWith('%PDF-') || isTwoFiles(body, kind.mediaType)) return refuse('file-unsafe');
    const fault = scanPdf(bytes);
    return fault ? refuse(fault) : ok(kind);
  }
  if (isTwoFiles(body, kind.mediaType) || markup.some((mark) => small.includes(mark))) return refuse('file-unsafe');
  return ok(kind);
}
