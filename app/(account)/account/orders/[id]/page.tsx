import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { GiveBack, GivenBackNotice } from '#components/payments/give-back.tsx';
import { PrintButton } from '#components/payments/print-button.tsx';
import { Receipt } from '#components/payments/receipt.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { requireViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { settleMyOrder } from '#lib/payments/commands/settle-my-order.ts';
import { payAgainPage, soldWords } from '#lib/payments/messages.ts';
import { listDocuments } from '#lib/payments/queries-documents.ts';
import { getMyRefund, listRefundable } from '#lib/payments/queries-refund.ts';
import { hasGiftPage } from '#lib/payments/queries-seats.ts';
import { documentName } from '#lib/payments/rules/document-words.ts';
import type { OrderView } from '#lib/payments/schema.ts';
import { paymentGateway } from '#lib/payments/stripe-gateway.ts';
import { now } from '#lib/time/clock.ts';

export const metadata: Metadata = { title: 'Order' };

type Props = {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<{ given?: string | string[] }>;
};

export default async function OrderPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { given } = await searchParams;
  const viewer = await requireViewer(`/account/orders/${id}`);
  const settled = await settleMyOrder(db(), paymentGateway(), viewer, { orderId: id }, now());
  if (!settled) notFound();
  const { order } = settled;
  const [refundable, isGift, documents, refund] = await Promise.all([
    listRefundable(db(), viewer, id, now()),
    hasGiftPage(db(), viewer, id),
    listDocuments(db(), viewer, id),
    typeof given === 'string' ? getMyRefund(db(), viewer, given) : null,
  ]);
  const isReceipt = order.status === 'paid' || order.status === 'refunded';
  const receipt = documents.find(({ series }) => series === 'R');
  return (
    <Page>
      <nav aria-label="Back" className="no-print mb-6">
        <Link className="link inline-flex min-h-11 items-center" href="/account/orders">
          All orders
        </Link>
      </nav>
      <PageHeading
        title={receipt ? documentName(receipt) : `${isReceipt ? 'Receipt' : 'Order'} ${order.number}`}
        lead={soldWords(order)}
      />
      {refund?.orderId === id ? <GivenBackNotice refund={refund} /> : null}
      {refundable?.lines.some(({ isPaused }) => isPaused) ? (
        <Notice tone="attention" title="Your bank looks into this payment">
          What it paid for is closed until the bank decides. Nothing that was done is lost.
        </Notice>
      ) : null}
      <NextStep order={order} />
      {isGift ? (
        <p className="no-print mb-8">
          <LinkButton href={`/account/gifts/${id}`} variant="quiet" prefetch={false}>
            See the gift
          </LinkButton>
        </p>
      ) : null}
      <Receipt
        order={order}
        provider={env().provider}
        buyer={viewer.legalName ?? viewer.displayName ?? viewer.email}
        documents={documents}
      />
      {isReceipt ? (
        <div className="mt-8">
          <PrintButton />
        </div>
      ) : null}
      {refundable ? <GiveBack order={refundable} /> : null}
    </Page>
  );
}

/** What is left to do, above the facts; nothing for an order that is done. */
function NextStep({ order }: { order: OrderView }) {
  if (order.status === 'pending') {
    return (
      <Notice tone="attention" title="Waiting for your bank">
        Everything opens by itself when the bank confirms the payment. You need not pay again.
      </Notice>
    );
  }
  if (order.status === 'paid' && order.purpose === 'seats') {
    return (
      <Notice title="Seats for your clinic">
        <LinkButton href={`/account/clinics/${order.id}`}>Invite your people</LinkButton>
      </Notice>
    );
  }
  if (order.status === 'failed' && order.events.every(({ kind }) => kind !== 'amount-mismatch')) {
    return (
      <Notice tone="attention" title="Not paid">
        <p>Nothing was charged. You can pay with a card or another account.</p>
        <div className="mt-4">
          <LinkButton href={payAgainPage(order)} prefetch={false}>
            Try again
          </LinkButton>
        </div>
      </Notice>
    );
  }
  if (order.status !== 'open') return null;
  return (
    <Notice title="Not paid yet">
      <p>Nothing was charged. You can go on where you left off.</p>
      <div className="mt-4">
        <LinkButton href={payAgainPage(order)} prefetch={false}>
          Go on to pay
        </LinkButton>
      </div>
    </Notice>
  );
}
