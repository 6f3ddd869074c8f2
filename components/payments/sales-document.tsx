import { Facts } from '#components/ui/facts.tsx';
import type { SalesDocumentSnapshot } from '#lib/payments/rules/document-schema.ts';
import { documentView } from '#lib/payments/rules/document-view.ts';
import type { DocumentView } from '#lib/payments/rules/document-view.ts';
import { DocumentLines } from './document-lines.tsx';

/** A receipt, invoice or credit note on a page: the same words and numbers as on its PDF. */
export function SalesDocument({ snapshot }: { snapshot: SalesDocumentSnapshot }) {
  const view = documentView(snapshot);
  const isCredit = snapshot.corrects !== null;
  return (
    <>
      <Facts items={view.facts.filter(({ value }) => value !== view.number)} />
      <div className="mt-8 grid gap-8 sm:grid-cols-2">
        <Party heading={isCredit ? 'From' : 'Sold by'} lines={view.seller} />
        <Party heading={isCredit ? 'To' : 'Sold to'} lines={view.buyer} />
      </div>
      <DocumentLines view={view} />
      <Totals view={view} />
      {view.sentences.map((sentence) => (
        <p key={sentence} className="mt-3 max-w-[36em] text-sm text-muted">
          {sentence}
        </p>
      ))}
    </>
  );
}

function Party({ heading, lines }: { heading: string; lines: readonly string[] }) {
  return (
    <div className="min-w-0">
      <p className="text-sm text-muted">{heading}</p>
      <p className="mt-0.5 break-words">
        {lines.map((line, index) => (
          <span key={line} className={`block ${index === 0 ? 'font-medium' : ''}`}>
            {line}
          </span>
        ))}
      </p>
    </div>
  );
}

function Totals({ view }: { view: DocumentView }) {
  return (
    <dl className="mb-6 ml-auto mt-4 max-w-[26rem]">
      {view.totals.map(({ label, value, isMain }) => (
        <div
          key={label}
          className={`flex items-baseline justify-between gap-6 py-2 ${isMain ? 'border-y border-ink font-medium' : ''}`}
        >
          <dt>{label}</dt>
          <dd className={`whitespace-nowrap tabular ${isMain ? 'font-serif text-2xl' : ''}`}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
