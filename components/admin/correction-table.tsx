import type { CorrectionItem } from '#lib/quiz/queries/list-corrections.ts';
import { DataTable } from '#components/ui/table.tsx';
import { AdminLink } from './links.tsx';
import { WhenCell } from './when.tsx';
import { counted } from './words.ts';

function Changes({ item }: { item: CorrectionItem }) {
  if (item.kind === 'void') return 'Void: everyone gets the mark';
  return (
    <ul className="max-w-[26em] space-y-1.5">
      {item.changes.map(({ label, before, after }) => (
        <li key={label} className="break-words">
          {label}: <s className="text-muted">{before || 'nothing'}</s> {after || 'nothing'}
        </li>
      ))}
    </ul>
  );
}

function papersWords({ regraded, changed, becamePasses }: CorrectionItem): string {
  if (regraded === 0) return 'None marked again so far';
  const passes = becamePasses > 0 ? `, ${counted(becamePasses, 'became a pass', 'became passes')}` : '';
  return `${counted(regraded, 'paper')} marked again, ${counted(changed, 'result')} changed${passes}`;
}

/** Corrections, one a row: what was wrong, who put it right and why, and what it did. */
export function CorrectionTable({ items, empty }: { items: readonly CorrectionItem[]; empty: string }) {
  return (
    <DataTable
      caption="Corrections"
      columns={[
        { key: 'at', label: 'When' },
        { key: 'question', label: 'Question' },
        { key: 'what', label: 'What changed' },
        { key: 'papers', label: 'Papers' },
        { key: 'why', label: 'Why' },
        { key: 'who', label: 'Who' },
      ]}
      empty={empty}
      rows={items.map((item) => ({
        at: <WhenCell value={item.at} />,
        question: (
          <AdminLink href={`/admin/questions/${item.toVersionId ?? item.fromVersionId}/correct`}>{item.key}</AdminLink>
        ),
        what: <Changes item={item} />,
        papers: <span className="block min-w-[11rem]">{papersWords(item)}</span>,
        why: <span className="block max-w-[24em] whitespace-pre-wrap break-words">{item.reason}</span>,
        who: item.actorLabel,
      }))}
    />
  );
}
