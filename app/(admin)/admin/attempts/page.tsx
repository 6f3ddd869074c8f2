import type { Metadata } from 'next';
import { FilterForm } from '#components/admin/filter-form.tsx';
import { AdminLink, Person } from '#components/admin/links.tsx';
import { Outcome } from '#components/admin/marks.tsx';
import { Pager } from '#components/admin/pager.tsx';
import { WhenCell } from '#components/admin/when.tsx';
import { Select, TextField } from '#components/ui/field.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { DataTable } from '#components/ui/table.tsx';
import { listAttempts } from '#lib/account/admin-queries/attempts.ts';
import type { AttemptItem } from '#lib/account/admin-queries/attempts.ts';
import { listCourseChoices } from '#lib/account/admin-queries/courses.ts';
import { attemptFilterSchema } from '#lib/account/admin-queries/schema.ts';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import type { SearchProps } from '../props.ts';

export const metadata: Metadata = { title: 'Attempts' };

const outcomes = [
  { value: '', label: 'Any outcome' },
  { value: 'passed', label: 'Passed' },
  { value: 'not-passed', label: 'Not passed' },
  { value: 'open', label: 'Not handed in' },
];

export default async function AttemptsPage({ searchParams }: SearchProps) {
  const admin = await requireAdmin();
  const filter = attemptFilterSchema.parse(await searchParams);
  const [{ items, total, page, pages }, courses] = await Promise.all([
    listAttempts(db(), admin, filter),
    listCourseChoices(db(), admin),
  ]);
  const isFiltered = Boolean(filter.q || filter.outcome || filter.course);
  return (
    <Page width="wide">
      <PageHeading title="Attempts" />
      <FilterForm path="/admin/attempts" isFiltered={isFiltered}>
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
        <Select label="Outcome" name="outcome" defaultValue={filter.outcome} options={outcomes} />
      </FilterForm>
      <AttemptTable items={items} empty={isFiltered ? 'No attempt matches.' : 'Nobody has taken a quiz yet.'} />
      <Pager path="/admin/attempts" query={filter} page={page} pages={pages} total={total} noun="attempt" />
    </Page>
  );
}

function AttemptTable({ items, empty }: { items: readonly AttemptItem[]; empty: string }) {
  return (
    <DataTable
      caption="Attempts"
      columns={[
        { key: 'attempt', label: 'Attempt' },
        { key: 'person', label: 'Therapist' },
        { key: 'course', label: 'Course' },
        { key: 'started', label: 'Started' },
        { key: 'finished', label: 'Handed in' },
        { key: 'outcome', label: 'Outcome' },
      ]}
      empty={empty}
      rows={items.map((item) => ({
        attempt: <AdminLink href={`/admin/attempts/${item.id}`}>Attempt {item.number}</AdminLink>,
        person: <Person userId={item.userId} email={item.email} name={item.legalName} />,
        course: item.courseTitle,
        started: <WhenCell value={item.startedAt} />,
        finished: <WhenCell value={item.result?.finishedAt ?? null} />,
        outcome: <Outcome result={item.result} />,
      }))}
    />
  );
}
