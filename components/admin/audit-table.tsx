import type { AuditItem } from '#lib/account/admin-queries/audit.ts';
import { DataTable } from '#components/ui/table.tsx';
import { AdminLink, SubjectLink } from './links.tsx';
import { WhenCell } from './when.tsx';
import { actionWords } from './words.ts';

/** Acts, one a row: who, when, what and why. */
export function AuditTable({
  items,
  empty,
  withSubject = true,
}: {
  items: readonly AuditItem[];
  empty: string;
  withSubject?: boolean;
}) {
  const columns = [
    { key: 'at', label: 'When' },
    { key: 'who', label: 'Who' },
    { key: 'what', label: 'What' },
    { key: 'subject', label: 'About' },
    { key: 'why', label: 'Why' },
  ];
  return (
    <DataTable
      caption="Audit trail"
      columns={withSubject ? columns : columns.filter(({ key }) => key !== 'subject')}
      empty={empty}
      rows={items.map((item) => ({
        at: <WhenCell value={item.at} />,
        who: item.actorId ? (
          <AdminLink href={`/admin/therapists/${item.actorId}`}>{item.actorLabel}</AdminLink>
        ) : (
          item.actorLabel
        ),
        what: actionWords(item.action),
        subject: <SubjectLink type={item.subjectType} id={item.subjectId} />,
        why: <span className="block max-w-[28em] whitespace-pre-wrap break-words">{item.reason}</span>,
      }))}
    />
  );
}
