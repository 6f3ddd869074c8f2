import type { DocumentView } from '#lib/payments/rules/document-view.ts';

/** The lines of a document: a table, and on a phone each line with its numbers below it, a label beside each. */
export function DocumentLines({ view }: { view: DocumentView }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region must be reachable by keyboard
    <div role="region" aria-label="Lines" tabIndex={0} className="mt-10 overflow-x-auto">
      <table className="w-full border-collapse text-left max-sm:block sm:min-w-[34rem]">
        <caption className="sr-only">Lines of {view.number}</caption>
        <thead className="max-sm:hidden">
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
        <tbody className="max-sm:block max-sm:border-t max-sm:border-ink">
          {view.rows.map((row, index) => (
            <tr key={index} className="border-b border-line align-top max-sm:block max-sm:py-3">
              <td className="max-sm:block max-sm:pb-1.5 sm:min-w-[11rem] sm:py-3 sm:pr-6">
                {row.description}
                {row.notes.map((note) => (
                  <span key={note} className="mt-0.5 block text-sm text-muted">
                    {note}
                  </span>
                ))}
              </td>
              {row.cells.map((cell, at) => (
                <td
                  key={view.columns[at]}
                  data-label={view.columns[at]}
                  className="tabular whitespace-nowrap text-right max-sm:flex max-sm:justify-between max-sm:py-0.5 max-sm:before:text-muted max-sm:before:content-[attr(data-label)] sm:py-3 sm:pl-4"
                >
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
