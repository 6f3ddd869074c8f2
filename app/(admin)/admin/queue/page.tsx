import type { Metadata } from 'next';
import { DoneNotice } from '#components/admin/done-notice.tsx';
import { AdminLink } from '#components/admin/links.tsx';
import { WhenCell } from '#components/admin/when.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { Status } from '#components/ui/status.tsx';
import { DataTable } from '#components/ui/table.tsx';
import { requireAdmin } from '#lib/auth/session.ts';
import { listIssueRequests } from '#lib/certificate/queries/admin.ts';
import type { IssueRequestItem } from '#lib/certificate/schema.ts';
import { db } from '#lib/db/client.ts';
import type { SearchProps } from '../props.ts';

export const metadata: Metadata = { title: 'Queue' };

export default async function QueuePage({ searchParams }: SearchProps) {
  const admin = await requireAdmin();
  const [requests, { done }] = await Promise.all([listIssueRequests(db(), admin), searchParams]);
  return (
    <Page width="wide">
      <PageHeading
        title="Queue"
        lead="Passes that wait for a person before a certificate is issued, the longest wait first."
      />
      <DoneNotice done={typeof done === 'string' ? done : undefined} />
      {requests.length === 0 ? (
        <Empty title="Nothing waits">
          Passes of courses whose policy is “review” come here, and passes of a therapist whose certificate was revoked.
        </Empty>
      ) : (
        <QueueTable requests={requests} />
      )}
    </Page>
  );
}

function QueueTable({ requests }: { requests: readonly IssueRequestItem[] }) {
  return (
    <DataTable
      caption="Passes that wait for a decision"
      columns={[
        { key: 'decide', label: 'Decide' },
        { key: 'person', label: 'Therapist' },
        { key: 'course', label: 'Course' },
        { key: 'result', label: 'Result' },
        { key: 'passed', label: 'Passed' },
        { key: 'name', label: 'Name' },
      ]}
      rows={requests.map((request) => ({
        decide: <AdminLink href={`/admin/queue/${request.id}`}>See and decide</AdminLink>,
        person: request.holder.email,
        course: request.courseTitle,
        result: `${request.percent}%, attempt ${request.attemptNumber}`,
        passed: <WhenCell value={request.passedAt} />,
        name:
          request.holder.nameConfirmed && request.holder.legalName ? (
            request.holder.legalName
          ) : (
            <Status>Not confirmed</Status>
          ),
      }))}
    />
  );
}
