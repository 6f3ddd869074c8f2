import { Notice } from '#components/ui/notice.tsx';
import { formatDate } from '#components/ui/date.tsx';
import { Section } from '#components/ui/page.tsx';
import { Status } from '#components/ui/status.tsx';
import { DataTable } from '#components/ui/table.tsx';
import { differenceSentence, differenceToDo } from '#lib/payments/messages/reconcile.ts';
import type { RunDetail, RunItem } from '#lib/payments/queries-money.ts';
import type { ReconciliationDifference, Side } from '#lib/payments/rules/reconcile/types.ts';
import { AdminLink } from './links.tsx';
import { amount } from './order-parts.tsx';
import { When, WhenCell } from './when.tsx';
import { counted } from './words.ts';

/** "1 November 2026 to 30 November 2026": the last moment is not in the period any more. */
export function periodText({ from, until }: Pick<RunItem, 'from' | 'until'>): string {
  return `${formatDate(from)} to ${formatDate(new Date(until.getTime() - 1))}`;
}

/** One comparison: whether it fits, sums, what differs and what to do, payouts. */
export function MoneyRun({ run }: { run: RunDetail }) {
  const { differences } = run;
  return (
    <>
      <Section title={periodText(run)} id="run">
        <p className="text-muted">
          Compared <When value={run.ranAt} />, {run.actor ? `by ${run.actor}` : 'by the nightly job'}.
        </p>
        {differences.length === 0 ? (
          <Notice tone="good" title="The books agree">
            Every payment, refund, dispute and payout of these days has its other half, with the same amount.
          </Notice>
        ) : (
          <Notice tone="attention" title={counted(differences.length, 'difference')}>
            Nothing was changed by the comparison. What to do stands beside each.
          </Notice>
        )}
        <SumsTable run={run} />
      </Section>
      {differences.length > 0 ? (
        <Section title="What differs">
          <Differences differences={differences} />
        </Section>
      ) : null}
      <Section title="Payouts">
        <Payouts run={run} />
      </Section>
    </>
  );
}

const rows: readonly { readonly key: keyof Side; readonly label: string; readonly isMoney: boolean }[] = [
  { key: 'payments', label: 'Payments', isMoney: false },
  { key: 'paidMinor', label: 'Taken', isMoney: true },
  { key: 'refunds', label: 'Refunds', isMoney: false },
  { key: 'refundedMinor', label: 'Given back', isMoney: true },
  { key: 'disputes', label: 'Disputes', isMoney: false },
];

function SumsTable({ run }: { run: RunDetail }) {
  return (
    <DataTable
      caption="Sums per currency"
      columns={[
        { key: 'currency', label: 'Currency' },
        { key: 'what', label: 'What' },
        { key: 'ours', label: 'Here', numeric: true },
        { key: 'theirs', label: 'At the payment service', numeric: true },
        { key: 'fits', label: 'Agree' },
      ]}
      empty="No money moved in these days."
      rows={run.sums.currencies.flatMap(({ currency, ours, theirs }) =>
        rows.map(({ key, label, isMoney }) => ({
          currency,
          what: label,
          ours: isMoney ? amount(ours[key], currency) : ours[key],
          theirs: isMoney ? amount(theirs[key], currency) : theirs[key],
          fits: ours[key] === theirs[key] ? <Status tone="good">Yes</Status> : <Status tone="attention">No</Status>,
        })),
      )}
    />
  );
}

const stateWords: Readonly<Record<string, string>> = {
  open: 'open',
  pending: 'waiting for the bank',
  failed: 'failed',
  expired: 'closed unpaid',
  requested: 'on its way',
  given: 'given',
  refused: 'refused',
  undecided: 'undecided',
  won: 'decided for us',
  lost: 'decided for the buyer',
};

function Money({ minor, currency, state }: { minor: number | null; currency: string | null; state: string | null }) {
  return (
    <>
      {minor === null ? <span className="text-muted">Nothing</span> : amount(minor, currency ?? '')}
      {state === null ? null : <span className="block text-muted">{stateWords[state] ?? state}</span>}
    </>
  );
}

