import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ActForm } from '#components/admin/act-form.tsx';
import { AuditTable } from '#components/admin/audit-table.tsx';
import { CodeFactsView, CodeUses } from '#components/admin/codes.tsx';
import { DoneNotice } from '#components/admin/done-notice.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { listAuditOf } from '#lib/account/admin-queries/audit.ts';
import { listCourseChoices } from '#lib/account/admin-queries/courses.ts';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { getCodeForAdmin } from '#lib/payments/queries-codes.ts';
import { now } from '#lib/time/clock.ts';
import type { IdProps, SearchProps } from '../../props.ts';
import { closeCodeAction } from './actions.ts';

export const metadata: Metadata = { title: 'Code' };

export default async function CodePage({ params, searchParams }: IdProps & SearchProps) {
  const admin = await requireAdmin();
  const [{ id }, { done }] = await Promise.all([params, searchParams]);
  const [code, acts, courses] = await Promise.all([
    getCodeForAdmin(db(), admin, id, now()),
    listAuditOf(db(), admin, { type: 'code', id }),
    listCourseChoices(db(), admin),
  ]);
  if (!code) notFound();
  return (
    <Page width="wide">
      <PageHeading kicker="Code" title={code.code} lead={code.label} />
      <DoneNotice done={typeof done === 'string' ? done : undefined} />
      <CodeFactsView code={code} titles={new Map(courses.map(({ slug, title }) => [slug, title]))} />
      <Section title="Orders with this code">
        <CodeUses orders={code.orders} />
      </Section>
      {code.closedAt ? null : (
        <Section title="Close" id="close">
          <ActForm
            action={closeCodeAction}
            hidden={{ codeId: code.id }}
            tone="danger"
            reviewLabel="Close the code…"
            fields={[{ kind: 'area', name: 'closeReason', label: 'Reason for closing', maxLength: 500 }]}
          />
        </Section>
      )}
      <Section title="Acts of admins">
        <AuditTable items={acts} withSubject={false} empty="No admin has acted on this code." />
      </Section>
    </Page>
  );
}
