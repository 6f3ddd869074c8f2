import type { Metadata } from 'next';
import { MoneyForm } from '#components/admin/money-form.tsx';
import { MoneyRun, PastRuns } from '#components/admin/money-run.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { getRun, listRuns } from '#lib/payments/queries-money.ts';
import { recentPeriod } from '#lib/payments/rules/reconcile.ts';
import { now } from '#lib/time/clock.ts';
import type { SearchProps } from '../props.ts';
import { reconcileAction } from './actions.ts';

export const metadata: Metadata = { title: 'Money' };

const dayOf = (at: Date) => at.toISOString().slice(0, 10);

export default async function MoneyPage({ searchParams }: SearchProps) {
  const admin = await requireAdmin();
  const { run } = await searchParams;
  const [shown, runs] = await Promise.all([
    getRun(db(), admin, typeof run === 'string' ? run : undefined),
    listRuns(db(), admin),
  ]);
  const { from, until } = shown ?? recentPeriod(now());
  return (
    <Page width="wide">
      <PageHeading
        title="Money"
        lead="Our orders, refunds and disputes against the payment service’s own books, and what its payouts hold."
      />
      <MoneyForm action={reconcileAction} firstDay={dayOf(from)} lastDay={dayOf(new Date(until.getTime() - 1))} />
      {shown ? <MoneyRun run={shown} /> : null}
      <Section title="Comparisons so far">
        <PastRuns runs={runs} />
      </Section>
    </Page>
  );
}
