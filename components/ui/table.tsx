import type { ReactNode } from 'react';

export type Column = { readonly key: string; readonly label: string; readonly numeric?: boolean };

/** A table that scrolls inside its own region on a phone. */
export function DataTable({
  caption,
  columns,
  rows,
  empty = 'Nothing here yet.',
}: {
  caption: string;
  columns: readonly Column[];
  rows: readonly Record<string, ReactNode>[];
  empty?: string;
}) {
  if (rows.length === 0) return <p className="border-y border-line py-6 text-muted">{empty}</p>;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region must be reachable by keyboard
    <div role="region" aria-label={caption} tabIndex={0} className="-mx-5 overflow-x-auto px-5 md:mx-0 md:px-0">
      <table className="w-full min-w-[28rem] border-collapse text-left text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-ink">
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={`py-2.5 pr-6 font-medium text-muted ${column.numeric ? 'text-right' : ''}`}
              >
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index} className="border-b border-line align-top">
              {columns.map((column) => (
                <td key={column.key} className={`py-3 pr-6 ${column.numeric ? 'text-right' : ''}`}>
                  {row[column.key]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