function Differences({ differences }: { differences: readonly ReconciliationDifference[] }) {
  return (
    <DataTable
      caption="What differs"
      columns={[
        { key: 'what', label: 'What differs, and what to do' },
        { key: 'ours', label: 'Here', numeric: true },
        { key: 'theirs', label: 'There', numeric: true },
        { key: 'order', label: 'Order' },
        { key: 'id', label: 'Id' },
        { key: 'at', label: 'When' },
      ]}
      rows={differences.map((one) => ({
        what: (
          <span className="block min-w-[16rem] max-w-[30em]">
            <span className="block font-medium">{differenceSentence(one.name)}</span>
            <span className="mt-1 block text-muted">{differenceToDo(one.name)}</span>
          </span>
        ),
        ours: <Money minor={one.oursMinor} currency={one.currency} state={one.ours} />,
        theirs: <Money minor={one.theirsMinor} currency={one.currency} state={one.theirs} />,
        order: one.orderId ? (
          <AdminLink href={`/admin/orders/${one.orderId}`}>{one.orderNumber ?? 'Order'}</AdminLink>
        ) : (
          <span className="text-muted">None</span>
        ),
        id: <span className="block max-w-[12rem] break-all">{one.subjectId}</span>,
        at: <WhenCell value={new Date(one.at)} />,
      }))}
    />
  );
}

const payoutStates: Readonly<Record<string, string>> = {
  paid: 'Paid',
  'on-its-way': 'On its way',
  failed: 'Came back',
};

function Payouts({ run }: { run: RunDetail }) {
  return (
    <DataTable
      caption="Payouts"
      columns={[
        { key: 'arrives', label: 'At the bank' },
        { key: 'id', label: 'Payout' },
        { key: 'state', label: 'State' },
        { key: 'entries', label: 'Entries', numeric: true },
        { key: 'gross', label: 'Gross', numeric: true },
        { key: 'fee', label: 'Fees', numeric: true },
        { key: 'net', label: 'Net', numeric: true },
        { key: 'amount', label: 'Paid out', numeric: true },
        { key: 'fits', label: 'Adds up' },
      ]}
      empty="No payout was made in these days."
      rows={run.sums.payouts.map((payout) => ({
        arrives: <span className="whitespace-nowrap">{formatDate(payout.arrivesAt)}</span>,
        id: <span className="block max-w-[12rem] break-all">{payout.id}</span>,
        state: payoutStates[payout.status] ?? payout.status,
        entries: payout.entries,
        gross: amount(payout.grossMinor, payout.currency),
        fee: amount(payout.feeMinor, payout.currency),
        net: amount(payout.netMinor, payout.currency),
        amount: amount(payout.amountMinor, payout.currency),
        fits:
          payout.status !== 'failed' && payout.netMinor !== payout.amountMinor ? (
            <Status tone="attention">No</Status>
          ) : (
            <Status tone="good">Yes</Status>
          ),
      }))}
    />
  );
}

/** The comparisons of before, newest first. */
export function PastRuns({ runs }: { runs: readonly RunItem[] }) {
  return (
    <DataTable
      caption="Comparisons so far"
      columns={[
        { key: 'period', label: 'Days' },
        { key: 'ran', label: 'Compared' },
        { key: 'who', label: 'By' },
        { key: 'differences', label: 'Result' },
      ]}
      empty="Nothing has been compared yet. The job compares the last seven days every night."
      rows={runs.map((run) => ({
        period: (
          <span className="block min-w-[11rem]">
            <AdminLink href={`/admin/money?run=${run.id}`}>{periodText(run)}</AdminLink>
          </span>
        ),
        ran: <WhenCell value={run.ranAt} />,
        who: run.actor ?? 'The nightly job',
        differences:
          run.differenceCount === 0 ? (
            <Status tone="good">Agrees</Status>
          ) : (
            <Status tone="attention">{counted(run.differenceCount, 'difference')}</Status>
          ),
      }))}
    />
  );
}
