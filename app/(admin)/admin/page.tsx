import type { Metadata } from 'next';
import { DoneNotice } from '#components/admin/done-notice.tsx';
import { JobsHealthView } from '#components/admin/jobs-health.tsx';
import { AdminLink } from '#components/admin/links.tsx';
import { RecordState } from '#components/admin/record-check.tsx';
import { counted } from '#components/admin/words.ts';
import { Facts } from '#components/ui/facts.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { Status } from '#components/ui/status.tsx';
import { countMoneyTroubles } from '#lib/account/admin-queries/order-money.ts';
import type { MoneyCounts } from '#lib/account/admin-queries/order-money.ts';
import type { MoneyTrouble } from '#lib/account/admin-queries/schema.ts';
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
  const [overview, money, jobs, check, { done }] = await Promise.all([
    getOverview(db(), admin, at),
    countMoneyTroubles(db(), admin),
    getJobsHealth(db(), admin, at),
    getLastRecordCheck(db(), admin),
    searchParams,
  ]);
  return (
    <Page width="wide">
      <PageHeading title="Overview" />
      <DoneNotice done={typeof done === 'string' ? done : undefined} />
      <Section title="Waits for a person">
        <Waiting waiting={overview.waiting} money={money} />
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

function Waiting({ waiting, money }: Pick<Overview, 'waiting'> & { money: MoneyCounts }) {
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
    ...moneyLines(money),
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

function moneyLines(money: MoneyCounts) {
  const orders = (trouble: MoneyTrouble, one: string, many: string) => ({
    count: money[trouble],
    href: `/admin/orders?trouble=${trouble}`,
    text: counted(money[trouble], one, many),
  });
  return [
    orders('disputed', 'order is disputed at the bank', 'orders are disputed at the bank'),
    orders('refund-failed', 'order has a refund to pay by hand', 'orders have a refund to pay by hand'),
    orders('refund-under-way', 'order has a refund under way', 'orders have a refund under way'),
    orders(
      'refund-unassigned',
      'order has a dashboard refund without a line',
      'orders have a dashboard refund without a line',
    ),
    {
      count: money.differences,
      href: '/admin/money',
      text: counted(
        money.differences,
        'difference between our books and the payment service’s',
        'differences between our books and the payment service’s',
      ),
    },
  ];
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
