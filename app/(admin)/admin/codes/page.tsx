import type { Metadata } from 'next';
import { CodeTable } from '#components/admin/codes.tsx';
import { FilterForm } from '#components/admin/filter-form.tsx';
import { Pager } from '#components/admin/pager.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { Select, TextField } from '#components/ui/field.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { codeFilterSchema } from '#lib/account/admin-queries/schema.ts';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { codeStateWord } from '#lib/payments/messages/codes-admin.ts';
import { listCodes } from '#lib/payments/queries-codes.ts';
import { codeStates } from '#lib/payments/rules/code-form.ts';
import { now } from '#lib/time/clock.ts';
import type { SearchProps } from '../props.ts';

export const metadata: Metadata = { title: 'Codes' };

const states = [
  { value: '', label: 'Any state' },
  ...codeStates.map((state) => ({ value: state, label: codeStateWord(state) })),
];

export default async function CodesPage({ searchParams }: SearchProps) {
  const admin = await requireAdmin();
  const filter = codeFilterSchema.parse(await searchParams);
  const { items, total, page, pages } = await listCodes(db(), admin, filter, now());
  const isFiltered = Boolean(filter.q || filter.state);
  return (
    <Page width="wide">
      <PageHeading title="Codes" lead="What a buyer can type to pay less: an occasion, or an association’s members." />
      <div className="mb-8">
        <LinkButton href="/admin/codes/new" prefetch={false}>
          Make a code
        </LinkButton>
      </div>
      <FilterForm path="/admin/codes" isFiltered={isFiltered}>
        <TextField label="Code or what it is for" name="q" type="search" defaultValue={filter.q} maxLength={200} />
        <Select label="State" name="state" defaultValue={filter.state} options={states} />
      </FilterForm>
      <CodeTable items={items} empty={isFiltered ? 'No code matches.' : 'No code has been made yet.'} />
      <Pager path="/admin/codes" query={filter} page={page} pages={pages} total={total} noun="code" />
    </Page>
  );
}
