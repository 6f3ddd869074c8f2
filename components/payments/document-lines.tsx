import type { DocumentView } from '#lib/payments/rules/document-view.ts';

/** The lines of a document as a table that scrolls inside its own region on a phone. */
export function DocumentLines({ view }: { view: DocumentView }) {
  // Few columns stand beside the course on a phone as well; more scroll.
  const width = view.columns.length > 3 ? 'min-w-[34rem]' : '';
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region must be reachable by keyboard
    <div role="region" aria-label="Lines" tabIndex={0} className="mt-10 overflow-x-auto">
      <table className={`w-full ${width} border-collapse text-left`}>
        <caption className="sr-only">Lines of {view.number}</caption>
        <thead>
          <tr className="border-b border-ink text-sm text-muted">
            <th scope="col" className="py-2.5 pr-2 font-medium sm:pr-6">
              Course
            </th>
            {view.columns.map((label) => (
              <th key={label} scope="col" className="py-2.5 pl-3 text-right font-medium sm:pl-4">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row, index) => (
            <tr key={index} className="border-b border-line align-top">
              <td className="min-w-[7rem] py-3 pr-2 sm:min-w-[11rem] sm:pr-6">
                {row.description}
                {row.notes.map((note) => (
                  <span key={note} className="mt-0.5 block text-sm text-muted">
                    {note}
                  </span>
                ))}
              </td>
              {row.cells.map((cell, at) => (
                <td key={view.columns[at]} className="py-3 whitespace-nowrap pl-3 text-right tabular sm:pl-4">
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
