import { renderPdf } from '#lib/documents/compiler.ts';
import type { Pack } from '../schema/pack.ts';
import type { AppendixImage } from './appendix.ts';
import { appendixInputs } from './appendix.ts';
import { packDocument } from './document.ts';
import { plainLetters, withoutPictographs } from './plain-letters.ts';

/**
 * The pack as a PDF: tagged, PDF/UA-1, A4. The same pack, images and address give the same bytes. A letter that none of our
 * fonts has would stop the work, and so might an image: then the document is made again with a mark in the letter's place, or
 * without the images, and says so.
 */
export function packPdf(pack: Pack, appUrl: string, images: readonly AppendixImage[] = []): Buffer {
  const render = (shown: Pack, isPlain: boolean, appended: readonly AppendixImage[]) =>
    renderPdf('audit-pack', {
      data: JSON.stringify(packDocument(shown, { appUrl, images: appended, isPlain })),
      ...appendixInputs(appended),
    });
  const ways = [
    () => render(pack, false, images),
    () => render(withoutPictographs(pack), true, images),
    () => render(plainLetters(pack), true, images),
  ];
  for (const way of ways) {
    try {
      return way();
    } catch {
      // The next way asks less of the fonts.
    }
  }
  return render(plainLetters(pack), true, []);
}
