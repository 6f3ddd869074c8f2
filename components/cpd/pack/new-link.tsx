'use client';

import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Button, buttonClass } from '#components/ui/button.tsx';
import type { MadeLink } from './share-form.tsx';

const never = () => () => {};

/** The address of a new link, shown this once. Without scripts it stands there to be selected and copied. */
export function NewLink({ made: { url, label, until, mail } }: { made: MadeLink }) {
  const box = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState('');
  const canCopy = useSyncExternalStore(
    never,
    () => Boolean(navigator.clipboard),
    () => false,
  );
  useEffect(() => box.current?.focus(), []);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      setSaid('Address copied.');
    } catch {
      setSaid('The browser did not allow copying. Select the address and copy it yourself.');
    }
  };
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="group"
      aria-labelledby="new-link"
      className="max-w-[46rem] border-l-4 border-nerve bg-sunk px-5 py-4"
    >
      <p id="new-link" className="font-medium">
        The link for “{label}” is ready
      </p>
      <p className="mt-1.5">
        Copy it now: it is shown this once, and we keep no copy of it. It works until {until}, or until you withdraw it.
      </p>
      <label htmlFor="link-address" className="mt-5 mb-1.5 block text-sm text-muted">
        Address
      </label>
      <textarea
        id="link-address"
        readOnly
        rows={3}
        value={url}
        className="block min-h-11 w-full rounded-md border border-control bg-raised px-3.5 py-2.5 [overflow-wrap:anywhere]"
      />
      <div className="mt-4 flex flex-wrap gap-3">
        {canCopy ? <Button onClick={copy}>Copy the address</Button> : null}
        <a className={buttonClass('quiet')} href={mail}>
          Write an e-mail with it
        </a>
        <a className={buttonClass('quiet')} href="/account/cpd/audit#links">
          See all my links
        </a>
      </div>
      <p role="status" className="mt-2 min-h-6 text-sm text-muted">
        {said}
      </p>
    </div>
  );
}
