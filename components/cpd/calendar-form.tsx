'use client';

import { useActionState, useEffect, useRef } from 'react';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { CalendarState } from './calendar-state.ts';

type Props = {
  hasCalendar: boolean;
  open: (previous: CalendarState, form: FormData) => Promise<CalendarState>;
  shut: () => Promise<void>;
};

function Address({ address }: { address: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [address]);
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="group"
      aria-label="Your calendar’s address"
      className="my-6 border-l-4 border-nerve bg-sunk px-5 py-4"
    >
      <p className="font-medium">This is your calendar’s address. It is shown this once: copy it now.</p>
      <p className="mt-2 font-medium tabular [overflow-wrap:anywhere] select-all" data-calendar-address>
        {address}
      </p>
      <p className="mt-2 text-muted">
        In your calendar program choose “add by address” or “subscribe” and paste it. Whoever has the address can read
        these dates, so share it with nobody; if it got about, make a new one.
      </p>
    </div>
  );
}

/** Opens, renews and shuts the calendar feed. */
export function CalendarForm({ hasCalendar, open, shut }: Props) {
  const [state, submit] = useActionState(open, {});
  const isOpen = hasCalendar || state.address !== undefined;
  return (
    <>
      {state.address ? <Address address={state.address} /> : null}
      <div className="flex flex-wrap gap-3">
        <form action={submit}>
          <SubmitButton variant="quiet" pendingLabel="Making the address">
            {isOpen ? 'Make a new address; the old one ends' : 'Make a calendar address'}
          </SubmitButton>
        </form>
        {isOpen ? (
          <form action={shut}>
            <SubmitButton variant="danger" pendingLabel="Ending it">
              End the calendar
            </SubmitButton>
          </form>
        ) : null}
      </div>
    </>
  );
}
