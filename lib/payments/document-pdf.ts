import { renderPdf } from '#lib/documents/compiler.ts';
import { log } from '#lib/log.ts';
import type { SalesDocumentSnapshot } from './rules/document-schema.ts';
import { documentView } from './rules/document-view.ts';
import { documentName } from './rules/document-words.ts';

/** A document as a PDF. The same snapshot gives the same bytes. */
export function salesDocumentPdf(snapshot: SalesDocumentSnapshot): Buffer {
  const data = JSON.stringify(printData(snapshot));
  try {
    return renderPdf('invoice', { data });
  } catch (error) {
    const printable = inTypeface(data);
    if (printable === data) throw error;
    log.warn(
      { number: snapshot.number },
      'a document has letters that its typefaces lack; they print as question marks',
    );
    return renderPdf('invoice', { data: printable });
  }
}

/** PDF/UA has no place for a letter without a shape: scripts that the typefaces lack are left out of the paper only. */
function inTypeface(text: string): string {
  return text.replaceAll(
    /[^\p{ASCII}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\u00a0-\u00ff\u2010-\u2044€]/gu,
    '?',
  );
}

function printData(snapshot: SalesDocumentSnapshot) {
  const view = documentView(snapshot);
  const [year = 0, month = 0, day = 0] = snapshot.issuedOn.split('-').map(Number);
  const isCredit = snapshot.corrects !== null;
  return {
    ...view,
    documentTitle: documentName(snapshot),
    description: `${documentName(snapshot)} for order ${snapshot.orderNumber}, issued by ${snapshot.provider.name}.`,
    providerName: snapshot.provider.name,
    issued: { year, month, day },
    sellerHeading: isCredit ? 'From' : 'Sold by',
    buyerHeading: isCredit ? 'To' : 'Sold to',
    descriptionHeading: 'Course',
  };
}

/** The name under which a document is saved: plain ASCII. */
export function documentFileName(snapshot: Pick<SalesDocumentSnapshot, 'title' | 'number'>): string {
  return `${documentName(snapshot)}.pdf`;
}
