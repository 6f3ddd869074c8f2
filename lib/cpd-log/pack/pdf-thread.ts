import { parentPort } from 'node:worker_threads';
import type { PdfOrder, PdfReply } from './pdf-apart.ts';
import { packPdf } from './pdf.ts';

/** The other side of pdf-apart.ts: one order after the other. Started by its path, so nothing imports it. */
parentPort?.on('message', ({ id, pack, appUrl, images }: PdfOrder) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parentPort?.postMessage({ id, pdf: new Uint8Array(packPdf(pack, appUrl, images)) } satisfies PdfReply);
});
