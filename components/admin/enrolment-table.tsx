import type { EnrolmentItem } from '#lib/account/admin-queries/enrolments.ts';
import { DataTable } from '#components/ui/table.tsx';
import { AdminLink, Person } from './links.tsx';
import { AttemptCell, CertificateCell } from './marks.tsx';
import { WhenCell } from './when.tsx';
import { endReasonWords } from './words.ts';

const columns = [
  { key: 'person', label: 'Therapist' },
  { key: 'course', label: 'Course' },
  { key: 'source', label: 'Source' },
  { key: 'since', label: 'Enrolled' },
  { key: 'progress', label: 'Modules read' },
  { key: 'attempt', label: 'Newest attempt' },
  { key: 'certificate', label: 'Certificate' },
];

export function Source({ item }: { item: Pick<EnrolmentItem, 'source' | 'order'> }) {
  if (item.source === 'grant') return <>Given</>;
  return item.order ? (
    <>
      Order <AdminLink href={`/admin/orders/${item.order.id}`}>{item.order.number}</AdminLink>
    </>
  ) : (
    <>Order</>
  );
}

/** Enrolments, one a row; `withPerson: false` on the page of one therapist. */
export function EnrolmentTable({
  items,
  empty,
  withPerson = true,
}: {
  items: readonly EnrolmentItem[];
  empty: string;
  withPerson?: boolean;
}) {
  return (
    <DataTable
      caption="Enrolments"
      columns={withPerson ? columns : columns.filter(({ key }) => key !== 'person')}
      empty={empty}
      rows={items.map((item) => ({
        person: <Person userId={item.userId} email={item.email} name={item.legalName} />,
        course: (
          <span className="block min-w-[9.5rem]">
            <AdminLink href={`/admin/enrolments/${item.id}`}>{item.courseTitle}</AdminLink>
            <span className="block text-muted">version {item.courseVersion}</span>
          </span>
        ),
        source: <Source item={item} />,
        since: (
          <>
            <WhenCell value={item.createdAt} />
            {item.endedAt ? (
              <span className="block text-muted">ended: {endReasonWords(item.endReason ?? 'no reason noted')}</span>
            ) : null}
          </>
        ),
        progress: `${item.modulesDone} of ${item.moduleCount}`,
        attempt: <AttemptCell attempt={item.newestAttempt} />,
        certificate: <CertificateCell certificate={item.certificate} />,
      }))}
    />
  );
}
