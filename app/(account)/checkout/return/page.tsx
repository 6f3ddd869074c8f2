import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EmptyBasket } from '#components/payments/empty-basket.tsx';
import { Outcome } from '#components/payments/outcome.tsx';
import { Page } from '#components/ui/page.tsx';
import { requireViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { settleMyOrder } from '#lib/payments/commands/settle-my-order.ts';
import { paymentGateway } from '#lib/payments/stripe-gateway.ts';
import { now } from '#lib/time/clock.ts';

/** Not `no-referrer`: a form posted from here without scripts would then carry no origin, and be refused. */
export const metadata: Metadata = { title: 'Your payment', robots: { index: false }, referrer: 'same-origin' };

export default async function CheckoutReturnPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { session_id: session, order: free } = await searchParams;
  // An order that cost nothing never had a checkout.
  const wanted =
    typeof free === 'string' ? { orderId: free } : { sessionId: typeof session === 'string' ? session : '' };
  const here = `/checkout/return?${
    'orderId' in wanted
      ? `order=${encodeURIComponent(wanted.orderId)}`
      : `session_id=${encodeURIComponent(wanted.sessionId)}`
  }`;
  const viewer = await requireViewer(here);
  const settled = await settleMyOrder(db(), paymentGateway(), viewer, wanted, now());
  if (!settled) notFound();
  const { order } = settled;
  return (
    <Page>
      <Outcome order={order} isFresh={settled.isFresh} email={viewer.email} here={here} />
      {order.status === 'paid' ? <EmptyBasket bought={order.items.map(({ slug }) => slug)} /> : null}
    </Page>
  );
}
