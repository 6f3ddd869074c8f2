import { renderPdf } from '#lib/documents/compiler.ts';
import type { Pack } from '../schema/pack.ts';
import type { AppendixImage } from './appendix.ts';
import { appendixInputs } from './appendix.ts';
import { packDocument } from './document.ts';
import { plainLetters } from './plain-letters.ts';

/**
 * The pack as a PDF: tagged, PDF/UA-1, A4. The same pack, images and address give the same bytes. A letter that none of our
 * fonts has would stop the work: then the document is made once more with a mark in its place, and says so.
 */
export function packPdf(pack: Pack, appUrl: string, images: readonly AppendixImage[] = []): Buffer {
  const render = (shown: Pack, isPlain: boolean) =>
    renderPdf('audit-pack', {
      data: JSON.stringify(packDocument(shown, { appUrl, images, isPlain })),
      ...appendixInputs(images),
    });
  try {
    return render(pack, false);
  } catch {
    return render(plainLetters(pack), true);
  }
}
