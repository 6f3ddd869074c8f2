import Link from 'next/link';
import { seatGroups } from '#lib/payments/rules/seat-groups.ts';
import type { SeatGroup } from '#lib/payments/rules/seat-groups.ts';
import type { ClinicCourse, ClinicSeat, ClinicView } from '#lib/payments/schema/seats.ts';
import { DueText, SeatState } from './seat-state.tsx';

/**
 * Every seat of a clinic order: who was asked, as the owner typed it, and whether it is done or due. A line a seat where
 * there is room, a block a seat on a phone; seats that nobody has stand together.
 */
export function SeatRows({ view }: { view: ClinicView }) {
  return (
    <ol aria-label="Seats" className="border-t border-ink">
      {seatGroups(view.seats).map(({ seat, lastNumber }) => (
        <li
          key={seat.seatNumber}
          className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-8 gap-y-2 border-b border-line py-4 md:grid-cols-[6.5rem_7rem_minmax(0,16rem)_minmax(0,1fr)_4rem] md:py-3"
        >
          <p className="text-muted">{numbersOf({ seat, lastNumber })}</p>
          <p>
            <SeatState state={seat.state} />
          </p>
          <div className="col-span-2 md:col-span-1">
            <Who seat={seat} />
          </div>
          <ul className="col-span-2 space-y-3 md:col-span-1">
            {seat.courses.map((course) => (
              <li key={course.title}>
                <Course seat={seat} course={course} />
              </li>
            ))}
          </ul>
          <Change seat={seat} orderId={view.orderId} />
        </li>
      ))}
    </ol>
  );
}

function numbersOf({ seat: { seatNumber }, lastNumber }: SeatGroup): string {
  if (seatNumber === lastNumber) return `Seat ${seatNumber}`;
  return `Seats ${seatNumber} ${lastNumber === seatNumber + 1 ? 'and' : 'to'} ${lastNumber}`;
}

function Who({ seat: { email, name } }: { seat: ClinicSeat }) {
  if (email === null) return <span className="text-muted">Nobody yet</span>;
  return (
    <div className="[overflow-wrap:anywhere]">
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
      className="link inline-flex min-h-11 items-center self-start justify-self-start md:-my-2.5"
      href={`/account/clinics/${orderId}/seats/${seat.seatNumber}`}
      aria-label={`Change seat ${seat.seatNumber}`}
      prefetch={false}
    >
      Change
    </Link>
  );
}
