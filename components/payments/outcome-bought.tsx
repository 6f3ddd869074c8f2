import type { ReactNode } from 'react';
import { LinkButton } from '#components/ui/button.tsx';
import { PageHeading } from '#components/ui/page.tsx';
import { soldLearnPage, soldTitle } from '#lib/payments/messages.ts';
import type { OrderView } from '#lib/payments/schema.ts';

export type OutcomeProps = {
  readonly order: OrderView;
  readonly isFresh: boolean;
  readonly email: string;
  readonly here: string;
};

export function Actions({ children }: { children: ReactNode }) {
  return <div className="mt-8 flex flex-wrap gap-3">{children}</div>;
}

export function ReceiptLink({ order, children }: { order: OrderView; children: ReactNode }) {
  return (
    <LinkButton variant="quiet" href={`/account/orders/${order.id}`}>
      {children}
    </LinkButton>
  );
}

/** The buyer had a course of the order by another way when it was paid. */
export function hadItAlready(order: OrderView): boolean {
  return order.events.some(({ kind }) => kind === 'duplicate-payment');
}

/** What a paid order, or one that cost nothing, gave. */
export function Bought(props: OutcomeProps) {
  switch (props.order.purpose) {
    case 'self':
      return <Enrolled {...props} />;
    case 'gift':
      return <Given {...props} />;
    case 'seats':
      return <Seats {...props} />;
  }
}

function Enrolled({ order, email }: OutcomeProps) {
  const line = order.lines[0];
  const first = line?.firstModuleSlug ? `/learn/${line.courseSlug}/${line.firstModuleSlug}` : soldLearnPage(order);
  const isSeveral = order.lines.length > 1;
  return (
    <>
      <PageHeading
        kicker={`Order ${order.number}`}
        title="You are enrolled"
        lead={
          isSeveral ? `${order.lines.length} courses are open to you now.` : `${soldTitle(order)} is open to you now.`
        }
      />
      {hadItAlready(order) ? (
        <p className="mb-4">
          You already had a course of this order, so that part of the payment goes back to you. Your order shows it.
        </p>
      ) : null}
      <Receipted order={order} email={email} />
      <Actions>
        <LinkButton href={first}>Start the first module</LinkButton>
        {isSeveral ? (
          <LinkButton variant="quiet" href="/account">
            See your courses
          </LinkButton>
        ) : null}
        <ReceiptLink order={order}>See the receipt</ReceiptLink>
      </Actions>
    </>
  );
}

function Receipted({ order, email }: Pick<OutcomeProps, 'order' | 'email'>) {
  return order.totalMinor === 0 ? (
    <p>There was nothing to pay, and no card was asked for. We are sending what you ordered in writing to {email}.</p>
  ) : (
    <p>We are sending your receipt to {email}.</p>
  );
}

function Given({ order, email }: OutcomeProps) {
  const { gift } = order;
  const to = gift === null ? 'the person it is for' : (gift.name ?? gift.email);
  return (
    <>
      <PageHeading
        kicker={`Order ${order.number}`}
        title="Your gift is on its way"
        lead={`We have written to ${to}. ${soldTitle(order)} is theirs once they sign in and accept it.`}
      />
      {gift?.name ? <p className="mb-4">The e-mail goes to {gift.email}.</p> : null}
      <Receipted order={order} email={email} />
      <Actions>
        <ReceiptLink order={order}>See the order</ReceiptLink>
      </Actions>
    </>
  );
}

function Seats({ order, email }: OutcomeProps) {
  const seats = Math.max(...order.items.map((item) => item.seats));
  return (
    <>
      <PageHeading
        kicker={`Order ${order.number}`}
        title={seats === 1 ? 'Your seat is ready' : `Your ${seats} seats are ready`}
        lead={`Invite the people who will study ${soldTitle(order)}. A seat that nobody has begun can go to somebody else.`}
      />
      <Receipted order={order} email={email} />
      <Actions>
        <LinkButton href={`/account/clinics/${order.id}`}>Invite your people</LinkButton>
        <ReceiptLink order={order}>See the receipt</ReceiptLink>
      </Actions>
    </>
  );
}
