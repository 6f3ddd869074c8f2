import { DataTable } from '#components/ui/table.tsx';
import { WhenCell } from './when.tsx';

export type HistoryRow = { readonly what: string; readonly at: Date; readonly who: string; readonly why: string };

/** What happened to one thing: what, when, who and why. */
export function HistoryTable({
  caption,
  rows,
  empty,
}: {
  caption: string;
  rows: readonly HistoryRow[];
  empty: string;
}) {
  return (
    <DataTable
      caption={caption}
      columns={[
        { key: 'what', label: 'What' },
        { key: 'at', label: 'When' },
        { key: 'who', label: 'Who' },
        { key: 'why', label: 'Why' },
      ]}
      empty={empty}
      rows={rows.map(({ what, at, who, why }) => ({
        what,
        at: <WhenCell value={at} />,
        who,
        why: <span className="block max-w-[28em] whitespace-pre-wrap break-words">{why}</span>,
      }))}
    />
  );
}
