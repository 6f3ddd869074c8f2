import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { InviteForm } from '#components/payments/person-form.tsx';
import { SeatDone } from '#components/payments/seat-done.tsx';
import { SeatListForm } from '#components/payments/seat-list-form.tsx';
import { SeatRows } from '#components/payments/seat-rows.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { requireViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { getClinic } from '#lib/payments/queries-seats.ts';
import type { ClinicView } from '#lib/payments/schema/seats.ts';
import { now } from '#lib/time/clock.ts';
import { inviteAction, inviteListAction } from '../actions.ts';

export const metadata: Metadata = { title: 'Clinic seats' };

type Props = {
  params: Promise<{ orderId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ClinicPage({ params, searchParams }: Props) {
  const { orderId } = await params;
  const viewer = await requireViewer(`/account/clinics/${orderId}`);
  const [view, { done }] = await Promise.all([getClinic(db(), viewer, orderId, now()), searchParams]);
  if (!view) notFound();
  const link = 'link inline-flex min-h-11 items-center';
  return (
    <Page width="wide">
      <nav aria-label="Back" className="mb-6">
        <Link className={link} href="/account/clinics">
          All clinic orders
        </Link>
      </nav>
      <PageHeading title={view.clinicName ?? 'Clinic seats'} lead={leadOf(view)} />
      <SeatDone done={done} />
      <Held view={view} />
      <SeatRows view={view} />
      <ul className="mt-4 flex flex-wrap gap-x-8 text-sm">
        <li>
          <a className={link} href={`/account/clinics/${orderId}/csv`} download>
            Download this list as CSV
          </a>
        </li>
        <li>
          <Link className={link} href={`/account/orders/${orderId}`} prefetch={false}>
            Order {view.number}
          </Link>
        </li>
      </ul>
      <Invite view={view} />
      <Section title="What you see" id="seen">
        <div className="max-w-[40em] space-y-4 text-muted">
          <p>
            You see whom you invited, whether a seat is in use, and for each course whether it is done, on which day, or
            until when it is due. A course is done once its certificate is issued.
          </p>
          <p>
            You never see answers, tries, progress or time spent. A score and a certificate appear here only while the
            therapist agrees, which they can take back.
          </p>
        </div>
      </Section>
    </Page>
  );
}

function leadOf({ seats }: ClinicView): string {
  const free = seats.filter(({ state }) => state === 'free').length;
  const done = seats.filter(({ state }) => state === 'done').length;
  return `${seats.length} ${seats.length === 1 ? 'seat' : 'seats'}: ${free} free, ${done} done.`;
}

/** Why nothing can be done for the time being. */
function Held({ view }: { view: ClinicView }) {
  if (!view.seats.some(({ state }) => state === 'paused')) return null;
  return (
    <Notice tone="attention" title="These seats are paused">
      The payment of this order is being looked at by the bank. Nobody can study on it or be invited until that is
      decided. Certificates that were issued stay valid.
    </Notice>
  );
}

/** The two ways to invite, while a seat is free. */
function Invite({ view }: { view: ClinicView }) {
  if (!view.seats.some(({ acts }) => acts.includes('invite'))) {
    if (view.seats.some(({ state }) => state === 'paused')) return null;
    return (
      <Section title="Invite" id="invite">
        <p className="max-w-[40em] text-muted">
          No seat is free. You can move a seat that nobody has begun with, or buy more seats on the page of a course.
        </p>
      </Section>
    );
  }
  return (
    <>
      <Section title="Invite one person" id="invite">
        <InviteForm action={inviteAction} orderId={view.orderId} />
      </Section>
      <Section title="Invite from a list" id="list">
        <p className="mb-6 max-w-[40em] text-muted">
          One row for each person.{' '}
          <a className="link" href={`/account/clinics/${view.orderId}/csv?kind=template`} download>
            Download a template
          </a>{' '}
          to fill in with any spreadsheet.
        </p>
        <SeatListForm action={inviteListAction} orderId={view.orderId} />
      </Section>
    </>
  );
}
