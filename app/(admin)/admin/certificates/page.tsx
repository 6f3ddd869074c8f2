import type { Metadata } from 'next';
import { DoneNotice } from '#components/admin/done-notice.tsx';
import { FilterForm } from '#components/admin/filter-form.tsx';
import { AdminLink } from '#components/admin/links.tsx';
import { CertificateState } from '#components/admin/marks.tsx';
import { Pager } from '#components/admin/pager.tsx';
import { WhenCell } from '#components/admin/when.tsx';
import { Select, TextField } from '#components/ui/field.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { DataTable } from '#components/ui/table.tsx';
import { requireAdmin } from '#lib/auth/session.ts';
import { statusWord } from '#lib/certificate/messages.ts';
import { listCertificates } from '#lib/certificate/queries/admin.ts';
import { certificateFilterSchema, certificateStatuses } from '#lib/certificate/schema.ts';
import type { CertificateListItem } from '#lib/certificate/schema.ts';
import { db } from '#lib/db/client.ts';
import type { SearchProps } from '../props.ts';

export const metadata: Metadata = { title: 'Certificates' };

const states = [
  { value: '', label: 'Any state' },
  ...certificateStatuses.map((status) => ({ value: status, label: statusWord[status] })),
];

export default async function CertificatesPage({ searchParams }: SearchProps) {
  const admin = await requireAdmin();
  const { done, ...asked } = await searchParams;
  const filter = certificateFilterSchema.parse(asked);
  const { items, total, page, pages } = await listCertificates(db(), admin, filter);
  const isFiltered = Boolean(filter.q || filter.status);
  return (
    <Page width="wide">
      <PageHeading title="Certificates" />
      <DoneNotice done={typeof done === 'string' ? done : undefined} />
      <FilterForm path="/admin/certificates" isFiltered={isFiltered}>
        <TextField
          label="Code, number, name or e-mail"
          name="q"
          type="search"
          defaultValue={filter.q}
          maxLength={200}
        />
        <Select label="State" name="status" defaultValue={filter.status} options={states} />
      </FilterForm>
      <CertificateTable
        items={items}
        empty={isFiltered ? 'No certificate matches.' : 'No certificate has been issued yet.'}
      />
      <Pager
        path="/admin/certificates"
        query={{ q: filter.q, status: filter.status }}
        page={page}
        pages={pages}
        total={total}
        noun="certificate"
      />
    </Page>
  );
}

function CertificateTable({ items, empty }: { items: readonly CertificateListItem[]; empty: string }) {
  return (
    <DataTable
      caption="Certificates"
      columns={[
        { key: 'number', label: 'Number' },
        { key: 'state', label: 'State' },
        { key: 'name', label: 'Name printed' },
        { key: 'email', label: 'E-mail' },
        { key: 'course', label: 'Course' },
        { key: 'basis', label: 'By' },
        { key: 'issued', label: 'Issued' },
      ]}
      empty={empty}
      rows={items.map((item) => ({
        number: <AdminLink href={`/admin/certificates/${item.id}`}>{item.number}</AdminLink>,
        state: <CertificateState status={item.status} />,
        name: item.holderName,
        email: item.email,
        course: item.courseTitle,
        basis: item.basis === 'quiz' ? 'Quiz' : 'Hand',
        issued: <WhenCell value={item.issuedAt} />,
      }))}
    />
  );
}
