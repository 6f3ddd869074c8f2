import type { Metadata } from 'next';
import { GoOnForm } from '#components/payments/go-on-form.tsx';
import { Outcome } from '#components/payments/outcome.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { requireViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { settleMyOrder } from '#lib/payments/commands/settle-my-order.ts';
import { payAgainPage, soldWords } from '#lib/payments/messages.ts';
import { paymentGateway } from '#lib/payments/stripe-gateway.ts';
import { now } from '#lib/time/clock.ts';
import { goOnAction } from '../actions.ts';

export const metadata: Metadata = { title: 'Not paid', robots: { index: false } };

export default async function CheckoutCancelledPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { order: given } = await searchParams;
  const orderId = typeof given === 'string' ? given : '';
  const here = `/checkout/cancelled?order=${encodeURIComponent(orderId)}`;
  const viewer = await requireViewer(here);
  const settled = await settleMyOrder(db(), paymentGateway(), viewer, { orderId }, now());
  if (!settled) return <NothingOpen />;
  const { order } = settled;
  // Back from the card page after paying in another tab: say what is true, not what the address says.
  if (settled.isFresh && order.status !== 'open') {
    return (
      <Page>
        <Outcome order={order} isFresh email={viewer.email} here={here} />
      </Page>
    );
  }
  return (
    <Page>
      <PageHeading
        kicker={`Order ${order.number}`}
        title="You left the card page"
        lead="Nothing was charged. Your card page stays open for an hour from when you started."
      />
      <p>You were ordering {soldWords(order)}.</p>
      <GoOnForm action={goOnAction} orderId={order.id} />
      <p className="mt-6">
        <a className="link inline-flex min-h-11 items-center" href={payAgainPage(order)}>
          Change the order
        </a>
      </p>
    </Page>
  );
}

function NothingOpen() {
  return (
    <Page>
      <PageHeading title="Nothing was charged" lead="There is no open card page of yours behind this address." />
      <LinkButton href="/courses">See the courses</LinkButton>
    </Page>
  );
}
