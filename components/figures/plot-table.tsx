import { numberText, resultText } from './plot.tsx';
import type { Estimate, Plot } from './plot-data.ts';

interface Table {
  caption: string;
  columns: readonly string[];
  /** The first cell of each row names it. */
  rows: readonly (readonly string[])[];
  /** For tables with sentences in their cells. */
  isWide?: boolean;
}

function NumberTable({ caption, columns, rows, isWide = false }: Table) {
  return (
    <div className="mb-6 overflow-x-auto" role="region" aria-label={caption} tabIndex={0}>
      <table className={`w-full border-collapse text-left tabular-nums ${isWide ? 'min-w-[44rem]' : 'min-w-[29rem]'}`}>
        <caption className="pb-2 text-left text-muted">
          <span className="block max-w-[19rem] sm:max-w-none">{caption}</span>
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className="py-2 pr-4 align-bottom font-semibold last:pr-0">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr key={cells.join(' ')} className="border-t border-line">
              {cells.map((cell, index) =>
                index === 0 ? (
                  <th key={columns[index]} scope="row" className="py-2 pr-4 align-top font-medium">
                    {cell}
                  </th>
                ) : (
                  <td key={columns[index]} className="py-2 pr-4 align-top last:pr-0">
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What a plot draws, as tables behind a native switch. */
export function Numbers({ tables }: { tables: readonly Table[] }) {
  return (
    <details className="mt-3 text-ink">
      <summary className="min-h-11 py-2.5 font-medium">The numbers behind this plot</summary>
      {tables.map((table) => (
        <NumberTable key={table.caption} {...table} />
      ))}
    </details>
  );
}

function intervalText({ value, interval, range }: Estimate, digits: number): string {
  if (interval) return interval.map((end) => numberText(end, digits)).join(' to ');
  if (range) return 'none: a range of results';
  return value === null ? 'size not in our records' : 'not in our records';
}

const cellsOf = ({ groups, digits }: Plot): string[][] =>
  groups.flatMap(({ name, rows }) =>
    rows.map((row) => [
      `${row.study}: ${row.outcome ?? name}`,
      resultText({ ...row, interval: undefined }, digits),
      intervalText(row, digits),
      row.comparison,
      row.who,
    ]),
  );

/** The rows of a plot as sentences, for those who do not see it. */
export const sentencesOf = ({ groups, digits }: Plot): string =>
  groups
    .map(
      ({ name, rows }) =>
        `${name}. ${rows.map((row) => `${row.label}, ${row.detail}: ${resultText(row, digits)}.`).join(' ')}`,
    )
    .join(' ');

/** The table of a plot. */
export const tableOf = (plot: Plot, caption: string): Table => ({
  caption,
  columns: ['Study and outcome', 'Result', 'Interval', 'Compared with', 'Who'],
  rows: cellsOf(plot),
});
