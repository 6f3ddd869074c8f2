import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ActForm } from '#components/admin/act-form.tsx';
import { AttemptFacts, RecordNotice } from '#components/admin/attempt-facts.tsx';
import { AuditTable } from '#components/admin/audit-table.tsx';
import { EnrolmentFacts, EnrolmentSittings, ModuleTable } from '#components/admin/enrolment-detail.tsx';
import { AdminLink } from '#components/admin/links.tsx';
import { When } from '#components/admin/when.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { getAttempt } from '#lib/account/admin-queries/attempt.ts';
import { listAuditOf } from '#lib/account/admin-queries/audit.ts';
import { getIssueRequest } from '#lib/account/admin-queries/queue.ts';
import type { IssueRequestDetail } from '#lib/account/admin-queries/queue.ts';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { getRecordFindings } from '#lib/quiz/queries/record-check.ts';
import type { IdProps } from '../../props.ts';
import { decideAction } from './actions.ts';

export const metadata: Metadata = { title: 'Pass that waits' };

export default async function IssueRequestPage({ params }: IdProps) {
  const admin = await requireAdmin();
  const { id } = await params;
  const request = await getIssueRequest(db(), admin, id);
  if (!request) notFound();
  const [attempt, findings, acts] = await Promise.all([
    getAttempt(db(), admin, request.attemptId),
    getRecordFindings(db(), admin, request.attemptId),
    listAuditOf(db(), admin, { type: 'issue-request', id }),
  ]);
  const { enrolment } = request;
  return (
    <Page width="wide">
      <PageHeading
        kicker="Pass that waits for a decision"
        title={enrolment.courseTitle}
        lead={enrolment.legalName ? `${enrolment.legalName}, ${enrolment.email}` : enrolment.email}
      />
      {request.isNameConfirmed ? null : (
        <Notice title="The name is not confirmed">
          An approval issues the certificate as soon as the therapist confirms the name to print.
        </Notice>
      )}
      {attempt ? (
        <Section title="The pass">
          <AttemptFacts attempt={attempt} />
          <RecordNotice findings={findings} stepCount={attempt.steps.length} />
          <AdminLink href={`/admin/attempts/${attempt.id}`}>See the paper and the step log</AdminLink>
        </Section>
      ) : null}
      <Section title="The study behind it">
        <EnrolmentFacts enrolment={enrolment} />
        <div className="mt-8">
          <ModuleTable modules={enrolment.modules} />
        </div>
        <div className="mt-8">
          <EnrolmentSittings enrolment={enrolment} />
        </div>
      </Section>
      <Section title="Decision" id="decision">
        <Decision request={request} />
      </Section>
      <Section title="Acts of admins">
        <AuditTable items={acts} withSubject={false} empty="No admin has acted on this pass." />
      </Section>
    </Page>
  );
}

function Decision({ request }: { request: IssueRequestDetail }) {
  const { decided } = request;
  if (decided) {
    return (
      <Notice
        tone={decided.decision === 'approve' ? 'good' : 'attention'}
        title={decided.decision === 'approve' ? 'Approved' : 'Declined'}
      >
        By {decided.by}, <When value={decided.at} />. {decided.reason}
      </Notice>
    );
  }
  return (
    <ActForm
      action={decideAction}
      hidden={{ requestId: request.id }}
      reviewLabel="Decide…"
      fields={[
        {
          kind: 'choice',
          name: 'decision',
          label: 'What do you decide?',
          options: [
            { value: 'approve', label: 'Approve: the certificate is issued' },
            { value: 'decline', label: 'Decline: no certificate is issued' },
          ],
        },
        {
          kind: 'area',
          name: 'reason',
          label: 'Reason',
          help: 'At least 8 characters. It stays on record; a therapist who is declined is sent it.',
          maxLength: 1000,
        },
      ]}
    />
  );
}
