import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { log } from '#lib/log.ts';
import { rootDir } from '#lib/paths.ts';
import type { Pack } from '../schema/pack.ts';
import type { AppendixImage } from './appendix.ts';
import { packPdf } from './pdf.ts';

export type PdfOrder = {
  readonly id: number;
  readonly pack: Pack;
  readonly appUrl: string;
  readonly images: readonly AppendixImage[];
};
export type PdfReply = { readonly id: number; readonly pdf: Uint8Array<ArrayBuffer> };
type Waiting = { readonly done: (pdf: Uint8Array<ArrayBuffer>) => void; readonly failed: () => void };

const threadFile = join(rootDir, 'lib', 'cpd-log', 'pack', 'pdf-thread.ts');
const waiting = new Map<number, Waiting>();
let thread: Worker | null = null;
let lastId = 0;

function startThread(): Worker {
  // Asked for by name, so that no bundler takes the thread for a file of its own: it runs as it lies here.
  const { Worker: Thread } = process.getBuiltinModule('node:worker_threads');
  const started = new Thread(threadFile);
  const end = () => {
    if (thread === started) thread = null;
    for (const { failed } of waiting.values()) failed();
    waiting.clear();
  };
  started.on('message', ({ id, pdf }: PdfReply) => {
    waiting.get(id)?.done(pdf);
    waiting.delete(id);
    if (waiting.size === 0) started.unref();
  });
  started.on('error', end);
  started.on('exit', end);
  return started;
}

/**
 * `packPdf` on a thread of its own, one pack after the other: hundreds of activities take seconds, in which every other page
 * would wait. Where the thread cannot run or dies, the pack is made here.
 */
export async function packPdfApart(
  pack: Pack,
  appUrl: string,
  images: readonly AppendixImage[] = [],
): Promise<Uint8Array<ArrayBuffer>> {
  const id = (lastId += 1);
  try {
    return await new Promise((done, reject) => {
      thread ??= startThread();
      waiting.set(id, { done, failed: () => reject(new Error('the thread of the packs has ended')) });
      thread.ref();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      thread.postMessage({ id, pack, appUrl, images } satisfies PdfOrder);
    });
  } catch (error) {
    waiting.delete(id);
    log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'a pack was made without its thread');
    return new Uint8Array(packPdf(pack, appUrl, images));
  }
}
