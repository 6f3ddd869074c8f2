import Link from 'next/link';
import { LinkButton } from '#components/ui/button.tsx';
import { PageHeading } from '#components/ui/page.tsx';
import { opensSentence, payAgainPage, soldLearnPage, soldPage } from '#lib/payments/messages.ts';
import { Actions, Bought, ReceiptLink, hadItAlready } from './outcome-bought.tsx';
import type { OutcomeProps } from './outcome-bought.tsx';
import { RefreshWhileWaiting } from './refresh-while-waiting.tsx';

type Props = OutcomeProps;

/** What has become of a payment, in words, with the next step. */
export function Outcome(props: Props) {
  const { order, isFresh } = props;
  if (!isFresh) return <NotHeard {...props} />;
  switch (order.status) {
    case 'paid':
      return hadItAlready(order) && order.lines.length === 1 ? <HadItAlready {...props} /> : <Bought {...props} />;
    case 'pending':
      return <Waiting {...props} />;
    case 'open':
      return <NotPaid {...props} />;
    case 'expired':
      return <Closed {...props} />;
    case 'failed':
      return order.events.some(({ kind }) => kind === 'amount-mismatch') ? (
        <Mismatch {...props} />
      ) : (
        <Failed {...props} />
      );
    case 'refunded':
      return hadItAlready(order) ? <HadItAlready {...props} /> : <GivenBack {...props} />;
  }
}

function Waiting({ order, email, here }: Props) {
  return (
    <>
      <PageHeading
        kicker={`Order ${order.number}`}
        title="Waiting for your bank"
        lead="Your part is done. Your bank has not confirmed the payment yet."
      />
      <p>
        Some ways to pay take minutes, some take a few working days. When the bank says yes, {opensSentence(order)} and
        we write to {email}. If it says no, nothing is charged and we tell you that too.
      </p>
      <p className="mt-4">It is safe to close this page. You need not pay again.</p>
      <Actions>
        <a className="link inline-flex min-h-11 items-center" href={here}>
          Check again
        </a>
        <ReceiptLink order={order}>See the order</ReceiptLink>
      </Actions>
      <RefreshWhileWaiting />
    </>
  );
}

function NotHeard({ order, here }: Props) {
  return (
    <>
      <PageHeading
        kicker={`Order ${order.number}`}
        title="We have not heard about your payment yet"
        lead="The payment service does not answer us at the moment."
      />
      <p>
        If you have paid, your payment is safe: we keep asking, {opensSentence(order)} and your receipt comes by e-mail.
        Please do not pay a second time. It is safe to close this page.
      </p>
      <Actions>
        <a className="link inline-flex min-h-11 items-center" href={here}>
          Check again
        </a>
      </Actions>
      <RefreshWhileWaiting />
    </>
  );
}

function NotPaid({ order, here }: Props) {
  return (
    <>
      <PageHeading
        kicker={`Order ${order.number}`}
        title="Not paid yet"
        lead="Nothing was charged. Your card page is still open."
      />
      <p>You can go on where you left off. If you have just paid, check again in a moment.</p>
      <Actions>
        <LinkButton href={payAgainPage(order)} prefetch={false}>
          Go on to pay
        </LinkButton>
        <a className="link inline-flex min-h-11 items-center" href={here}>
          Check again
        </a>
      </Actions>
      <RefreshWhileWaiting />
    </>
  );
}

function Failed({ order }: Props) {
  return (
    <>
      <PageHeading
        kicker={`Order ${order.number}`}
        title="Your bank did not make the payment"
        lead="Nothing was charged, and you are not enrolled."
      />
      <p>You can pay with a card or another account. If this surprises you, your bank can say why.</p>
      <Actions>
        <LinkButton href={payAgainPage(order)} prefetch={false}>
          Try again
        </LinkButton>
      </Actions>
    </>
  );
}

function Closed({ order }: Props) {
  return (
    <>
      <PageHeading
        kicker={`Order ${order.number}`}
        title="This card page has closed"
        lead="It closes after an hour, or when you start another one. Nothing was charged on it."
      />
      <Actions>
        <LinkButton href={payAgainPage(order)} prefetch={false}>
          Start again
        </LinkButton>
      </Actions>
    </>
  );
}

function Mismatch({ order }: Props) {
  return (
    <>
      <PageHeading
        kicker={`Order ${order.number}`}
        title="Your payment does not match this order"
        lead="A payment arrived, but not of the amount we asked for, so we have not enrolled you by machine."
      />
      <p>
        A person looks into it and writes to you. Please do not pay again. You can also{' '}
        <Link className="link" href="/contact">
          write to us
        </Link>{' '}
        with the order number.
      </p>
      <Actions>
        <ReceiptLink order={order}>See the order</ReceiptLink>
      </Actions>
    </>
  );
}

function GivenBack({ order }: Props) {
  return (
    <>
      <PageHeading
        kicker={`Order ${order.number}`}
        title="This payment was sent back"
        lead="So this order no longer gives you the course. Banks usually show the money within 5 to 10 working days."
      />
      <p>A certificate that was issued already stays valid.</p>
      <Actions>
        <ReceiptLink order={order}>See the order</ReceiptLink>
        <LinkButton variant="quiet" href={soldPage(order)}>
          See the course
        </LinkButton>
      </Actions>
    </>
  );
}

function HadItAlready({ order }: Props) {
  const isBack = order.status === 'refunded';
  return (
    <>
      <PageHeading
        kicker={`Order ${order.number}`}
        title="You already had this course"
        lead={
          isBack
            ? 'So the whole payment goes back to you. Banks usually show it within 5 to 10 working days.'
            : 'So we are sending the whole payment back.'
        }
      />
      <Actions>
        <LinkButton href={soldLearnPage(order)}>Open your course</LinkButton>
        <ReceiptLink order={order}>See the order</ReceiptLink>
      </Actions>
    </>
  );
}
