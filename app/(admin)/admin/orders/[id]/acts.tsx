import { ActForm } from '#components/admin/act-form.tsx';
import type { ActField } from '#components/admin/act-state.ts';
import { amount } from '#components/admin/order-parts.tsx';
import { Section } from '#components/ui/page.tsx';
import type { OrderLineMoney, OrderMoney, OrderRefund } from '#lib/account/admin-queries/order-money.ts';
import { assignRefundAction, paidByHandAction, refundAction } from './actions.ts';

const reasonHelp = 'At least 8 characters. It stays on record, and the buyer is sent it.';

function lineLabel(line: OrderLineMoney, currency: string): string {
  const seat = line.seatNumber === null ? '' : `Seat ${line.seatNumber}: `;
  const who = line.seatNumber === null ? '' : ` (${line.holder?.email ?? line.invitedEmail ?? 'nobody yet'})`;
  return `${seat}${line.description}${who}, ${amount(line.amountMinor - line.backMinor, currency)} left`;
}

type Props = {
  readonly order: { readonly id: string; readonly status: string; readonly currency: string };
  readonly money: OrderMoney;
};

/** What an admin can do with the money of an order in its present state. */
export function OrderActs({ order, money }: Props) {
  const left = money.lines.filter(({ givenBackAt }) => givenBackAt === null);
  // The payment service gives nothing back of a payment that is disputed, or that the bank took back.
  const isFree = money.disputes.every(({ status }) => status === 'won');
  return (
    <>
      {order.status === 'paid' && isFree && left.length > 0 ? <GiveBack order={order} lines={left} /> : null}
      {money.refunds.filter(isToBePaid).map((refund) => (
        <PayByHand key={refund.id} refund={refund} currency={order.currency} />
      ))}
      {money.refunds.filter(isUnassigned).map((refund) => (
        <Assign key={refund.id} refund={refund} lines={left} currency={order.currency} />
      ))}
    </>
  );
}

const isToBePaid = ({ status, origin, paidByHandAt }: OrderRefund) =>
  status === 'failed' && origin !== 'dashboard' && paidByHandAt === null;
const isUnassigned = ({ status, origin, lines }: OrderRefund) =>
  status === 'given' && origin === 'dashboard' && lines.length === 0;

function GiveBack({ order, lines }: { order: Props['order']; lines: readonly OrderLineMoney[] }) {
  const group = 'Which lines; of a part, the one it is for';
  const onlyWith = 'lines';
  const ticks = lines.map((line): ActField => {
    const label = lineLabel(line, order.currency);
    return { kind: 'check', name: `line-${line.id}`, label, group, onlyWith };
  });
  return (
    <Section title="Give money back" id="refund">
      <ActForm
        action={refundAction}
        hidden={{ orderId: order.id }}
        tone="danger"
        reviewLabel="Give back…"
        fields={[
          {
            kind: 'choice',
            name: 'refundKind',
            label: 'What goes back?',
            options: [
              { value: 'lines', label: 'Whole lines: what they gave ends' },
              { value: 'all', label: 'Everything that is left of the order' },
              { value: 'part', label: 'Part of one line’s price: nothing ends' },
            ],
          },
          ...ticks,
          {
            kind: 'text',
            name: 'refundAmount',
            label: `Amount of the part, in ${order.currency}`,
            help: 'Such as 12 or 12.50.',
            optional: true,
            group: 'How much',
            onlyWith: 'part',
          },
          {
            kind: 'area',
            name: 'refundReason',
            label: 'Reason for giving it back',
            help: reasonHelp,
            maxLength: 1000,
            group: 'Why',
          },
        ]}
      />
    </Section>
  );
}

function PayByHand({ refund, currency }: { refund: OrderRefund; currency: string }) {
  return (
    <Section title="Pay by hand, then mark as paid" id={`pay-${refund.id}`}>
      <p className="mb-6 max-w-[40em]">
        The bank sent {amount(refund.amountMinor, currency)} back to us. Pay the buyer another way, such as a bank
        transfer, and then write down here how.
      </p>
      <ActForm
        action={paidByHandAction}
        hidden={{ refundId: refund.id, amountText: amount(refund.amountMinor, currency) }}
        reviewLabel="Mark as paid…"
        fields={[
          {
            kind: 'area',
            name: 'paidReason',
            label: `How ${amount(refund.amountMinor, currency)} was paid`,
            help: 'At least 8 characters, such as the day and the reference of the transfer. It stays on record.',
            maxLength: 1000,
          },
        ]}
      />
    </Section>
  );
}

function Assign({
  refund,
  lines,
  currency,
}: {
  refund: OrderRefund;
  lines: readonly OrderLineMoney[];
  currency: string;
}) {
  const group = 'Which lines it was for';
  return (
    <Section title="Say what a refund was for" id={`assign-${refund.id}`}>
      <p className="mb-6 max-w-[40em]">
        {amount(refund.amountMinor, currency)} was given back in Stripe’s dashboard, so no line is named and nothing has
        ended. Say which lines it was for.
      </p>
      <ActForm
        action={assignRefundAction}
        hidden={{ refundId: refund.id }}
        reviewLabel="Write down…"
        fields={[
          ...lines.map((line): ActField => {
            const label = lineLabel(line, currency);
            return { kind: 'check', name: `line-${line.id}`, label, group };
          }),
          {
            kind: 'choice',
            name: 'endsLines',
            label: 'What becomes of these lines?',
            options: [
              { value: 'yes', label: 'They go back as a whole: what they gave ends' },
              { value: 'no', label: 'Nothing ends: it was part of the price' },
            ],
          },
          { kind: 'area', name: 'assignReason', label: 'How you know', help: reasonHelp, maxLength: 1000 },
        ]}
      />
    </Section>
  );
}
