import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ActForm } from '#components/admin/act-form.tsx';
import { ApprovalFactsView } from '#components/admin/approvals.tsx';
import { AuditTable } from '#components/admin/audit-table.tsx';
import { DoneNotice } from '#components/admin/done-notice.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { listAuditOf } from '#lib/account/admin-queries/audit.ts';
import { requireAdmin } from '#lib/auth/session.ts';
import { bodies } from '#lib/bodies/load.ts';
import { getApproval } from '#lib/catalogue/queries/approvals.ts';
import { db } from '#lib/db/client.ts';
import { isId } from '#lib/paging.ts';
import type { IdProps, SearchProps } from '../../props.ts';
import { today } from '../choices.ts';
import { withdrawApprovalAction } from './actions.ts';

export const metadata: Metadata = { title: 'Approval' };

export default async function ApprovalPage({ params, searchParams }: IdProps & SearchProps) {
  const admin = await requireAdmin();
  const [{ id }, { done }] = await Promise.all([params, searchParams]);
  if (!isId(id)) notFound();
  const [approval, acts] = await Promise.all([
    getApproval(db(), admin, id, today()),
    listAuditOf(db(), admin, { type: 'approval', id }),
  ]);
  if (!approval) notFound();
  const rule = bodies().get(approval.bodySlug) ?? null;
  return (
    <Page width="wide">
      <PageHeading
        kicker="Approval"
        title={approval.approvalNumber}
        lead={`${rule?.name ?? approval.bodySlug}, ${approval.jurisdiction}`}
      />
      <DoneNotice done={typeof done === 'string' ? done : undefined} />
      <ApprovalFactsView approval={approval} unit={rule?.unit ?? null} fields={rule?.certificateFields ?? []} />
      {approval.withdrawnAt ? null : (
        <Section title="Withdraw" id="withdraw">
          <ActForm
            action={withdrawApprovalAction}
            hidden={{ approvalId: approval.id }}
            tone="danger"
            reviewLabel="Withdraw the approval…"
            fields={[
              {
                kind: 'area',
                name: 'withdrawReason',
                label: 'Reason for withdrawing',
                help: 'At least 8 characters. It stays on record.',
                maxLength: 1000,
              },
            ]}
          />
        </Section>
      )}
      <Section title="Acts of admins">
        <AuditTable items={acts} withSubject={false} empty="No admin has acted on this approval." />
      </Section>
    </Page>
  );
}
