import type { SalesDocumentSnapshot } from '#lib/payments/rules/document-schema.ts';
import { decimalAmount, documentName } from '#lib/payments/rules/document-words.ts';
import { longDay } from '#lib/time/days.ts';

/** The documents of an order, each a PDF to keep. Shows nothing when there are none. */
export function DocumentList({ orderId, documents }: { orderId: string; documents: readonly SalesDocumentSnapshot[] }) {
  if (documents.length === 0) return null;
  return (
    <ul className="border-t border-line">
      {documents.map((document) => (
        <li key={document.number} className="flex flex-wrap items-center gap-x-6 border-b border-line py-1">
          <a
            className="link inline-flex min-h-11 items-center"
            href={`/api/orders/${orderId}/documents/${document.number}`}
            download
          >
            {documentName(document)} (PDF)
          </a>
          <span className="text-sm text-muted">
            {longDay(document.issuedOn)}, {document.series === 'C' ? '−' : ''}
            {decimalAmount(document.totals.totalMinor)} {document.currency}
          </span>
        </li>
      ))}
    </ul>
  );
}
