import { emptyLibrary } from '#lib/catalogue/facts.ts';
import { readingOf } from '#lib/catalogue/reading.ts';
import { renderPdf } from '#lib/documents/compiler.ts';
import type { HandoutSource } from './schema.ts';

/** A page for clients as a tagged PDF on one sheet of A4. */
export function handoutPdf(source: HandoutSource, provider: { readonly name: string }): Buffer {
  const { handout, publishedAt, courseTitle, version } = source;
  return renderPdf('handout', {
    data: JSON.stringify({
      title: handout.title,
      summary: handout.summary,
      providerName: provider.name,
      published: {
        year: publishedAt.getUTCFullYear(),
        month: publishedAt.getUTCMonth() + 1,
        day: publishedAt.getUTCDate(),
      },
      blocks: readingOf(handout.source, emptyLibrary).blocks,
      smallPrint: `General information, not a diagnosis or a treatment plan. Text: ${provider.name}, from “${courseTitle}”, version ${version}.`,
    }),
  });
}
