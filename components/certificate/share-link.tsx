'use client';

import { useState, useSyncExternalStore } from 'react';
import { Button } from '#components/ui/button.tsx';

const never = () => () => {};

/** Copies or shares the address where anyone can check the certificate. Without JavaScript the address itself is there to copy. */
export function ShareLink({ url, title }: { url: string; title: string }) {
  const [said, setSaid] = useState('');
  const canCopy = useSyncExternalStore(
    never,
    () => Boolean(navigator.clipboard),
    () => false,
  );
  const canShare = useSyncExternalStore(
    never,
    () => typeof navigator.share === 'function',
    () => false,
  );
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      setSaid('Address copied.');
    } catch {
      setSaid('The browser did not allow copying. Select the address and copy it yourself.');
    }
  };
  const share = async () => {
    try {
      await navigator.share({ title, url });
    } catch {
      // The person closed the sheet: nothing happened, so nothing is said.
    }
  };
  return (
    <div>
      <p className="text-sm text-muted">Address for your association</p>
      <p className="mt-1 font-medium break-all">
        <a className="link inline-block min-h-11 py-2.5" href={url}>
          {url}
        </a>
      </p>
      <div className="mt-4 flex flex-wrap gap-3">
        {canCopy ? (
          <Button variant="quiet" onClick={copy}>
            Copy the address
          </Button>
        ) : null}
        {canShare ? (
          <Button variant="quiet" onClick={share}>
            Share
          </Button>
        ) : null}
      </div>
      <p role="status" className="mt-2 min-h-6 text-sm text-muted">
        {said}
      </p>
    </div>
  );
}
