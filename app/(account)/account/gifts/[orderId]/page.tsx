import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ActForm } from '#components/admin/act-form.tsx';
import { PressForm } from '#components/payments/press-form.tsx';
import { SeatDone } from '#components/payments/seat-done.tsx';
import { DateText } from '#components/ui/date.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { requireViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { giftStateSentence } from '#lib/payments/messages/seats.ts';
import { getGift } from '#lib/payments/queries-seats.ts';
import type { GiftView } from '#lib/payments/schema/seats.ts';
import { readdressAction, resendGiftAction } from '../actions.ts';

export const metadata: Metadata = { title: 'Gift' };

type Props = {
  params: Promise<{ orderId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function GiftPage({ params, searchParams }: Props) {
  const { orderId } = await params;
  const viewer = await requireViewer(`/account/gifts/${orderId}`);
  const [gift, { done }] = await Promise.all([getGift(db(), viewer, orderId), searchParams]);
  if (!gift) notFound();
  return (
    <Page>
      <nav aria-label="Back" className="mb-6">
        <Link className="link inline-flex min-h-11 items-center" href={`/account/orders/${orderId}`} prefetch={false}>
          Order {gift.number}
        </Link>
      </nav>
      <PageHeading title="Your gift" lead={giftStateSentence(gift.state)} />
      <SeatDone done={done} />
      <GiftFacts gift={gift} />
      <GiftActs gift={gift} />
    </Page>
  );
}

function GiftFacts({ gift }: { gift: GiftView }) {
  const day = (value: Date | null) =>
    value === null ? 'Not yet' : <DateText value={value} timeZone={gift.timeZone} />;
  const isAsked = gift.email !== null;
  return (
    <>
      <Facts
        items={[
          { label: gift.courses.length === 1 ? 'Course' : 'Courses', value: gift.courses.join(', ') },
          {
            label: 'For',
            value: <span className="[overflow-wrap:anywhere]">{gift.name ?? gift.email ?? 'Nobody'}</span>,
          },
          ...(isAsked && gift.name !== null
            ? [{ label: 'Address', value: <span className="[overflow-wrap:anywhere]">{gift.email}</span> }]
            : []),
          ...(isAsked
            ? [
                { label: 'Last sent', value: day(gift.sentAt) },
                { label: 'Taken', value: day(gift.acceptedAt) },
              ]
            : []),
        ]}
      />
      {gift.message === null ? null : (
        <blockquote className="mt-8 whitespace-pre-wrap border-l-2 border-line pl-5 font-serif text-lg [overflow-wrap:anywhere]">
          {gift.message}
        </blockquote>
      )}
    </>
  );
}

/** What the giver can still do. */
function GiftActs({ gift }: { gift: GiftView }) {
  const hidden = { orderId: gift.orderId };
  const isFree = gift.acts.includes('invite');
  return (
    <>
      {gift.acts.includes('remind') ? (
        <Section title="Send it again" id="again">
          <p className="mb-6 text-muted">Once a day at most. Ask them to look among unwanted mail first.</p>
          <PressForm
            action={resendGiftAction}
            hidden={hidden}
            label="Send it again"
            pendingLabel="Sending…"
            variant="quiet"
          />
        </Section>
      ) : null}
      {isFree || gift.acts.includes('move') ? (
        <Section title={isFree ? 'Send it to somebody' : 'Send it to another address'} id="address">
          <ActForm
            action={readdressAction}
            hidden={hidden}
            reviewLabel="Send the gift…"
            fields={[
              { kind: 'email', name: 'giftEmail', label: 'E-mail address', maxLength: 320 },
              { kind: 'text', name: 'giftName', label: 'Name', optional: true, maxLength: 120 },
              {
                kind: 'area',
                name: 'giftMessage',
                label: 'Your message',
                optional: true,
                maxLength: 1_000,
                ...(gift.message === null ? {} : { defaultValue: gift.message }),
              },
            ]}
          />
        </Section>
      ) : null}
    </>
  );
}
