import type { Metadata } from 'next';
import { CorrectionTable } from '#components/admin/correction-table.tsx';
import { DoneNotice } from '#components/admin/done-notice.tsx';
import { AdminLink } from '#components/admin/links.tsx';
import { Pager } from '#components/admin/pager.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { listCorrections } from '#lib/quiz/queries/list-corrections.ts';
import { pageSchema } from '#lib/quiz/rules/correction/input.ts';
import type { SearchProps } from '../../props.ts';

export const metadata: Metadata = { title: 'Corrections' };

const path = '/admin/questions/corrections';

export default async function CorrectionsPage({ searchParams }: SearchProps) {
  const admin = await requireAdmin();
  const { page: asked, done } = await searchParams;
  const { items, total, page, pages } = await listCorrections(db(), admin, { page: pageSchema.parse(asked) });
  return (
    <Page width="wide">
      <PageHeading
        title="Corrections"
        lead="Keys that were wrong. Every paper with such a question is marked again by a new step in its log; a pass is never taken away."
      />
      <DoneNotice done={typeof done === 'string' ? done : undefined} />
      <CorrectionTable items={items} empty="No question has been corrected." />
      <Pager path={path} query={{}} page={page} pages={pages} total={total} noun="correction" />
      <p className="mt-4">
        <AdminLink href="/admin/questions">All questions</AdminLink>
      </p>
    </Page>
  );
}
