import type { Metadata } from 'next';
import { AuditTable } from '#components/admin/audit-table.tsx';
import { FilterForm } from '#components/admin/filter-form.tsx';
import { AdminLink } from '#components/admin/links.tsx';
import { Pager } from '#components/admin/pager.tsx';
import { actionWords, subjectWord } from '#components/admin/words.ts';
import { Select, TextField } from '#components/ui/field.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { listAudit, listAuditActions } from '#lib/account/admin-queries/audit.ts';
import { auditFilterSchema, auditSubjects } from '#lib/account/admin-queries/schema.ts';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import type { SearchProps } from '../props.ts';

export const metadata: Metadata = { title: 'Audit trail' };

const subjects = [
  { value: '', label: 'Anything' },
  ...auditSubjects.map((type) => ({ value: type, label: subjectWord(type) })),
];

export default async function AuditPage({ searchParams }: SearchProps) {
  const admin = await requireAdmin();
  const filter = auditFilterSchema.parse(await searchParams);
  const [{ items, total, page, pages }, actions] = await Promise.all([
    listAudit(db(), admin, filter),
    listAuditActions(db(), admin),
  ]);
  const isFiltered = Boolean(filter.q || filter.action || filter.subject);
  const { page: _page, ...wanted } = filter;
  return (
    <Page width="wide">
      <PageHeading
        title="Audit trail"
        lead="Every act of an admin: who, when and why. The database refuses to change or delete a line of it."
      />
      <FilterForm path="/admin/audit" isFiltered={isFiltered}>
        <Select
          label="What was done"
          name="action"
          defaultValue={filter.action}
          options={[
            { value: '', label: 'Any act' },
            ...actions.map((action) => ({ value: action, label: actionWords(action) })),
          ]}
        />
        <Select label="About" name="subject" defaultValue={filter.subject} options={subjects} />
        <TextField label="Who, why or id" name="q" type="search" defaultValue={filter.q} maxLength={200} />
      </FilterForm>
      <AuditTable items={items} empty={isFiltered ? 'No act matches.' : 'No admin has acted yet.'} />
      <Pager path="/admin/audit" query={filter} page={page} pages={pages} total={total} noun="act" />
      <p className="mt-4">
        <AdminLink href="/admin/audit/record">The last check of the quiz record</AdminLink>
      </p>
      <p className="mt-4">
        <a
          className="link inline-flex min-h-11 items-center"
          href={`/admin/audit/export?${new URLSearchParams(wanted).toString()}`}
          download
        >
          {isFiltered ? 'Download what is shown here, all pages (CSV)' : 'Download the whole trail (CSV)'}
        </a>
      </p>
    </Page>
  );
}
