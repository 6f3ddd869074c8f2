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

function wrapped(mediaType: string, content: Uint8Array): string {
  const data = Buffer.from(content).toString('base64');
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="1700" height="2320" viewBox="0 0 1700 2320"><image width="1700" height="2320" preserveAspectRatio="xMidYMid meet" xlink:href="data:${mediaType};base64,${data}"/></svg>`;
}
