import type { Metadata } from 'next';
import { DoneNotice } from '#components/admin/done-notice.tsx';
import { JobsHealthView } from '#components/admin/jobs-health.tsx';
import { AdminLink } from '#components/admin/links.tsx';
import { RecordState } from '#components/admin/record-check.tsx';
import { counted } from '#components/admin/words.ts';
import { Facts } from '#components/ui/facts.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { Status } from '#components/ui/status.tsx';
import { getJobsHealth } from '#lib/account/admin-queries/jobs.ts';
import { getOverview, overviewDays } from '#lib/account/admin-queries/overview.ts';
import type { Overview } from '#lib/account/admin-queries/overview.ts';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { formatMoney, isCurrency } from '#lib/money.ts';
import { getLastRecordCheck } from '#lib/quiz/queries/record-check.ts';
import { now } from '#lib/time/clock.ts';
import type { SearchProps } from './props.ts';

export const metadata: Metadata = { title: { absolute: 'Overview · Admin · Afferent' } };

export default async function AdminOverviewPage({ searchParams }: SearchProps) {
  const admin = await requireAdmin();
  const at = now();
  const [overview, jobs, check, { done }] = await Promise.all([
    getOverview(db(), admin, at),
    getJobsHealth(db(), admin, at),
    getLastRecordCheck(db(), admin),
    searchParams,
  ]);
  return (
    <Page width="wide">
      <PageHeading title="Overview" />
      <DoneNotice done={typeof done === 'string' ? done : undefined} />
      <Section title="Waits for a person">
        <Waiting waiting={overview.waiting} />
      </Section>
      <Section title={`The last ${overviewDays} days`}>
        <Counts counts={overview.counts} />
      </Section>
      <Section title="Background jobs">
        <JobsHealthView health={jobs} />
      </Section>
      <Section title="Quiz record">
        <RecordState check={check} />
        <AdminLink href="/admin/audit/record">The last check of the record</AdminLink>
      </Section>
    </Page>
  );
}

function Waiting({ waiting }: Pick<Overview, 'waiting'>) {
  const lines = [
    {
      count: waiting.issueRequests,
      href: '/admin/queue',
      text: counted(waiting.issueRequests, 'pass waits for a decision', 'passes wait for a decision'),
    },
    {
      count: waiting.troubledOrders,
      href: '/admin/orders?trouble=1',
      text: counted(
        waiting.troubledOrders,
        'order had trouble with its payment',
        'orders had trouble with their payment',
      ),
    },
    {
      count: waiting.pendingOrders,
      href: '/admin/orders?status=pending',
      text: counted(waiting.pendingOrders, 'order waits for a bank', 'orders wait for a bank'),
    },
  ].filter(({ count }) => count > 0);
  if (lines.length === 0)
    return (
      <p>
        <Status tone="good">Nothing waits.</Status>
      </p>
    );
  return (
    <ul className="space-y-2">
      {lines.map(({ href, text }) => (
        <li key={href}>
          <AdminLink href={href}>{text}</AdminLink>
        </li>
      ))}
    </ul>
  );
}

function Counts({ counts }: Pick<Overview, 'counts'>) {
  const takings = counts.takings
    .map(({ currency, totalMinor }) =>
      isCurrency(currency) ? formatMoney(totalMinor, currency) : `${totalMinor} ${currency}`,
    )
    .join(' and ');
  return (
    <Facts
      items={[
        { label: 'New accounts', value: counts.therapists },
        { label: 'Enrolments', value: counts.enrolments },
        { label: 'Orders paid', value: takings ? `${counts.paidOrders}, ${takings}` : counts.paidOrders },
        { label: 'Quiz attempts', value: counts.attempts },
        { label: 'Passes', value: counts.passes },
        { label: 'Certificates issued', value: counts.certificates },
        { label: 'Revocations', value: counts.revocations },
      ]}
    />
  );
}
