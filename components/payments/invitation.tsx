import Link from 'next/link';
import { Status } from '#components/ui/status.tsx';
import { DateText } from '#components/ui/date.tsx';
import type { MyInvitation } from '#lib/payments/schema/seats.ts';

const states: Readonly<Record<MyInvitation['state'], string>> = {
  waiting: 'Waits for you',
  accepted: 'Accepted',
  paused: 'Paused',
  'given-back': 'Given back',
};

/** What was sent, by whom, and in what state it is. */
export function InvitationFacts({ invitation }: { invitation: MyInvitation }) {
  const { kind, from, courses, message, dueOn, state } = invitation;
  const isOpen = state === 'accepted';
  return (
    <>
      <p className="text-sm text-muted">{kind === 'gift' ? 'Gift' : 'Clinic seat'}</p>
      <h2 className="mt-1 text-2xl [overflow-wrap:anywhere] md:text-3xl">From {from}</h2>
      <p className="mt-3">
        <Status tone={state === 'accepted' ? 'good' : state === 'given-back' ? 'quiet' : 'attention'}>
          {states[state]}
        </Status>
      </p>
      <ul className="mt-4 space-y-1 font-serif text-lg">
        {courses.map(({ slug, title }) => (
          <li key={slug}>
            <Link
              className="link inline-flex min-h-11 items-center"
              href={isOpen ? `/learn/${slug}` : `/courses/${slug}`}
              prefetch={false}
            >
              {title}
            </Link>
          </li>
        ))}
      </ul>
      {dueOn === null ? null : (
        <p className="mt-3 text-muted">
          {from} would like it done by <DateText value={`${dueOn}T00:00:00.000Z`} />.
        </p>
      )}
      {message === null ? null : (
        <blockquote className="mt-4 whitespace-pre-wrap border-l-2 border-line pl-5 font-serif text-lg [overflow-wrap:anywhere]">
          {message}
        </blockquote>
      )}
      <Held state={state} />
    </>
  );
}

function Held({ state }: { state: MyInvitation['state'] }) {
  if (state === 'paused')
    return (
      <p className="mt-4 text-muted">
        The payment for it is being looked at by the bank. It opens again once that is decided; what you have done is
        kept.
      </p>
    );
  if (state !== 'given-back') return null;
  return <p className="mt-4 text-muted">Who paid for it gave it back, so it can no longer be used.</p>;
}

/** What the clinic will see, before anybody agrees to anything. */
export function WhatIsSeen({ from }: { from: string }) {
  return (
    <div className="mt-5 space-y-2 text-muted">
      <p>{from} sees whether the seat is in use, and whether each course is done, on which day, or when it is due.</p>
      <p>
        It never sees your answers, tries, progress or time spent. It sees your score and your certificate only if you
        agree, and you can take that back.
      </p>
    </div>
  );
}
