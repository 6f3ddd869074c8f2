import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AuditTable } from '#components/admin/audit-table.tsx';
import { DoneNotice } from '#components/admin/done-notice.tsx';
import { AdminLink } from '#components/admin/links.tsx';
import { DisputeTable, OrderLines, RefundTable } from '#components/admin/order-money.tsx';
import { OrderState, amount } from '#components/admin/order-parts.tsx';
import { When, WhenCell } from '#components/admin/when.tsx';
import { orderEventSentence, purposeWord } from '#components/admin/words.ts';
import { DocumentList } from '#components/payments/document-list.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { DataTable } from '#components/ui/table.tsx';
import { listAuditOf } from '#lib/account/admin-queries/audit.ts';
import { getOrderMoney } from '#lib/account/admin-queries/order-money.ts';
import { getOrderForAdmin } from '#lib/account/admin-queries/orders.ts';
import type { OrderDetail } from '#lib/account/admin-queries/orders.ts';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { listDocuments } from '#lib/payments/queries-documents.ts';
import type { IdProps, SearchProps } from '../../props.ts';
import { OrderActs } from './acts.tsx';

export const metadata: Metadata = { title: 'Order' };

export default async function OrderPage({ params, searchParams }: IdProps & SearchProps) {
  const admin = await requireAdmin();
  const [{ id }, { done }] = await Promise.all([params, searchParams]);
  const [order, money, acts, documents] = await Promise.all([
    getOrderForAdmin(db(), admin, id),
    getOrderMoney(db(), admin, id),
    listAuditOf(db(), admin, { type: 'order', id }),
    listDocuments(db(), admin, id),
  ]);
  if (!order || !money) notFound();
  return (
    <Page width="wide">
      <PageHeading
        kicker="Order"
        title={order.number}
        lead={order.legalName ? `${order.legalName}, ${order.email}` : order.email}
      />
      <DoneNotice done={typeof done === 'string' ? done : undefined} />
      <OrderFacts order={order} />
      <Section title="Lines">
        <OrderLines money={money} currency={order.currency} />
      </Section>
      <Section title="Refunds" id="refunds">
        <RefundTable money={money} currency={order.currency} />
      </Section>
      <Section title="Disputes" id="disputes">
        <DisputeTable disputes={money.disputes} currency={order.currency} />
        {money.disputes.some(({ status }) => status === 'open') ? (
          <p className="mt-4 max-w-[40em]">
            While a dispute is open, what the order gave is paused and nothing can be given back here. Answer it in
            Stripe’s dashboard, with the receipt and the learning record as evidence.
          </p>
        ) : null}
      </Section>
      {documents.length === 0 ? null : (
        <Section title="Documents">
          <DocumentList orderId={order.id} documents={documents} />
        </Section>
      )}
      <OrderActs key={`${order.status} ${money.refunds.length}`} order={order} money={money} />
      <Section title="History">
        <DataTable
          caption="History"
          columns={[
            { key: 'at', label: 'When' },
            { key: 'what', label: 'What' },
            { key: 'detail', label: 'Noted' },
          ]}
          rows={order.events.map((event) => ({
            at: <WhenCell value={event.at} />,
            what: orderEventSentence(event.kind),
            detail: <span className="block max-w-[28em] break-words">{event.detail}</span>,
          }))}
          empty="No event is on record."
        />
      </Section>
      <Section title="Acts of admins">
        <AuditTable items={acts} withSubject={false} empty="No admin has acted on this order." />
      </Section>
    </Page>
  );
}

function OrderFacts({ order }: { order: OrderDetail }) {
  return (
    <Facts
      items={[
        { label: 'State', value: <OrderState status={order.status} /> },
        { label: 'For', value: purposeWord(order.purpose) },
        { label: 'Total', value: amount(order.totalMinor, order.currency) },
        {
          label: 'Therapist',
          value: (
            <span className="break-all">
              <AdminLink href={`/admin/therapists/${order.userId}`}>{order.email}</AdminLink>
            </span>
          ),
        },
        { label: 'Placed', value: <When value={order.createdAt} /> },
        { label: 'Card page open until', value: <When value={order.expiresAt} /> },
        { label: 'Settled', value: <When value={order.settledAt} /> },
        { label: 'Checkout session', value: <span className="break-all">{order.checkoutSessionId ?? 'None'}</span> },
        { label: 'Payment', value: <span className="break-all">{order.paymentIntentId ?? 'None'}</span> },
      ]}
    />
  );
}
