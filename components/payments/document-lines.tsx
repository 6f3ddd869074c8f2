import type { DocumentView } from '#lib/payments/rules/document-view.ts';

/** The lines of a document as a table that scrolls inside its own region on a phone. */
export function DocumentLines({ view }: { view: DocumentView }) {
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
