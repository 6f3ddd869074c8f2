import { jpegFacts } from './rules/jpeg.ts';
import type { PackEvidence } from '../schema/pack.ts';

/** An image of the evidence with what is in it. */
export type AppendixImage = { readonly file: PackEvidence; readonly content: Uint8Array };

const printable = new Set(['image/jpeg', 'image/png', 'image/webp']);

/** The most that one document carries; what is more stays in the list and in the ZIP. */
const most = { images: 40, bytes: 40_000_000 };

/** Which files of a pack become appendix pages: images, in their order, until the document would grow too large. */
export function printableEvidence(evidence: readonly PackEvidence[]): PackEvidence[] {
  let bytes = 0;
  return evidence
    .filter(({ mediaType }) => printable.has(mediaType))
    .slice(0, most.images)
    .filter(({ sizeBytes }) => {
      bytes += sizeBytes;
      return bytes <= most.bytes;
    });
}

/** The images as the template takes them. Its inputs are text, so each travels inside a drawing. */
export function appendixInputs(images: readonly AppendixImage[]): Record<string, string> {
  return Object.fromEntries(
    images.map(({ file, content }) => [`image:${file.position}`, wrapped(file.mediaType, content)]),
  );
}

/** Where a page of 1700 by 2320 is drawn so that a picture stands as its camera was held, by EXIF orientation. */
const turns: Readonly<Record<number, { readonly transform: string; readonly isLying: boolean }>> = {
  2: { transform: 'matrix(-1 0 0 1 1700 0)', isLying: false },
  3: { transform: 'matrix(-1 0 0 -1 1700 2320)', isLying: false },
  4: { transform: 'matrix(1 0 0 -1 0 2320)', isLying: false },
  5: { transform: 'matrix(0 1 1 0 0 0)', isLying: true },
  6: { transform: 'matrix(0 1 -1 0 1700 0)', isLying: true },
  7: { transform: 'matrix(0 -1 -1 0 1700 2320)', isLying: true },
  8: { transform: 'matrix(0 -1 1 0 0 2320)', isLying: true },
};

function wrapped(mediaType: string, content: Uint8Array): string {
  const data = Buffer.from(content).toString('base64');
  const turn = mediaType === 'image/jpeg' ? turns[jpegFacts(content).orientation] : undefined;
  const [width, height] = turn?.isLying ? [2320, 1700] : [1700, 2320];
  const drawn = `<image width="${width}" height="${height}" preserveAspectRatio="xMidYMid meet" xlink:href="data:${mediaType};base64,${data}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="1700" height="2320" viewBox="0 0 1700 2320"><g transform="${turn?.transform ?? 'matrix(1 0 0 1 0 0)'}">${drawn}</g></svg>`;
}

/** PDF/A has no place for colours mixed for print: such a picture stays in the list and in the ZIP. */
export function mayBePrinted({ file, content }: AppendixImage): boolean {
  return file.mediaType !== 'image/jpeg' || jpegFacts(content).colours !== 4;
}
