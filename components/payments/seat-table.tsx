import Link from 'next/link';
import { DataTable } from '#components/ui/table.tsx';
import type { ClinicCourse, ClinicSeat, ClinicView } from '#lib/payments/schema/seats.ts';
import { DueText, SeatState } from './seat-state.tsx';

const columns = [
  { key: 'seat', label: 'Seat' },
  { key: 'who', label: 'Who' },
  { key: 'state', label: 'State' },
  { key: 'courses', label: 'Courses' },
  { key: 'change', label: 'Change' },
];

/** Every seat of a clinic order: who was asked, as the owner typed it, and whether it is done or due. */
export function SeatTable({ view }: { view: ClinicView }) {
  return (
    <DataTable
      caption="Seats"
      columns={columns}
      rows={view.seats.map((seat) => ({
        seat: seat.seatNumber,
        who: <Who seat={seat} />,
        state: <SeatState state={seat.state} />,
        courses: (
          <ul className="space-y-3">
            {seat.courses.map((course) => (
              <li key={course.title}>
                <Course seat={seat} course={course} />
              </li>
            ))}
          </ul>
        ),
        change: <Change seat={seat} orderId={view.orderId} />,
      }))}
    />
  );
}

function Who({ seat: { email, name } }: { seat: ClinicSeat }) {
  if (email === null) return <span className="text-muted">Nobody yet</span>;
  return (
    <div className="max-w-[16rem] [overflow-wrap:anywhere]">
      {name === null ? null : <p className="font-medium">{name}</p>}
      <p className={name === null ? '' : 'text-muted'}>{email}</p>
    </div>
  );
}

function Course({ seat, course }: { seat: ClinicSeat; course: ClinicCourse }) {
  const { title, isGivenBack, due, doneOn, result } = course;
  return (
    <>
      <p>{title}</p>
      {isGivenBack && seat.state !== 'given-back' ? <p className="text-muted">Given back</p> : null}
      {seat.email === null || isGivenBack ? null : (
        <p className="mt-0.5">
          <DueText due={due} doneOn={doneOn} dueOn={seat.dueOn} />
        </p>
      )}
      {result === null ? null : (
        <p className="mt-0.5">
          {result.scorePercent === null ? null : `Score ${result.scorePercent}%. `}
          <Link
            className="link inline-flex min-h-11 items-center"
            href={`/verify/${result.certificateCode}`}
            prefetch={false}
          >
            See the certificate
          </Link>
        </p>
      )}
    </>
  );
}

function Change({ seat, orderId }: { seat: ClinicSeat; orderId: string }) {
  if (seat.acts.length === 0 || seat.acts.includes('invite')) return null;
  return (
    <Link
      className="link -my-2.5 inline-flex min-h-11 items-center whitespace-nowrap"
      href={`/account/clinics/${orderId}/seats/${seat.seatNumber}`}
      aria-label={`Change seat ${seat.seatNumber}`}
      prefetch={false}
    >
      Change
    </Link>
  );
}
