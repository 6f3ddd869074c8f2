import { Status } from '#components/ui/status.tsx';
import { DataTable } from '#components/ui/table.tsx';
import type { OrderDispute, OrderLineMoney, OrderMoney, OrderRefund } from '#lib/account/admin-queries/order-money.ts';
import { linesInRows } from './line-rows.ts';
import { AdminLink, Person } from './links.tsx';
import { amount } from './order-parts.tsx';
import { When, WhenCell } from './when.tsx';
import { disputeStatusWord, endReasonWords, refundOriginWord, refundStatusWord } from './words.ts';

type Shown = { readonly money: OrderMoney; readonly currency: string };

function LineState({ line }: { line: OrderLineMoney }) {
  const { enrolment, givenBackAt } = line;
  if (givenBackAt) return <Status>Given back</Status>;
  if (!enrolment) return <span className="text-muted">{line.invitedEmail ? 'Invited' : 'Nobody has it'}</span>;
  if (enrolment.endedAt)
    return <Status tone="attention">Ended: {endReasonWords(enrolment.endReason ?? 'no reason noted')}</Status>;
  return enrolment.frozenAt ? <Status tone="attention">Paused</Status> : <Status tone="good">Runs</Status>;
}

function Holder({ line }: { line: OrderLineMoney }) {
  if (line.holder) return <Person userId={line.holder.userId} email={line.holder.email} name={line.holder.name} />;
  return <span className="text-muted">{line.invitedEmail ?? 'Nobody yet'}</span>;
}

/** What each line gave, to whom, and how that stands. */
export function OrderLines({ money, currency }: Shown) {
  const hasSeats = money.lines.some(({ seatNumber }) => seatNumber !== null);
  const rows = linesInRows(money.lines);
  return (
    <DataTable
      caption="Lines"
      columns={[
        ...(hasSeats ? [{ key: 'seat', label: 'Seat', numeric: true }] : []),
        { key: 'what', label: 'What' },
        { key: 'amount', label: 'Paid', numeric: true },
        { key: 'back', label: 'Given back', numeric: true },
        { key: 'holder', label: 'For' },
        { key: 'state', label: 'State' },
        { key: 'enrolment', label: 'Enrolment' },
        { key: 'certificate', label: 'Certificate' },
      ]}
      rows={rows.map(({ line, lastSeat }) => ({
        seat: line.seatNumber === lastSeat ? lastSeat : `${line.seatNumber} to ${lastSeat}`,
        what: <span className="block min-w-[10rem]">{line.description}</span>,
        amount: `${amount(line.amountMinor, currency)}${line.seatNumber === lastSeat ? '' : ' each'}`,
        back: line.backMinor === 0 ? '' : amount(line.backMinor, currency),
        holder: <Holder line={line} />,
        state: (
          <span className="block min-w-[7rem]">
            <LineState line={line} />
            {line.givenBackAt ? (
              <span className="block text-muted">
                <When value={line.givenBackAt} />
              </span>
            ) : null}
          </span>
        ),
        enrolment: line.enrolment ? (
          <AdminLink href={`/admin/enrolments/${line.enrolment.id}`}>See the enrolment</AdminLink>
        ) : (
          <span className="text-muted">None</span>
        ),
        certificate: line.certificate ? (
          <AdminLink href={`/admin/certificates/${line.certificate.id}`}>{line.certificate.number}</AdminLink>
        ) : (
          <span className="text-muted">None</span>
        ),
      }))}
    />
  );
}

const refundTones = { requested: 'quiet', given: 'good', failed: 'attention', refused: 'quiet' } as const;

function RefundState({ refund }: { refund: OrderRefund }) {
  return (
    <>
      <Status tone={refund.paidByHandAt ? 'good' : refundTones[refund.status]}>
        {refund.paidByHandAt ? 'Paid by hand' : refundStatusWord(refund.status)}
      </Status>
      <span className="block text-muted">
        {(refund.paidByHandAt ?? refund.settledAt) ? <When value={refund.paidByHandAt ?? refund.settledAt} /> : null}
      </span>
    </>
  );
}

function RefundFor({ refund, currency }: { refund: OrderRefund; currency: string }) {
  if (refund.lines.length === 0) return <span className="text-muted">No line is named</span>;
  return (
    <ul className="min-w-[12rem] space-y-1">
      {refund.lines.map(({ description, seatNumber, amountMinor, endsLine }, index) => (
        <li key={`${index}-${description}`}>
          {seatNumber === null ? '' : `Seat ${seatNumber}: `}
          {description}, {amount(amountMinor, currency)}
          <span className="text-muted">{endsLine ? ' (as a whole)' : ' (in part)'}</span>
        </li>
      ))}
    </ul>
  );
}

export function RefundTable({ money, currency }: Shown) {
  return (
    <DataTable
      caption="Refunds"
      columns={[
        { key: 'asked', label: 'Decided' },
        { key: 'who', label: 'By' },
        { key: 'amount', label: 'Amount', numeric: true },
        { key: 'state', label: 'State' },
        { key: 'lines', label: 'For' },
        { key: 'reason', label: 'Reason' },
        { key: 'id', label: 'Id there' },
      ]}
      empty="Nothing has been given back."
      rows={money.refunds.map((refund) => ({
        asked: <WhenCell value={refund.requestedAt} />,
        who: refund.actorEmail ?? refundOriginWord(refund.origin),
        amount: amount(refund.amountMinor, currency),
        state: <RefundState refund={refund} />,
        lines: <RefundFor refund={refund} currency={currency} />,
        reason: (
          <span className="block max-w-[20em] break-words">
            {refund.reason || <span className="text-muted">None given</span>}
          </span>
        ),
        id: <span className="block max-w-[10rem] break-all">{refund.serviceRefundId ?? 'Not there yet'}</span>,
      }))}
    />
  );
}

const disputeTones = { open: 'attention', won: 'good', lost: 'quiet' } as const;

export function DisputeTable({ disputes, currency }: { disputes: readonly OrderDispute[]; currency: string }) {
  return (
    <DataTable
      caption="Disputes"
      columns={[
        { key: 'opened', label: 'Opened' },
        { key: 'amount', label: 'Amount', numeric: true },
        { key: 'reason', label: 'Reason given by the bank' },
        { key: 'state', label: 'State' },
        { key: 'due', label: 'Evidence due' },
        { key: 'id', label: 'Find it in Stripe’s dashboard by' },
      ]}
      empty="The payment has not been disputed."
      rows={disputes.map((dispute) => ({
        opened: <WhenCell value={dispute.openedAt} />,
        amount: amount(dispute.amountMinor, currency),
        reason: dispute.reason.replaceAll('_', ' '),
        state: <Status tone={disputeTones[dispute.status]}>{disputeStatusWord(dispute.status)}</Status>,
        due: dispute.evidenceDueAt ? (
          <WhenCell value={dispute.evidenceDueAt} />
        ) : (
          <span className="text-muted">No date</span>
        ),
        id: <span className="block max-w-[12rem] break-all">{dispute.id}</span>,
      }))}
    />
  );
}
