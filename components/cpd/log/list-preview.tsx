import { formatDate } from '#components/ui/date.tsx';
import { DataTable } from '#components/ui/table.tsx';
import { durationText } from '#lib/cpd-log/rules/duration.ts';

/** A list as it was checked, in what people read. */
export type CheckedRows = {
  readonly rows: readonly {
    readonly row: number;
    readonly completedOn: string;
    readonly title: string;
    readonly provider: string;
    readonly minutes: number;
    readonly mode: string;
  }[];
  readonly sum: string;
  readonly notes: readonly string[];
  readonly faults: readonly string[];
  readonly isReady: boolean;
};

const mostShown = 100;

export function Sentences({ title, items }: { title: string; items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <div className="mb-6">
      <p className="font-medium">{title}</p>
      <ul className="mt-2 list-disc space-y-1 pl-5">
        {items.slice(0, mostShown).map((item) => (
          <li key={item} className="[overflow-wrap:anywhere]">
            {item}
          </li>
        ))}
        {items.length > mostShown ? <li>And {items.length - mostShown} more.</li> : null}
      </ul>
    </div>
  );
}

/** The entries that a list would make, and what is passed over. */
export function ListPreview({ checked: { rows, notes } }: { checked: CheckedRows }) {
  return (
    <div className="mt-4">
      <Sentences title="Good to know" items={notes} />
      {rows.length > 0 ? (
        <DataTable
          caption="What will be entered"
          columns={[
            { key: 'row', label: 'Row', numeric: true },
            { key: 'day', label: 'Finished on' },
            { key: 'title', label: 'What' },
            { key: 'provider', label: 'Given by' },
            { key: 'time', label: 'Time', numeric: true },
            { key: 'mode', label: 'How' },
          ]}
          rows={rows.slice(0, mostShown).map(({ row, completedOn, title, provider, minutes, mode }) => ({
            row,
            day: formatDate(completedOn),
            title,
            provider,
            time: durationText(minutes),
            mode,
          }))}
        />
      ) : null}
      {rows.length > mostShown ? (
        <p className="mt-3 text-sm text-muted">And {rows.length - mostShown} more, read the same way.</p>
      ) : null}
    </div>
  );
}
