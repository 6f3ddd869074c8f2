import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EmptyBasket } from '#components/payments/empty-basket.tsx';
import { Outcome } from '#components/payments/outcome.tsx';
import { Page } from '#components/ui/page.tsx';
import { requireViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { settleMyOrder } from '#lib/payments/commands/settle-my-order.ts';
import { listBoughtSlugs } from '#lib/payments/queries-basket.ts';
import { paymentGateway } from '#lib/payments/stripe-gateway.ts';
import { now } from '#lib/time/clock.ts';

/** Not `no-referrer`: a form posted from here without scripts would then carry no origin, and be refused. */
export const metadata: Metadata = { title: 'Your payment', robots: { index: false }, referrer: 'same-origin' };

export default async function CheckoutReturnPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { session_id: given } = await searchParams;
  const sessionId = typeof given === 'string' ? given : '';
  const here = `/checkout/return?session_id=${encodeURIComponent(sessionId)}`;
  const viewer = await requireViewer(here);
  const settled = await settleMyOrder(db(), paymentGateway(), viewer, { sessionId }, now());
  if (!settled) notFound();
  const isPaid = settled.order.status === 'paid';
  const bought = isPaid ? await listBoughtSlugs(db(), viewer, settled.order.id) : [];
  return (
    <Page>
      <Outcome order={settled.order} isFresh={settled.isFresh} email={viewer.email} here={here} />
      {isPaid ? <EmptyBasket bought={bought} /> : null}
    </Page>
  );
}
