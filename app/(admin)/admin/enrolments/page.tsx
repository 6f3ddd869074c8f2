import type { Metadata } from 'next';
import { EnrolmentTable } from '#components/admin/enrolment-table.tsx';
import { FilterForm } from '#components/admin/filter-form.tsx';
import { Pager } from '#components/admin/pager.tsx';
import { Select, TextField } from '#components/ui/field.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { listCourseChoices } from '#lib/account/admin-queries/courses.ts';
import { listEnrolments } from '#lib/account/admin-queries/enrolments.ts';
import { enrolmentFilterSchema } from '#lib/account/admin-queries/schema.ts';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import type { SearchProps } from '../props.ts';

export const metadata: Metadata = { title: 'Enrolments' };

export default async function EnrolmentsPage({ searchParams }: SearchProps) {
  const admin = await requireAdmin();
  const filter = enrolmentFilterSchema.parse(await searchParams);
  const [{ items, total, page, pages }, courses] = await Promise.all([
    listEnrolments(db(), admin, filter),
    listCourseChoices(db(), admin),
  ]);
  const isFiltered = Boolean(filter.q || filter.state || filter.course);
  return (
    <Page width="wide">
      <PageHeading title="Enrolments" />
      <FilterForm path="/admin/enrolments" isFiltered={isFiltered}>
        <TextField label="E-mail, name or course" name="q" type="search" defaultValue={filter.q} maxLength={200} />
        <Select
          label="Course"
          name="course"
          defaultValue={filter.course}
          options={[
            { value: '', label: 'Any course' },
            ...courses.map(({ slug, title }) => ({ value: slug, label: title })),
          ]}
        />
        <Select
          label="State"
          name="state"
          defaultValue={filter.state}
          options={[
            { value: '', label: 'Any state' },
            { value: 'running', label: 'Running' },
            { value: 'ended', label: 'Ended' },
          ]}
        />
      </FilterForm>
      <EnrolmentTable items={items} empty={isFiltered ? 'No enrolment matches.' : 'Nobody is enrolled yet.'} />
      <Pager path="/admin/enrolments" query={filter} page={page} pages={pages} total={total} noun="enrolment" />
    </Page>
  );
}
