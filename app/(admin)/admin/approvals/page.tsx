import type { Metadata } from 'next';
import { ApprovalTable } from '#components/admin/approvals.tsx';
import { FilterForm } from '#components/admin/filter-form.tsx';
import { Pager } from '#components/admin/pager.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { Select } from '#components/ui/field.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { listCourseChoices } from '#lib/account/admin-queries/courses.ts';
import { requireAdmin } from '#lib/auth/session.ts';
import { bodies } from '#lib/bodies/load.ts';
import { approvalStateWord } from '#lib/catalogue/messages/approvals.ts';
import { listApprovals } from '#lib/catalogue/queries/approvals.ts';
import { approvalStates } from '#lib/catalogue/rules/approvals.ts';
import { approvalFilterSchema } from '#lib/catalogue/schema/approvals.ts';
import { db } from '#lib/db/client.ts';
import type { SearchProps } from '../props.ts';
import { bodyNames, bodyOptions, today } from './choices.ts';

export const metadata: Metadata = { title: 'Approvals' };

const states = [
  { value: '', label: 'Any state' },
  ...approvalStates.map((state) => ({ value: state, label: approvalStateWord(state) })),
];

export default async function ApprovalsPage({ searchParams }: SearchProps) {
  const admin = await requireAdmin();
  const filter = approvalFilterSchema.parse(await searchParams);
  const [{ items, total, page, pages }, courses] = await Promise.all([
    listApprovals(db(), admin, filter, today()),
    listCourseChoices(db(), admin),
  ]);
  const isFiltered = Boolean(filter.course || filter.body || filter.state);
  const known = bodies();
  return (
    <Page width="wide">
      <PageHeading
        title="Approvals"
        lead="What bodies have approved, version by version. A body’s line on a certificate comes from here and from nowhere else."
      />
      <div className="mb-8">
        <LinkButton href="/admin/approvals/new" prefetch={false}>
          Enter an approval
        </LinkButton>
      </div>
      <FilterForm path="/admin/approvals" isFiltered={isFiltered}>
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
          label="Body"
          name="body"
          defaultValue={filter.body}
          options={[{ value: '', label: 'Any body' }, ...bodyOptions(known)]}
        />
        <Select label="State" name="state" defaultValue={filter.state} options={states} />
      </FilterForm>
      <ApprovalTable
        items={items}
        bodyNames={bodyNames(known)}
        empty={
          isFiltered ? 'No approval matches.' : 'No body has approved a version yet, so certificates carry no line.'
        }
      />
      <Pager path="/admin/approvals" query={filter} page={page} pages={pages} total={total} noun="approval" />
    </Page>
  );
}
