import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ActForm } from '#components/admin/act-form.tsx';
import { DueForm } from '#components/payments/due-form.tsx';
import { PressForm } from '#components/payments/press-form.tsx';
import { DueText, SeatState } from '#components/payments/seat-state.tsx';
import { DateText } from '#components/ui/date.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { requireViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { getClinic } from '#lib/payments/queries-seats.ts';
import type { ClinicSeat, ClinicView } from '#lib/payments/schema/seats.ts';
import { now } from '#lib/time/clock.ts';
import { moveSeatAction, remindAction, setDueAction, withdrawSeatAction } from '../../../actions.ts';

export const metadata: Metadata = { title: 'Seat' };

export default async function SeatPage({ params }: { params: Promise<{ orderId: string; seat: string }> }) {
  const { orderId, seat: number } = await params;
  const viewer = await requireViewer(`/account/clinics/${orderId}`);
  const view = await getClinic(db(), viewer, orderId, now());
  const seat = view?.seats.find(({ seatNumber }) => String(seatNumber) === number);
  if (!view || !seat || seat.email === null) notFound();
  return (
    <Page>
      <nav aria-label="Back" className="mb-6">
        <Link className="link inline-flex min-h-11 items-center" href={`/account/clinics/${orderId}`}>
          All seats
        </Link>
      </nav>
      <PageHeading kicker={`Seat ${seat.seatNumber}`} title={seat.name ?? seat.email} />
      <SeatFacts seat={seat} view={view} />
      <Acts seat={seat} orderId={orderId} />
    </Page>
  );
}

function SeatFacts({ seat, view }: { seat: ClinicSeat; view: ClinicView }) {
  const { email, name, state, invitedAt, courses, dueOn } = seat;
  return (
    <>
      <Facts
        items={[
          // Without a name the address is the heading already.
          ...(name === null
            ? []
            : [{ label: 'Address', value: <span className="[overflow-wrap:anywhere]">{email}</span> }]),
          { label: 'State', value: <SeatState state={state} /> },
          ...(invitedAt === null
            ? []
            : [{ label: 'Invited', value: <DateText value={invitedAt} timeZone={view.timeZone} /> }]),
        ]}
      />
      <ul className="mt-8 border-t border-line">
        {courses.map(({ title, due, doneOn }) => (
          <li key={title} className="flex flex-wrap justify-between gap-x-8 gap-y-1 border-b border-line py-3">
            <span>{title}</span>
            <DueText due={due} doneOn={doneOn} dueOn={dueOn} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** What can be done with the seat as it stands. */
function Acts({ seat, orderId }: { seat: ClinicSeat; orderId: string }) {
  const hidden = { orderId, seatNumber: String(seat.seatNumber) };
  const may = (act: ClinicSeat['acts'][number]) => seat.acts.includes(act);
  return (
    <>
      {seat.state === 'begun' ? (
        <p className="mt-10 max-w-[36em] text-muted">
          This seat is in use, so it stays with its therapist and cannot be moved.
        </p>
      ) : null}
      {may('set-due') ? (
        <Section title="Due date" id="due">
          <DueForm action={setDueAction} hidden={hidden} dueOn={seat.dueOn} />
        </Section>
      ) : null}
      {may('remind') ? (
        <Section title="Send the invitation again" id="remind">
          <p className="mb-6 text-muted">Once a day at most. Ask them to look among unwanted mail first.</p>
          <PressForm
            action={remindAction}
            hidden={hidden}
            label="Send it again"
            pendingLabel="Sending…"
            variant="quiet"
          />
        </Section>
      ) : null}
      {may('move') ? (
        <Section title="Give the seat to somebody else" id="move">
          <ActForm
            action={moveSeatAction}
            hidden={hidden}
            reviewLabel="Move the seat…"
            fields={[
              { kind: 'email', name: 'moveEmail', label: 'E-mail address', maxLength: 320 },
              { kind: 'text', name: 'moveName', label: 'Name', optional: true, maxLength: 120 },
              { kind: 'date', name: 'moveDueOn', label: 'Done by', optional: true },
            ]}
          />
        </Section>
      ) : null}
      {may('withdraw') ? (
        <Section title="Take the seat back" id="withdraw">
          <ActForm action={withdrawSeatAction} hidden={hidden} fields={[]} reviewLabel="Take it back…" tone="danger" />
        </Section>
      ) : null}
    </>
  );
}
