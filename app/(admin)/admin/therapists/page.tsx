import type { Metadata } from 'next';
import { FilterForm } from '#components/admin/filter-form.tsx';
import { AdminLink } from '#components/admin/links.tsx';
import { Pager } from '#components/admin/pager.tsx';
import { WhenCell } from '#components/admin/when.tsx';
import { TextField } from '#components/ui/field.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { DataTable } from '#components/ui/table.tsx';
import { therapistFilterSchema } from '#lib/account/admin-queries/schema.ts';
import { listTherapists } from '#lib/account/admin-queries/therapists.ts';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import type { SearchProps } from '../props.ts';

export const metadata: Metadata = { title: 'Therapists' };

export default async function TherapistsPage({ searchParams }: SearchProps) {
  const admin = await requireAdmin();
  const filter = therapistFilterSchema.parse(await searchParams);
  const { items, total, page, pages } = await listTherapists(db(), admin, filter);
  return (
    <Page width="wide">
      <PageHeading title="Therapists" />
      <FilterForm path="/admin/therapists" isFiltered={filter.q !== ''}>
        <TextField label="E-mail or name" name="q" type="search" defaultValue={filter.q} maxLength={200} />
      </FilterForm>
      <DataTable
        caption="Therapists"
        columns={[
          { key: 'email', label: 'E-mail' },
          { key: 'name', label: 'Legal name' },
          { key: 'role', label: 'Role' },
          { key: 'since', label: 'First seen' },
          { key: 'enrolments', label: 'Enrolments', numeric: true },
          { key: 'certificates', label: 'Certificates', numeric: true },
        ]}
        empty={filter.q ? 'Nobody matches.' : 'Nobody has signed in yet.'}
        rows={items.map((item) => ({
          email: <AdminLink href={`/admin/therapists/${item.id}`}>{item.email}</AdminLink>,
          name: item.legalName ? (
            <>
              {item.legalName}
              {item.isNameConfirmed ? null : <span className="block text-muted">not confirmed</span>}
            </>
          ) : (
            <span className="text-muted">Not given</span>
          ),
          role: item.isAdmin ? 'Admin' : 'Therapist',
          since: <WhenCell value={item.createdAt} />,
          enrolments: item.enrolmentCount,
          certificates: item.certificateCount,
        }))}
      />
      <Pager path="/admin/therapists" query={filter} page={page} pages={pages} total={total} noun="account" />
    </Page>
  );
}
