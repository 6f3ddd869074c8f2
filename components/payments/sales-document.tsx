import { Facts } from '#components/ui/facts.tsx';
import type { SalesDocumentSnapshot } from '#lib/payments/rules/document-schema.ts';
import { documentView } from '#lib/payments/rules/document-view.ts';
import type { DocumentView } from '#lib/payments/rules/document-view.ts';

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
      <Lines view={view} />
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

function Lines({ view }: { view: DocumentView }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region must be reachable by keyboard
    <div role="region" aria-label="Lines" tabIndex={0} className="mt-10 overflow-x-auto">
      <table className="w-full min-w-[34rem] border-collapse text-left">
        <caption className="sr-only">Lines of {view.number}</caption>
        <thead>
          <tr className="border-b border-ink text-sm text-muted">
            <th scope="col" className="py-2.5 pr-6 font-medium">
              Course
            </th>
            {view.columns.map((label) => (
              <th key={label} scope="col" className="py-2.5 pl-4 text-right font-medium">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row, index) => (
            <tr key={index} className="border-b border-line align-top">
              <td className="min-w-[11rem] py-3 pr-6">
                {row.description}
                {row.notes.map((note) => (
                  <span key={note} className="mt-0.5 block text-sm text-muted">
                    {note}
                  </span>
                ))}
              </td>
              {row.cells.map((cell, at) => (
                <td key={view.columns[at]} className="py-3 whitespace-nowrap pl-4 text-right tabular">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
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
