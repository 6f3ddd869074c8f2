'use client';

import { useActionState, useEffect, useRef } from 'react';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { ActForm } from '#components/admin/act-form.tsx';
import type { Act } from '#components/admin/act-state.ts';
import type { CalendarState } from './calendar-state.ts';

type Props = {
  hasCalendar: boolean;
  open: (previous: CalendarState, form: FormData) => Promise<CalendarState>;
  shut: Act;
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

function AskRenewal() {
  return (
    <div role="group" aria-label="Make a new address?" className="w-full border-l-4 border-touch bg-sunk px-5 py-4">
      <p className="font-medium">Make a new address? The old one ends at once.</p>
      <div className="mt-4 flex flex-wrap gap-3">
        <SubmitButton name="step" value="confirm" pendingLabel="Making the address">
          Make a new address
        </SubmitButton>
        <SubmitButton name="step" value="edit" variant="quiet">
          Keep the old one
        </SubmitButton>
      </div>
    </div>
  );
}

/** Opens, renews and shuts the calendar feed. What ends an address in use takes two presses. */
export function CalendarForm({ hasCalendar, open, shut }: Props) {
  const [state, submit] = useActionState(open, {});
  const isOpen = hasCalendar || state.address !== undefined;
  return (
    <>
      {state.address ? <Address address={state.address} /> : null}
      <form action={submit} className="mb-3">
        {state.isAsking ? (
          <AskRenewal />
        ) : (
          <SubmitButton variant="quiet" pendingLabel="Making the address">
            {isOpen ? 'Make a new address…' : 'Make a calendar address'}
          </SubmitButton>
        )}
      </form>
      {isOpen ? <ActForm action={shut} fields={[]} reviewLabel="End the calendar…" tone="danger" /> : null}
    </>
  );
}
